/**
 * Conditions as terms (a condition is true if all leaves of one of its terms are), and the terms of all rules side by side, a bit
 * each and 32 bits to a word: for each cell of each fact one mask says which terms may still be true, and another which
 * certainly are. The verdicts are those masks, joined by AND.
 */

import type { Facts, FactValue } from '../../facts/fact.js'
import { groupBy } from '../../input/group-by.js'
import { cached } from '../../input/memoize.js'
import type { Condition, Leaf, NamedConditions } from '../condition.js'
import { knownTest } from '../three-valued.js'
import {
  type CellsOfFacts,
  cellReader,
  UNKNOWN,
  type Variable,
  variableName,
  variablesOf,
} from './variables.js'

/** A leaf, as it stands or negated. */
export interface TermLeaf {
  readonly leaf: Leaf
  readonly negated: boolean
}

/** Leaves that must all be so. */
export type Term = readonly TermLeaf[]

/** A rule with more terms than this is quicker to evaluate as it is written. */
const MAX_TERMS = 64

type Terms = readonly Term[] | null

/** The terms of an `any`: those of all its children. */
const joined = (children: readonly Terms[]): Terms => {
  const terms: Term[] = []
  for (const child of children) {
    if (child === null || terms.length + child.length > MAX_TERMS) return null
    terms.push(...child)
  }
  return terms
}

/** The terms of an `all`: every way to take one term of each child. */
const crossed = (children: readonly Terms[]): Terms => {
  let terms: readonly Term[] = [[]]
  for (const child of children) {
    if (child === null || terms.length * child.length > MAX_TERMS) return null
    terms = terms.flatMap((term) => child.map((other) => [...term, ...other]))
  }
  return terms
}

/**
 * Gives the terms of conditions, or `null` where they are too many, or a named condition is not defined. In Kleene's
 * logic, too, `all` distributes over `any`, and a negation moves to the leaves: the truth stays the same. What a name
 * stands for is worked out once.
 */
export const termsOf = (named: NamedConditions): ((condition: Condition) => Terms) => {
  const find = (condition: Condition, negated: boolean): Terms => {
    if ('fact' in condition) return [[{ leaf: condition, negated }]]
    if ('not' in condition) return find(condition.not, !negated)
    if ('condition' in condition) return (negated ? findNegated : findNamed)(condition.condition)
    const isAll = 'all' in condition
    const children = isAll ? condition.all : condition.any
    const terms = children.map((child) => find(child, negated))
    return isAll === negated ? joined(terms) : crossed(terms)
  }
  const finder = (negated: boolean) =>
    cached((name: string): Terms => {
      const definition = Object.hasOwn(named, name) ? named[name] : undefined
      return definition === undefined ? null : find(definition, negated)
    })
  const [findNamed, findNegated] = [finder(false), finder(true)]
  return (condition) => find(condition, false)
}

const WORD = 32

/** What a rule comes to while nothing says otherwise; 1 is undetermined, 2 met. */
const NOT_MET = 0

interface Placed extends TermLeaf {
  readonly bit: number
}

/** By cell, the bits of the terms in a word that the cell leaves possible, and then those that it leaves certain. */
const masksOf = (leaves: readonly Placed[], samples: readonly FactValue[]): readonly number[] => {
  const masks = samples.flatMap(() => [-1, -1])
  const clear = (at: number, bit: number): void => {
    masks[at] = (masks[at] ?? 0) & ~(1 << bit)
  }
  for (const { bit, leaf, negated } of leaves) {
    const test = knownTest(leaf.operator, leaf.value)
    samples.forEach((sample, cell) => {
      if (sample !== null && test(sample) !== negated) return
      if (cell !== UNKNOWN) clear(2 * cell, bit)
      clear(2 * cell + 1, bit)
    })
  }
  return masks
}

/** The leaves of the terms in one word, by the variable that they ask. */
const byVariable = (terms: readonly Term[]): ReadonlyMap<string, readonly Placed[]> =>
  groupBy(
    terms.flatMap((term, bit) => term.map((leaf): Placed => ({ ...leaf, bit }))),
    ({ leaf }) => variableName(leaf),
  )

/** Where each word's masks stand: which variables its terms ask, and where the masks of each begin. */
interface Layout {
  /** By word, the end of its entries in `asked` and `begins`. */
  readonly ends: Int32Array
  readonly asked: Int32Array
  readonly begins: Int32Array
  /** Two for each cell, side by side as they are read together: what it leaves possible, and what certain. */
  readonly masks: Int32Array
}

const layOut = (terms: readonly Term[], variables: VerdictTable['variables']): Layout => {
  const [ends, asked, begins, masks]: [number[], number[], number[], number[]] = [[], [], [], []]
  for (let first = 0; first < terms.length; first += WORD) {
    for (const [name, leaves] of byVariable(terms.slice(first, first + WORD))) {
      const variable = variables.get(name)
      if (variable === undefined) throw new Error(`no variable ${name}`)
      asked.push(variable.index)
      begins.push(masks.length)
      masks.push(...masksOf(leaves, variable.samples))
    }
    ends.push(asked.length)
  }
  return {
    ends: Int32Array.from(ends),
    asked: Int32Array.from(asked),
    begins: Int32Array.from(begins),
    masks: Int32Array.from(masks),
  }
}

/** Asks facts for the verdicts of all rules at once. */
export interface VerdictTable {
  /** Each variable that a rule asks, by name. */
  readonly variables: ReadonlyMap<string, Variable>
  /** The cell of every variable. */
  readonly cells: (facts: Facts) => CellsOfFacts
  /** The verdicts in rule order, given the cells: 0 not met, 1 undetermined, 2 met. */
  readonly verdicts: (cells: CellsOfFacts) => number[]
}

/** A term with the rule that it belongs to. */
interface Owned {
  readonly term: Term
  readonly rule: number
}

/** Puts terms that ask the same side by side, so that a word asks few variables. */
const sortedByLeaves = (all: readonly Owned[]): readonly Owned[] => {
  const keyed = all.map((owned) => ({
    owned,
    key: owned.term
      .map(({ leaf }) => variableName(leaf))
      .sort()
      .join(),
  }))
  return keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ owned }) => owned)
}

/** Lays out the terms of every rule. A rule without terms is never met. */
export const verdictTable = (rules: readonly (readonly Term[])[]): VerdictTable => {
  const variables = variablesOf(rules.flat(2).map(({ leaf }) => leaf))
  const owned = sortedByLeaves(rules.flatMap((terms, rule) => terms.map((term) => ({ term, rule }))))
  const { asked, begins, ends, masks } = layOut(
    owned.map(({ term }) => term),
    variables,
  )
  const noneMet: readonly number[] = new Array<number>(rules.length).fill(NOT_MET)
  const ruleOf = Int32Array.from(owned, ({ rule }) => rule)
  const bitsInLast = owned.length % WORD
  const lastWord = bitsInLast === 0 ? -1 : (1 << bitsInLast) - 1
  // Every index below is within what was laid out: `?? 0` is for the type checker alone.
  const verdictsOf = (cells: CellsOfFacts): number[] => {
    const verdicts = noneMet.slice()
    let entry = 0
    for (let word = 0; word < ends.length; word += 1) {
      let possible = word === ends.length - 1 ? lastWord : -1 // the last word has bits that stand for no term
      let certain = -1
      for (const end = ends[word] ?? 0; entry < end; entry += 1) {
        const at = (begins[entry] ?? 0) + 2 * (cells[asked[entry] ?? 0] ?? 0)
        possible &= masks[at] ?? 0
        certain &= masks[at + 1] ?? 0
      }
      // Of the terms that may be true, from the last to the first; a rule is worth the best of its own.
      while (possible !== 0) {
        const bit = 31 - Math.clz32(possible)
        const rule = ruleOf[WORD * word + bit] ?? 0
        const verdict = 1 + ((certain >>> bit) & 1)
        if (verdict > (verdicts[rule] ?? 0)) verdicts[rule] = verdict
        possible &= ~(1 << bit)
      }
    }
    return verdicts
  }
  return { variables, cells: cellReader([...variables.values()]), verdicts: verdictsOf }
}
