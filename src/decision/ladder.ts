/** The ladder: which disposition applies. The highest wins, so that rules only ever add. */
import type { Disposition, RuleSet } from '../rule-set/rule-set.js'
import { holdsUp, type RulesByOutcome } from './rules-by-outcome.js'

const rung = (escalated: boolean, waits: boolean, redirected: boolean): Disposition => {
  if (escalated) return 'escalate'
  if (waits) return 'request-information'
  return redirected ? 'redirect' : 'accept'
}

/** The disposition that the verdicts call for. */
export const dispositionOf = ({ escalate, redirect }: RulesByOutcome): Disposition =>
  rung(
    escalate.met.length > 0,
    escalate.open.some(holdsUp) || redirect.open.some(holdsUp),
    redirect.met.length > 0,
  )

/**
 * For counting: takes the rule set of a triage; gives a function that tells the disposition from the bare numbers that
 * `compileRuleSet(…).verdicts` gives (0 not met, 1 undetermined, 2 met), in rule order, without reasons or questions.
 */
export const dispositionFromVerdicts = ({
  rules,
}: RuleSet): ((verdicts: ArrayLike<number>) => Disposition) => {
  const rulesOfType = (type: 'escalate' | 'redirect') =>
    rules.flatMap(({ event }, index) => (event.type === type ? [index] : []))
  const escalations = rulesOfType('escalate')
  const redirects = rulesOfType('redirect')
  const waiting = [...escalations, ...redirects].filter((index) => rules[index]?.whenUndetermined !== 'note')
  const anyIs = (verdicts: ArrayLike<number>, indexes: readonly number[], verdict: 1 | 2): boolean => {
    for (const index of indexes) if (verdicts[index] === verdict) return true
    return false
  }
  return (verdicts) =>
    rung(anyIs(verdicts, escalations, 2), anyIs(verdicts, waiting, 1), anyIs(verdicts, redirects, 2))
}
