/** A rule set taken apart: the leaves of its conditions, the named conditions referred to, the rules of some types. */
import { groupBy } from '../input/group-by.js'
import { cached } from '../input/memoize.js'
import type { Condition, InvariantCondition, Leaf, NamedConditions } from '../rule-set/condition.js'
import type { RuleSet } from '../rule-set/rule-set.js'

/**
 * Every leaf of a condition as often as it is asked, in the order it is read. Named conditions are opened up
 * where `named` defines them; a parsed rule set keeps the list within bounds.
 */
export const leavesOf = (condition: InvariantCondition, named: NamedConditions = {}): readonly Leaf[] => {
  if ('fact' in condition) return [condition]
  if ('all' in condition) return condition.all.flatMap((child) => leavesOf(child, named))
  if ('any' in condition) return condition.any.flatMap((child) => leavesOf(child, named))
  if ('not' in condition) return leavesOf(condition.not, named)
  if ('notKnown' in condition) return leavesOf(condition.notKnown, named)
  const definition = Object.hasOwn(named, condition.condition) ? named[condition.condition] : undefined
  return definition === undefined ? [] : leavesOf(definition, named)
}

/** How many leaves the rules ask once every named condition is opened up. */
export const openedSize = ({ conditions, rules }: RuleSet): number => {
  const sizeOf = (condition: Condition): number => {
    if ('fact' in condition) return 1
    if ('condition' in condition) return sizeOfNamed(condition.condition)
    const children = 'all' in condition ? condition.all : 'any' in condition ? condition.any : [condition.not]
    let size = 0
    for (const child of children) size += sizeOf(child)
    return size
  }
  const sizeOfNamed = cached((name: string): number => {
    const definition = conditions[name]
    return definition === undefined ? 0 : sizeOf(definition)
  })
  return rules.reduce((sum, rule) => sum + sizeOf(rule.conditions), 0)
}

/** A leaf as a rule writes it, on one line: leaves that ask the same thing have the same text. */
export const leafText = ({ fact, operator, value }: Leaf): string =>
  `${fact} ${operator} ${JSON.stringify(value)}`

/** Every leaf of some rule sets (their rules, named conditions and invariants), by the fact that it asks about. */
export const leavesByFact = (ruleSets: readonly RuleSet[]): ReadonlyMap<string, readonly Leaf[]> => {
  const conditions = ruleSets.flatMap((ruleSet) => [
    ...Object.values(ruleSet.conditions),
    ...ruleSet.invariants.map(({ when }) => when),
    ...ruleSet.rules.map((rule) => rule.conditions),
  ])
  return groupBy(
    conditions.flatMap((condition) => leavesOf(condition)),
    ({ fact }) => fact,
  )
}

const namesIn = (condition: InvariantCondition): readonly string[] => {
  if ('condition' in condition) return [condition.condition]
  if ('all' in condition) return condition.all.flatMap(namesIn)
  if ('any' in condition) return condition.any.flatMap(namesIn)
  if ('not' in condition) return namesIn(condition.not)
  return 'notKnown' in condition ? namesIn(condition.notKnown) : []
}

/** The named conditions that some conditions refer to, by whatever way. */
export const conditionsReferredTo = (
  conditions: readonly InvariantCondition[],
  named: NamedConditions,
): NamedConditions => {
  const names = new Set(conditions.flatMap(namesIn))
  // Iteration over a set also meets what is added to it on the way.
  for (const name of names) {
    const definition = named[name]
    for (const further of definition === undefined ? [] : namesIn(definition)) names.add(further)
  }
  return Object.fromEntries(Object.entries(named).filter(([name]) => names.has(name)))
}

/** A rule set with only its rules of some types, its invariants, and the conditions that these refer to. */
export const rulesOfTypes = (
  ruleSet: RuleSet,
  types: readonly RuleSet['rules'][number]['event']['type'][],
): RuleSet => {
  const rules = ruleSet.rules.filter(({ event }) => types.includes(event.type))
  const asked = [...rules.map((rule) => rule.conditions), ...ruleSet.invariants.map(({ when }) => when)]
  return { ...ruleSet, rules, conditions: conditionsReferredTo(asked, ruleSet.conditions) }
}
