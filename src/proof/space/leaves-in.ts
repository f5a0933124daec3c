import { groupBy } from '../../input/group-by.js'
import type { Condition, Leaf, NamedConditions } from '../../rule-set/condition.js'
import type { RuleSet } from '../../rule-set/rule-set.js'

/**
 * Every leaf of a condition as often as it is asked, in the order it is read. Named conditions are opened up
 * where `named` defines them; a parsed rule set keeps the list within bounds.
 */
export const leavesOf = (condition: Condition, named: NamedConditions = {}): readonly Leaf[] => {
  const visit = (one: Condition): readonly Leaf[] => {
    if ('fact' in one) return [one]
    if ('all' in one) return one.all.flatMap(visit)
    if ('any' in one) return one.any.flatMap(visit)
    if ('not' in one) return visit(one.not)
    const definition = Object.hasOwn(named, one.condition) ? named[one.condition] : undefined
    return definition === undefined ? [] : visit(definition)
  }
  return visit(condition)
}

/** Leaves that ask the same thing have the same key. */
export const leafKey = ({ fact, operator, value }: Leaf): string =>
  `${fact} ${operator} ${JSON.stringify(value)}`

/** Leaves by the fact that they ask about. */
export const byFact = (leaves: readonly Leaf[]): ReadonlyMap<string, readonly Leaf[]> =>
  groupBy(leaves, ({ fact }) => fact)

/** Every leaf of some rule sets (their rules, named conditions and invariants), by the fact that it asks about. */
export const leavesByFact = (ruleSets: readonly RuleSet[]): ReadonlyMap<string, readonly Leaf[]> =>
  byFact(
    ruleSets.flatMap(({ conditions, invariants, rules }) =>
      [
        ...Object.values(conditions),
        ...invariants.map(({ when }) => when),
        ...rules.map((rule) => rule.conditions),
      ].flatMap((condition) => leavesOf(condition)),
    ),
  )
