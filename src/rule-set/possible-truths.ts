/**
 * Which truths a condition can still come to while some facts are open: a sound bound, worked out leaf by
 * leaf in sets of truths. What it rules out is impossible; what it allows may still be.
 */
import type { Facts } from '../facts/fact.js'
import type { Condition, Leaf, NamedConditions } from './condition.js'
import { knownTest } from './operators.js'

/** A set of truths as bits. */
export type Truths = number
export const FALSE: Truths = 1
export const UNKNOWN: Truths = 2
export const TRUE: Truths = 4

/** The facts that are settled, and the set of truths of a leaf whose fact is open. */
export type OpenLeaf = (leaf: Leaf) => Truths

/** The least of each pair, in the order false, unknown, true. */
const both = (one: Truths, other: Truths): Truths => {
  const unknown = (one & UNKNOWN && other & ~FALSE) || (other & UNKNOWN && one & ~FALSE)
  return ((one | other) & FALSE) | (one & other & TRUE) | (unknown ? UNKNOWN : 0)
}

const negated = (one: Truths): Truths => (one & UNKNOWN) | (one & FALSE ? TRUE : 0) | (one & TRUE ? FALSE : 0)

const either = (one: Truths, other: Truths): Truths => negated(both(negated(one), negated(other)))

/** The truth of a leaf for the value that its fact has. */
export const truthOfLeaf = ({ fact, operator, value }: Leaf, facts: Facts): Truths => {
  const actual = facts[fact] ?? null
  return actual === null ? UNKNOWN : knownTest(operator, value)(actual) ? TRUE : FALSE
}

/** A condition made ready to be asked which truths are possible, given those of each leaf. */
export const possibleTruths = (
  condition: Condition,
  named: NamedConditions,
): ((leaf: OpenLeaf) => Truths) => {
  const known = new Map<string, (leaf: OpenLeaf) => Truths>()
  const compile = (node: Condition): ((leaf: OpenLeaf) => Truths) => {
    if ('fact' in node) return (leaf) => leaf(node)
    if ('not' in node) {
      const below = compile(node.not)
      return (leaf) => negated(below(leaf))
    }
    if ('condition' in node) {
      const before = known.get(node.condition)
      if (before !== undefined) return before
      const definition = Object.hasOwn(named, node.condition) ? named[node.condition] : undefined
      const compiled = definition === undefined ? () => UNKNOWN : compile(definition)
      known.set(node.condition, compiled)
      return compiled
    }
    const [children, fold, start] =
      'all' in node ? [node.all.map(compile), both, TRUE] : [node.any.map(compile), either, FALSE]
    return (leaf) => children.reduce((truths, child) => fold(truths, child(leaf)), start)
  }
  return compile(condition)
}
