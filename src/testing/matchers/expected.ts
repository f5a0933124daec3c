/** What a matcher expects: whether a decision is so, what to show if it is not, and what would make it so. */

import type { LaidOutTriage } from '../../analysis/one-referral/laid-out-triage.js'
import type { Decision } from '../../decision/decision.js'
import type { ExaminedRule } from '../../decision/examination.js'
import { didYouMean } from '../../issue/did-you-mean.js'
import { type Issue, TriageError } from '../../issue/issue.js'
import { quote } from '../../issue/quote.js'
import type { Formula } from '../../proof/engine/formula.js'
import type { RuleSet } from '../../rule-set/rule-set.js'
import type { Service } from '../../service/service.js'

/** What a matcher expects. */
export interface Expected {
  /** What should happen, to be read after "expected the referral": `to be redirected to …`. */
  readonly words: string
  /** Whether a decision is as expected. */
  readonly isSo: (decision: Decision) => boolean
  /** Whether a rule has a part in it, and is worth showing where the test fails. `words` is the rule set, where it is known. */
  readonly concerns: (rule: ExaminedRule, words: Pick<RuleSet, 'vocabulary'>) => boolean
  /** The issues with names that the rule set does not have: a misspelt name must not pass under `.not`. */
  readonly nameIssues: (ruleSet: RuleSet) => readonly Issue[]
  /** When it is so, as a formula over the outcomes of the triage. */
  readonly formula: (laidOut: LaidOutTriage, service: Service) => Formula
  /** Whether the formula is true just of the referrals that are decided so; if not, more of those that it gives are tried. */
  readonly isExact: boolean
}

/**
 * Throws a `TriageError` where what a matcher is told to expect is no object, or has a key that the matcher does not
 * know: it would look at nothing of it, and pass. Types say so already, but not in JavaScript.
 */
export const onlyKnownKeys = (expected: unknown, keys: readonly string[], path: Issue['path']): void => {
  const isObject = typeof expected === 'object' && expected !== null && !Array.isArray(expected)
  const unknown = isObject ? Object.keys(expected).filter((key) => !keys.includes(key)) : []
  const [first] = unknown
  if (isObject && first === undefined) return
  const known = `\`{ ${keys.join(', ')} }\``
  throw new TriageError([
    first === undefined
      ? {
          code: 'wrong-type',
          path,
          message: `what is expected is not an object`,
          hint: `write ${known}, or the parts of it that matter`,
        }
      : {
          code: 'unknown-key',
          path: [...path, first],
          message: `unknown key ${quote(first)}`,
          hint: didYouMean(first, keys),
        },
  ])
}
