/** Conditions as terms: a condition is true if all leaves of one of its terms are. */
import { cached } from '../../input/memoize.js'
import type { Condition, Leaf, NamedConditions } from '../condition.js'

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
