import type { Condition, Leaf } from '../../rule-set/condition.js'
import type { RuleSet } from '../../rule-set/rule-set.js'

/** Every leaf of the conditions, named conditions not opened up. */
export const leavesOf = (condition: Condition): readonly Leaf[] => {
  if ('fact' in condition) return [condition]
  if ('all' in condition) return condition.all.flatMap(leavesOf)
  if ('any' in condition) return condition.any.flatMap(leavesOf)
  return 'not' in condition ? leavesOf(condition.not) : []
}

/** Every leaf of a rule set (its rules, named conditions and invariants), by the fact that it asks about. */
export const leavesByFact = (ruleSets: readonly RuleSet[]): ReadonlyMap<string, readonly Leaf[]> => {
  const groups = new Map<string, Leaf[]>()
  const conditions = ruleSets.flatMap(({ conditions: named, invariants, rules }) => [
    ...Object.values(named),
    ...invariants.map(({ when }) => when),
    ...rules.map((rule) => rule.conditions),
  ])
  for (const leaf of conditions.flatMap(leavesOf)) {
    const group = groups.get(leaf.fact)
    if (group === undefined) groups.set(leaf.fact, [leaf])
    else group.push(leaf)
  }
  return groups
}
