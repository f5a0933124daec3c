/**
 * The terms of all rules side by side, thirty-two to a word: for each cell of each fact a word says which terms may
 * still be true, and another which certainly are. The verdicts are those words, joined by AND.
 */
import { type Facts, valueIn } from '../../facts/fact.js'
import type { Leaf } from '../condition.js'
import { knownTest } from '../operators.js'
import { type Cells, cellsOf, memberCells, UNKNOWN } from './cells.js'
import type { Term, TermLeaf } from './terms.js'

/** What a rule comes to: 0 for not met, 1 where it may be met, 2 where it is. */
const NOT_MET = 0

const WORD = 32

/** A fact, or a member of a set, with the leaves that are asked of it. */
interface Variable {
  readonly fact: string
  readonly cells: Cells
}

const isMembership = ({ operator }: Leaf): boolean => operator === 'contains' || operator === 'doesNotContain'

/** Leaves of one variable have one name for it; a fact's name has no space. */
const variableName = (leaf: Leaf): string =>
  isMembership(leaf) ? `${leaf.fact} ${JSON.stringify(leaf.value)}` : leaf.fact

const groupBy = <T>(all: readonly T[], key: (one: T) => string): ReadonlyMap<string, readonly T[]> => {
  const groups = new Map<string, T[]>()
  for (const one of all) {
    const group = groups.get(key(one))
    if (group === undefined) groups.set(key(one), [one])
    else group.push(one)
  }
  return groups
}

const variableOf = (leaves: readonly Leaf[]): readonly Variable[] => {
  const [first] = leaves
  if (first === undefined) return []
  return [{ fact: first.fact, cells: isMembership(first) ? memberCells(first.value) : cellsOf(leaves) }]
}

/** By cell, the bits of the terms in a word that the cell leaves possible, and that it leaves certain. */
interface Masks {
  readonly possible: readonly number[]
  readonly certain: readonly number[]
}

interface Placed extends TermLeaf {
  readonly bit: number
}

const masksOf = (leaves: readonly Placed[], { samples }: Cells): Masks => {
  const possible = samples.map(() => -1)
  const certain = samples.map(() => -1)
  for (const { bit, leaf, negated } of leaves) {
    const test = knownTest(leaf.operator, leaf.value)
    samples.forEach((sample, cell) => {
      const isTrue = sample !== null && test(sample) !== negated
      if (!isTrue) certain[cell] = (certain[cell] ?? 0) & ~(1 << bit)
      if (!isTrue && cell !== UNKNOWN) possible[cell] = (possible[cell] ?? 0) & ~(1 << bit)
    })
  }
  return { possible, certain }
}

/** Asks facts for the verdicts of all rules at once, in rule order: 0 not met, 1 undetermined, 2 met. */
export type VerdictTable = (facts: Facts) => Uint8Array

/** Lays out the terms of every rule; a rule has at least one term. */
export const verdictTable = (rules: readonly (readonly Term[])[]): VerdictTable => {
  const terms = rules.flat()
  const names = groupBy(
    terms.flatMap((term) => term.map(({ leaf }) => leaf)),
    variableName,
  )
  const variables = [...names.values()].flatMap(variableOf)
  const numbers = new Map([...names.keys()].map((name, index) => [name, index]))

  // For every word, which variables its terms ask, and where in `possible` and `certain` each one's masks begin.
  const words = Math.ceil(terms.length / WORD)
  const ends: number[] = []
  const asked: number[] = []
  const begins: number[] = []
  const possible: number[] = []
  const certain: number[] = []
  for (let word = 0; word < words; word += 1) {
    const placed = terms
      .slice(word * WORD, (word + 1) * WORD)
      .flatMap((term, bit) => term.map((one): Placed => ({ ...one, bit })))
    for (const [name, leaves] of groupBy(placed, ({ leaf }) => variableName(leaf))) {
      const variable = numbers.get(name) ?? 0
      const cells = variables[variable]?.cells
      if (cells === undefined) continue
      const masks = masksOf(leaves, cells)
      asked.push(variable)
      begins.push(possible.length)
      possible.push(...masks.possible)
      certain.push(...masks.certain)
    }
    ends.push(asked.length)
  }
  return reader(rules, variables, {
    ends: Int32Array.from(ends),
    asked: Int32Array.from(asked),
    begins: Int32Array.from(begins),
    possible: Int32Array.from(possible),
    certain: Int32Array.from(certain),
  })
}

interface Layout {
  readonly ends: Int32Array
  readonly asked: Int32Array
  readonly begins: Int32Array
  readonly possible: Int32Array
  readonly certain: Int32Array
}

/** Indexes are within what `verdictTable` laid out: `?? 0` is for the type checker alone. */
const reader = (
  rules: readonly (readonly Term[])[],
  variables: readonly Variable[],
  { asked, begins, certain, ends, possible }: Layout,
): VerdictTable => {
  const cells = new Int32Array(variables.length)
  const mayBe = new Int32Array(ends.length)
  const is = new Int32Array(ends.length)
  let last = 0
  const lastTerm = Int32Array.from(rules, (terms) => (last += terms.length))
  return (facts) => {
    for (let index = 0; index < variables.length; index += 1) {
      const variable = variables[index]
      if (variable !== undefined) cells[index] = variable.cells.cellOf(valueIn(facts, variable.fact))
    }
    let entry = 0
    for (let word = 0; word < ends.length; word += 1) {
      let [all, sure] = [-1, -1]
      for (const end = ends[word] ?? 0; entry < end; entry += 1) {
        const at = (begins[entry] ?? 0) + (cells[asked[entry] ?? 0] ?? 0)
        all &= possible[at] ?? 0
        sure &= certain[at] ?? 0
      }
      mayBe[word] = all
      is[word] = sure
    }
    const verdicts = new Uint8Array(rules.length)
    let term = 0
    for (let rule = 0; rule < verdicts.length; rule += 1) {
      let verdict = NOT_MET
      for (const end = lastTerm[rule] ?? 0; term < end; term += 1) {
        const bit = 1 << (term & 31)
        const one = ((mayBe[term >> 5] ?? 0) & bit ? 1 : 0) + ((is[term >> 5] ?? 0) & bit ? 1 : 0)
        if (one > verdict) verdict = one
      }
      verdicts[rule] = verdict
    }
    return verdicts
  }
}
