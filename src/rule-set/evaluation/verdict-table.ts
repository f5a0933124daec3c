/**
 * The terms of all rules side by side, thirty-two to a word: for each cell of each fact a word says which terms may
 * still be true, and another which certainly are. The verdicts are those words, joined by AND.
 */
import type { Facts, FactValue } from '../../facts/fact.js'
import { groupedBy } from '../../grouped-by.js'
import type { Leaf } from '../condition.js'
import { knownTest } from '../operators.js'
import { cellReader } from './cell-reader.js'
import { UNKNOWN } from './cells.js'
import type { Term, TermLeaf } from './terms.js'
import { variableName, variablesOf } from './variables.js'

/** What a rule comes to: 0 for not met, 1 where it may be met, 2 where it is. */
const NOT_MET = 0

const WORD = 32

/** By cell, the bits of the terms in a word that the cell leaves possible, and that it leaves certain. */
interface Masks {
  readonly possible: readonly number[]
  readonly certain: readonly number[]
}

interface Placed extends TermLeaf {
  readonly bit: number
}

const masksOf = (leaves: readonly Placed[], samples: readonly FactValue[]): Masks => {
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

/** The leaves of the terms in one word, by the variable that they ask. */
const byVariable = (terms: readonly Term[]): ReadonlyMap<string, readonly Placed[]> =>
  groupedBy(
    terms.flatMap((term, bit) => term.map((one): Placed => ({ ...one, bit }))),
    ({ leaf }) => variableName(leaf),
  )

/** Where each word's masks stand: which variables its terms ask, and where the masks of each begin. */
interface Layout {
  /** By word, the end of its entries in `asked` and `begins`. */
  readonly ends: Int32Array
  readonly asked: Int32Array
  readonly begins: Int32Array
  readonly possible: Int32Array
  readonly certain: Int32Array
}

const layOut = (terms: readonly Term[], variables: ReturnType<typeof variablesOf>): Layout => {
  const [ends, asked, begins]: [number[], number[], number[]] = [[], [], []]
  const [possible, certain]: [number[], number[]] = [[], []]
  for (let first = 0; first < terms.length; first += WORD) {
    for (const [name, leaves] of byVariable(terms.slice(first, first + WORD))) {
      const variable = variables.get(name)
      if (variable === undefined) throw new Error(`no variable ${name}`)
      const masks = masksOf(leaves, variable.samples)
      asked.push(variable.index)
      begins.push(possible.length)
      for (const mask of masks.possible) possible.push(mask)
      for (const mask of masks.certain) certain.push(mask)
    }
    ends.push(asked.length)
  }
  return {
    ends: Int32Array.from(ends),
    asked: Int32Array.from(asked),
    begins: Int32Array.from(begins),
    possible: Int32Array.from(possible),
    certain: Int32Array.from(certain),
  }
}

/** Asks facts for the verdicts of all rules at once, in rule order: 0 not met, 1 undetermined, 2 met. */
export type VerdictTable = (facts: Facts) => Uint8Array

/** Lays out the terms of every rule. A rule without terms is never met. */
export const verdictTable = (rules: readonly (readonly Term[])[]): VerdictTable => {
  const terms = rules.flat()
  const leaves: readonly Leaf[] = terms.flatMap((term) => term.map(({ leaf }) => leaf))
  const variables = variablesOf(leaves)
  const { asked, begins, certain, ends, possible } = layOut(terms, variables)
  const readCells = cellReader([...variables.values()])
  // Written anew on each run, and read by nobody else.
  const mayBe = new Int32Array(ends.length)
  const is = new Int32Array(ends.length)
  let last = 0
  const lastTerm = Int32Array.from(rules, (own) => {
    last += own.length
    return last
  })

  // Every index below is within what was laid out: `?? 0` is for the type checker alone.
  return (facts) => {
    const cells = readCells(facts)
    let entry = 0
    for (let word = 0; word < ends.length; word += 1) {
      let all = -1
      let sure = -1
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
        const [word, bit] = [term >>> 5, term & 31]
        const one = (((mayBe[word] ?? 0) >>> bit) & 1) + (((is[word] ?? 0) >>> bit) & 1)
        if (one > verdict) verdict = one
      }
      verdicts[rule] = verdict
    }
    return verdicts
  }
}
