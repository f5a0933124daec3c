/**
 * Kleene's strong three-valued logic: what is not known stays not known until it no longer matters. And what the ten standard
 * operators mean for a known value.
 */
import type { FactValue } from '../facts/fact.js'
import { memoize } from '../input/memoize.js'
import type { Leaf, LeafValue, Operator } from './condition.js'

/** Kleene's strong three-valued logic: what is not known stays not known until it no longer matters. */

/** Whether something is so, is not so, or cannot be said while a fact is unknown. */
export type Truth = 'true' | 'false' | 'unknown'

/** The negation of unknown is unknown. */
export const not = (truth: Truth): Truth =>
  truth === 'unknown' ? 'unknown' : truth === 'true' ? 'false' : 'true'

/** False if any is false, otherwise unknown if any is unknown. */
export const all = (truths: readonly Truth[]): Truth =>
  truths.includes('false') ? 'false' : truths.includes('unknown') ? 'unknown' : 'true'

/** True if any is true, otherwise unknown if any is unknown. */
export const any = (truths: readonly Truth[]): Truth =>
  truths.includes('true') ? 'true' : truths.includes('unknown') ? 'unknown' : 'false'

/** `settling` at the first item that comes to it, and no other is asked; else unknown if any is; else `otherwise`. */
const folded = <T>(
  items: readonly T[],
  ask: (item: T) => Truth,
  settling: Truth,
  otherwise: Truth,
): Truth => {
  let truth = otherwise
  for (const item of items) {
    const itemTruth = ask(item)
    if (itemTruth === settling) return settling
    if (itemTruth === 'unknown') truth = 'unknown'
  }
  return truth
}

/** `all` of what each item comes to, asked from the first to the last for as long as it matters. */
export const allOf = <T>(items: readonly T[], ask: (item: T) => Truth): Truth =>
  folded(items, ask, 'false', 'true')

/** `any` of what each item comes to, asked from the first to the last for as long as it matters. */
export const anyOf = <T>(items: readonly T[], ask: (item: T) => Truth): Truth =>
  folded(items, ask, 'true', 'false')

/** What a rule comes to. */
export type Verdict = 'met' | 'not-met' | 'undetermined'

const VERDICTS = { true: 'met', false: 'not-met', unknown: 'undetermined' } as const

/** The verdict of a rule whose conditions are `truth`. */
export const verdictOf = (truth: Truth): Verdict => VERDICTS[truth]

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
