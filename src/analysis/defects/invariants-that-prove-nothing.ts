/** Invariants that would hold under any rules: they read as promises, and nothing is promised. */
import type { AnalysisContext } from '../../proof/context.js'
import type { Finding } from '../../proof/finding.js'
import { provesNothing } from '../../proof/proofs/invariants-hold.js'
import { makeFinding } from '../make-finding.js'
import { isImpossible } from './defect.js'

/** Finds invariants whose `when` is never true, and those that allow every decision there is. */
export const invariantsThatProveNothing = (context: AnalysisContext): readonly Finding[] =>
  context.document.invariants.flatMap((invariant, index) => {
    const { name, when } = invariant
    if (provesNothing(invariant))
      return [
        makeFinding('invariant-proves-nothing', {
          path: ['invariants', index, 'then'],
          message: `the invariant \`${name}\` allows every disposition, and so proves nothing`,
          hint: 'leave out the dispositions that must not be',
        }),
      ]
    if (!isImpossible(context, context.outcomes.condition(when).isTrue)) return []
    return [
      makeFinding('invariant-proves-nothing', {
        path: ['invariants', index, 'when'],
        message: `no referral can be what the invariant \`${name}\` speaks of, so that it proves nothing`,
        hint: 'look for conditions in one `all` that shut each other out, and mend one of them or put them under an `any`',
      }),
    ]
  })
