import type { RuleSet } from '../rule-set/rule-set.js'
import { conditionsReferredTo } from './conditions-referred-to.js'

/** A rule set with only its rules of some types and the conditions that these refer to, without its invariants. */
export const rulesOfTypes = (
  ruleSet: RuleSet,
  types: readonly RuleSet['rules'][number]['event']['type'][],
): RuleSet => {
  const rules = ruleSet.rules.filter(({ event }) => types.includes(event.type))
  const conditions = conditionsReferredTo(
    rules.map((rule) => rule.conditions),
    ruleSet.conditions,
  )
  return { ...ruleSet, rules, conditions, invariants: [] }
}
