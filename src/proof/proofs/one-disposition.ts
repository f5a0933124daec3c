import type { AnalysisContext } from '../context.js'
import { and, type Formula, NEVER, not, or } from '../engine/formula.js'
import { LADDER } from '../outcomes.js'
import { isNever } from './is-never.js'
import { isPossible, type ProofResult, prove, refutation } from './proof-result.js'

/** Every referral has exactly one disposition. */
export const oneDisposition = (context: AnalysisContext): ProofResult => {
  const { formSuffices, outcomes, space, witness } = context
  const formulas = LADDER.map((disposition) => outcomes.disposition[disposition])
  const any = or(...formulas)
  const none = not(any)
  const rungs: readonly Formula[] = LADDER.map((disposition) => outcomes.atLeast[disposition])
  /** Each rung with the next higher one as a part of it, so that it need not be known what the rungs are made of. */
  const stacked = rungs.filter((rung) => rung.kind === 'or' && rung.of.some((part) => rungs.includes(part)))
  const two = formulas.flatMap((one, index) => formulas.slice(index + 1).map((other) => and(one, other)))
  const opened = new Set([any, ...two, ...formulas.filter((one) => !rungs.includes(one)), ...stacked])
  return prove(
    context,
    { name: 'one-disposition', title: 'every referral has exactly one disposition' },
    [none, ...two].map((formula) => [
      {
        ask: isPossible(formSuffices && isNever(formula, opened) ? NEVER : formula),
        finding: (choice) =>
          refutation('not-one-disposition', {
            rule: null,
            path: ['rules'],
            message:
              formula === none
                ? 'a referral can be without any disposition'
                : 'a referral can have two dispositions at once',
            hint: 'report this: no rule set should be able to do it',
            witnesses: [witness(space.factsIn(choice))],
          }),
      },
    ]),
  )
}
