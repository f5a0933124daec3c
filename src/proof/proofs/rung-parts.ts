import type { Disposition } from '../../rule-set/rule-set.js'
import { ALWAYS, type Formula, NEVER, not } from '../engine/formula.js'
import type { Outcomes, RuleFormulas } from '../outcomes.js'

/** What a rule adds to a rung of the ladder; of one that holds the decision up, "not not met" is "met or undetermined". */
const added = ({ met, notMet, rule, undetermined }: RuleFormulas, rung: Disposition): Formula => {
  const { event, whenUndetermined } = rule
  const isEscalation = event.type === 'escalate'
  if (!isEscalation && (event.type !== 'redirect' || rung === 'escalate')) return NEVER
  const isLifted = isEscalation || rung === 'redirect'
  if (rung === 'escalate' || whenUndetermined === 'note') return isLifted ? met : NEVER
  return isLifted ? not(notMet) : undetermined
}

/**
 * A rung of the ladder taken apart: the disposition is at least this high where any of these is true. The same as
 * `atLeast`, rule by rule, and written so that its form shows what rises with the risk.
 */
export const rungParts = ({ rules }: Pick<Outcomes, 'rules'>, rung: Disposition): readonly Formula[] =>
  rung === 'accept' ? [ALWAYS] : rules.map((rule) => added(rule, rung)).filter((part) => part !== NEVER)
