/**
 * The variables of a rule set: what its leaves ask (a fact as a whole, or one member of a set), and in which cell each stands for
 * given facts. Cells are the values of a fact, cut where leaves can tell them apart: every value whatever has one, so that a leaf
 * is asked once for each cell when a rule set is compiled, and never again.
 */
import { type Facts, type FactValue, valueIn } from '../../facts/fact.js'
import { groupBy } from '../../input/group-by.js'
import type { Leaf, LeafValue } from '../condition.js'

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

/** A fact as a whole, or one member of it. */
export interface Variable {
  readonly index: number
  readonly fact: string
  /** A value of each cell. */
  readonly samples: readonly FactValue[]
  /** How the cell of a whole value is found; `null` for a member. */
  readonly cellOf: Cells['cellOf'] | null
  readonly member: LeafValue | null
}

const isMembership = ({ operator }: Leaf): boolean => operator === 'contains' || operator === 'doesNotContain'

/** Leaves of one variable have one name for it; the name of a fact has no space. */
export const variableName = (leaf: Leaf): string =>
  isMembership(leaf) ? `${leaf.fact} ${JSON.stringify(leaf.value)}` : leaf.fact

/** A fact compared with more values than this would make the table of masks too large. */
const MAX_CONSTANTS = 500

/** Facts that are compared with so many values that rules about them are quicker asked one by one. */
export const finelyCutFacts = (leaves: readonly Leaf[]): ReadonlySet<string> => {
  const byFact = groupBy(leaves, ({ fact }) => fact)
  return new Set(
    [...byFact].flatMap(([fact, own]) => (constantsOf(own).length > MAX_CONSTANTS ? [fact] : [])),
  )
}

/** The variables by name, numbered; those of one fact stand together. */
export const variablesOf = (leaves: readonly Leaf[]): ReadonlyMap<string, Variable> => {
  const byFact = groupBy(leaves, ({ fact }) => fact)
  const named = [...byFact.values()].flatMap((own) => [...groupBy(own, variableName)])
  return new Map(
    named.map(([name, own], index): [string, Variable] => {
      const [{ fact, value }] = own
      if (isMembership(own[0])) {
        return [name, { index, fact, samples: memberSamples(value), cellOf: null, member: value }]
      }
      const { cellOf, samples } = cellsOf(own)
      return [name, { index, fact, samples, cellOf, member: null }]
    }),
  )
}

/** By variable, the cell that its fact stands in. */
export type CellsOfFacts = readonly number[]

interface FactReader {
  readonly fact: string
  /** Writes the cells of all the variables of the fact. */
  readonly put: (value: Exclude<FactValue, null>, cells: number[]) => void
}

const wholeReader =
  (index: number, cellOf: Cells['cellOf']): FactReader['put'] =>
  (value, cells) => {
    cells[index] = cellOf(value)
  }

const memberReader = (members: readonly Variable[]): FactReader['put'] => {
  const indexes = new Map<unknown, number>(members.map(({ index, member }) => [member, index]))
  const places = members.map(({ index }) => index)
  return (value, cells) => {
    for (const place of places) cells[place] = ABSENT
    if (!Array.isArray(value)) return
    for (const member of value) {
      const index = indexes.get(member)
      if (index !== undefined) cells[index] = PRESENT
    }
  }
}

/** A fact is asked for as a whole or by its members, hardly ever both ways. */
const readerOf = (fact: string, own: readonly Variable[]): FactReader => {
  const members = own.filter(({ cellOf }) => cellOf === null)
  const puts = own.flatMap(({ cellOf, index }) => (cellOf === null ? [] : [wholeReader(index, cellOf)]))
  if (members.length > 0) puts.push(memberReader(members))
  const [only] = puts
  if (only !== undefined && puts.length === 1) return { fact, put: only }
  return {
    fact,
    put: (value, cells) => {
      for (const put of puts) put(value, cells)
    },
  }
}

/** Facts → the cell of every variable; each fact is looked up once. */
export const cellReader = (variables: readonly Variable[]): ((facts: Facts) => CellsOfFacts) => {
  const readers = [...groupBy(variables, ({ fact }) => fact)].map(([fact, own]) => readerOf(fact, own))
  const nothingKnown: readonly number[] = new Array<number>(variables.length).fill(UNKNOWN)
  return (given) => {
    const cells = nothingKnown.slice() // much quicker than a new typed array
    for (const { fact, put } of readers) {
      const value = valueIn(given, fact)
      if (value !== null) put(value, cells)
    }
    return cells
  }
}
