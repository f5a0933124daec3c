/** What the ten standard operators mean for a known value. Unknown values never get here. */
import type { FactValue } from '../facts/fact.js'
import { memoize } from '../input/memoize.js'
import type { Leaf, LeafValue, Operator } from './condition.js'
import type { Truth } from './three-valued.js'

type Known = Exclude<FactValue, null>

/** A test of a known value. */
type KnownTest = (actual: Known) => boolean

const isList = (value: LeafValue | Known): value is readonly (number | string)[] => Array.isArray(value)

/** Orders compare numbers only: text that looks like a number is not one. */
const ordered = (value: LeafValue, compare: (actual: number, expected: number) => boolean): KnownTest =>
  typeof value === 'number' ? (actual) => typeof actual === 'number' && compare(actual, value) : () => false

/** A list that has the value; text is not a list of its letters. */
const listed =
  (value: LeafValue): KnownTest =>
  (actual) =>
    isList(value) && !isList(actual) && typeof actual !== 'boolean' && value.includes(actual)

const contained =
  (value: LeafValue): KnownTest =>
  (actual) =>
    isList(actual) && (actual as readonly unknown[]).includes(value) // widened: a set may be asked for anything

/** The test that `operator` makes of a known value. */
export const knownTest = (operator: Operator, value: LeafValue): KnownTest => {
  switch (operator) {
    case 'equal':
      return (actual) => actual === value
    case 'notEqual':
      return (actual) => actual !== value
    case 'lessThan':
      return ordered(value, (actual, expected) => actual < expected)
    case 'lessThanInclusive':
      return ordered(value, (actual, expected) => actual <= expected)
    case 'greaterThan':
      return ordered(value, (actual, expected) => actual > expected)
    case 'greaterThanInclusive':
      return ordered(value, (actual, expected) => actual >= expected)
    case 'in':
      return listed(value)
    case 'notIn': {
      const isListed = listed(value)
      return (actual) => !isListed(actual)
    }
    case 'contains':
      return contained(value)
    case 'doesNotContain': {
      const isContained = contained(value)
      return (actual) => !isContained(actual)
    }
  }
}

const testOf = memoize(({ operator, value }: Leaf) => knownTest(operator, value))

/** What a leaf comes to for a value of its fact: unknown if the value is. */
export const leafTruth = (leaf: Leaf, value: FactValue): Truth =>
  value === null ? 'unknown' : testOf(leaf)(value) ? 'true' : 'false'
