/** The variables of a rule set: what its leaves ask (a fact as a whole, or one member of a set), and in which cell each stands for given facts. */
import { type Facts, type FactValue, valueIn } from '../../facts/fact.js'
import { groupBy } from '../../input/group-by.js'
import type { Leaf, LeafValue } from '../condition.js'
import { ABSENT, type Cells, cellsOf, constantsOf, memberSamples, PRESENT, UNKNOWN } from './cells.js'

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
