/** Numbers at, just below and just above what a rule compares with: where rules are wrong, they are wrong there. */

import { definitionsWith } from '../../facts/catalogue.js'
import { leavesOf } from '../../proof/rule-set-parts.js'
import type { RuleSet } from '../../rule-set/rule-set.js'

/** A fact and a number near a threshold of it. */
export interface NearThreshold {
  readonly fact: string
  readonly value: number
}

/** By rule, every number that is at most one away from a number that it compares a fact with. */
export const nearThresholds = (ruleSet: RuleSet): ((rule: number) => readonly NearThreshold[]) => {
  const definitions = definitionsWith(ruleSet.localFacts)
  return (index) => {
    const rule = ruleSet.rules[index]
    if (rule === undefined) return []
    return leavesOf(rule.conditions, ruleSet.conditions).flatMap(({ fact, value }) => {
      const definition = definitions.get(fact)
      if (definition?.kind !== 'integer' || typeof value !== 'number') return []
      return [value - 1, value, value + 1]
        .filter((one) => one >= definition.min && one <= definition.max)
        .map((one) => ({ fact, value: one }))
    })
  }
}
