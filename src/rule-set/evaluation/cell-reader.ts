/** Facts → the cell of every variable; each fact is looked up once. */
import { type Facts, type FactValue, valueIn } from '../../facts/fact.js'
import { groupBy } from '../../input/group-by.js'
import { ABSENT, type Cells, PRESENT, UNKNOWN } from './cells.js'
import type { Variable } from './variables.js'

/** By variable, the cell that its fact stands in. */
export type CellsOfFacts = readonly number[]

interface FactReader {
  readonly fact: string
  /** Puts down the cells of all the variables of the fact. */
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
    for (const one of value) {
      const index = indexes.get(one)
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

/** Reads facts into cells of their own: whoever asks again while facts are read gets others. */
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
