/**
 * What a condition comes to when every fact is known: plain true-or-false logic, written without a look at
 * the evaluator, from the meaning of the ten operators.
 */
import type { FactValue } from '../../../src/facts/fact.js'
import type { Condition, Leaf, NamedConditions } from '../../../src/rule-set/condition.js'

type Known = Exclude<FactValue, null>

/** One leaf about a known value. */
export const leafHolds = ({ operator, value }: Leaf, actual: Known): boolean => {
  const among = (list: unknown, one: unknown) => Array.isArray(list) && list.some((item) => item === one)
  const table: Record<Leaf['operator'], () => boolean> = {
    equal: () => actual === value,
    notEqual: () => !(actual === value),
    lessThan: () => Number(actual) < Number(value),
    lessThanInclusive: () => !(Number(actual) > Number(value)),
    greaterThan: () => Number(actual) > Number(value),
    greaterThanInclusive: () => !(Number(actual) < Number(value)),
    in: () => among(value, actual),
    notIn: () => !among(value, actual),
    contains: () => among(actual, value),
    doesNotContain: () => !among(actual, value),
  }
  return table[operator]()
}

/** A condition where every fact that it asks for is known. */
export const holds = (
  condition: Condition,
  named: NamedConditions,
  facts: { readonly [fact: string]: Known },
): boolean => {
  if ('all' in condition) return condition.all.every((child) => holds(child, named, facts))
  if ('any' in condition) return condition.any.some((child) => holds(child, named, facts))
  if ('not' in condition) return !holds(condition.not, named, facts)
  if ('condition' in condition) return holds(defined(named, condition.condition), named, facts)
  const actual = facts[condition.fact]
  if (actual === undefined) throw new Error(`the test left \`${condition.fact}\` unknown`)
  return leafHolds(condition, actual)
}

/** The named condition; the test is wrong if there is none. */
export const defined = (named: NamedConditions, name: string): Condition => {
  const condition = named[name]
  if (condition === undefined) throw new Error(`the test defines no condition \`${name}\``)
  return condition
}

/** Every leaf, named conditions opened up. */
export const leavesOf = (condition: Condition, named: NamedConditions): readonly Leaf[] => {
  if ('all' in condition) return condition.all.flatMap((child) => leavesOf(child, named))
  if ('any' in condition) return condition.any.flatMap((child) => leavesOf(child, named))
  if ('not' in condition) return leavesOf(condition.not, named)
  if ('condition' in condition) return leavesOf(defined(named, condition.condition), named)
  return [condition]
}
