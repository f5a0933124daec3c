/**
 * The cells of a fact: its values, cut where leaves can tell them apart. Every value whatever has a cell, so that
 * a leaf is asked once for each cell when a rule set is compiled, and never again.
 */
import type { FactValue } from '../../facts/fact.js'
import type { Leaf } from '../condition.js'

/** The cell of what is not known. */
export const UNKNOWN = 0

/** The cells of one fact. */
export interface Cells {
  /** A value of each cell; the first is `null`. */
  readonly samples: readonly FactValue[]
  /** The cell of a value. */
  readonly cellOf: (value: FactValue) => number
}

/** A range of whole numbers this long is looked up rather than searched. */
const MAX_TABLE_LENGTH = 1_024

/** What leaves compare a fact with, each once. */
export const constantsOf = (leaves: readonly Leaf[]): readonly (boolean | number | string)[] => [
  ...new Set(leaves.flatMap(({ value }) => (Array.isArray(value) ? value : [value]))),
]

/** Text that is none of `texts`. */
const otherThan = (texts: readonly string[]): string => {
  let other = ''
  while (texts.includes(other)) other += '?'
  return other
}

/** How many of the sorted `constants` a number lies above, counted in halves: on one, or between two. */
const placeAmong = (constants: readonly number[], value: number): number => {
  let [low, high] = [0, constants.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((constants[middle] ?? 0) < value) low = middle + 1
    else high = middle
  }
  return 2 * low + (constants[low] === value ? 1 : 0)
}

/** A number in that place; rule sets are JSON, so that no constant is infinite. */
const sampleAt = (constants: readonly number[], place: number): number => {
  const below = constants[(place >> 1) - 1] ?? Number.NEGATIVE_INFINITY
  const above = constants[place >> 1] ?? Number.POSITIVE_INFINITY
  if (place % 2 === 1) return above
  if (below === Number.NEGATIVE_INFINITY) return below
  return above === Number.POSITIVE_INFINITY ? above : below / 2 + above / 2
}

/** The places of the whole numbers near the constants, looked up; of all others, searched. */
const placeFinder = (constants: readonly number[]): ((value: number) => number) => {
  const [first = 0, last = first] = [constants[0], constants.at(-1)]
  const length = last - first + 1
  if (!(length <= MAX_TABLE_LENGTH)) return (value) => placeAmong(constants, value)
  const table = Array.from({ length }, (_, index) => placeAmong(constants, first + index))
  // Of other numbers the difference may be rounded to a whole one.
  return (value) =>
    (Number.isInteger(value) ? table[value - first] : undefined) ?? placeAmong(constants, value)
}

/** The cells of a fact by the leaves that ask for it as a whole. */
export const cellsOf = (leaves: readonly Leaf[]): Cells => {
  const constants = constantsOf(leaves)
  const numbers = constants.filter((one) => typeof one === 'number').sort((one, other) => one - other)
  const texts = constants.filter((one) => typeof one === 'string')
  const samples: FactValue[] = [null, true, false, [], otherThan(texts), ...texts]
  const [yes, no, list, otherText] = [1, 2, 3, 4]
  const cellOfText = new Map(texts.map((text, index) => [text, 5 + index]))
  const firstNumber = samples.length
  for (let place = 0; place <= 2 * numbers.length; place += 1) samples.push(sampleAt(numbers, place))
  const placeOf = placeFinder(numbers)
  return {
    samples,
    cellOf: (value) => {
      if (value === null) return UNKNOWN
      if (typeof value === 'string') return cellOfText.get(value) ?? otherText
      if (typeof value === 'boolean') return value ? yes : no
      if (typeof value !== 'number') return list
      return Number.isNaN(value) ? otherText : firstNumber + placeOf(value) // no test holds of NaN, as of other text
    },
  }
}

/** A value of each cell of one member of a set: unknown, not in it, in it. */
export const memberSamples = (member: Leaf['value']): readonly FactValue[] => [
  null,
  [],
  Array.isArray(member) ? [] : [member as string], // a list is no member of any set
]

/** The cell of a member that is not in a set, and of one that is. */
export const ABSENT = 1
export const PRESENT = 2
