/**
 * A fact with several values at once: one variable for whether it is known, one for each member that a rule
 * asks about, and one for how many of the other members there are. Its size, where that is a fact too,
 * follows from them.
 */
import type { FactDefinition, FactValue, SetFact } from '../../facts/fact.js'
import { memoize } from '../../input/memoize.js'
import {
  ALWAYS,
  and,
  type CellChoice,
  type Formula,
  isIn,
  NEVER,
  not,
  or,
  type Variable,
} from '../engine/formula.js'
import type { CellVariable, FactEncoding, LeafFormulas, ValueTest, VariableMaker } from './encoding.js'

/** A set with its parts. */
export interface SetEncoding extends FactEncoding {
  /** The formula that is true where the set is known and its size is one of those that `test` takes. */
  readonly whereSize: FactEncoding['where']
  readonly sizeIn: (choice: CellChoice) => number | null
}

/** The members that some test of the set looks for. */
export const namedMembers = ({ values }: SetFact, tests: readonly ValueTest[]): ReadonlySet<string> =>
  new Set(values.filter((member) => tests.some((test) => test([member]) !== test([]))))

const PRESENT = [false, true]
const KNOWN = [true, false]

/** How many ways there are to choose `some` of `all`. */
const choose = (all: number, some: number): bigint => {
  let ways = 1n
  for (let index = 0; index < some; index += 1) ways = (ways * BigInt(all - index)) / BigInt(index + 1)
  return ways
}

/**
 * Lays a set out by the members that rules name. Members that no rule names are told apart by number only.
 * `canBeEmpty` says whether a known set may have no members at all.
 */
export const setEncoding = (
  definition: SetFact,
  named: ReadonlySet<string>,
  maker: VariableMaker,
  canBeEmpty: boolean,
): SetEncoding => {
  const members = definition.values.filter((value) => named.has(value))
  const others = definition.values.filter((value) => !named.has(value))
  const known = maker.make(`${definition.name} known`, [1n, 1n], [0.5, 0])
  const variables = members.map((member) => maker.make(`${definition.name} ${member}`, [1n, 1n], [0, 1]))
  const rest = maker.make(
    `${definition.name} others`,
    Array.from({ length: others.length + 1 }, (_, count) => choose(others.length, count)),
    Array.from({ length: others.length + 1 }, (_, count) => count),
  )
  const isKnown = isIn(known, KNOWN)
  const has = (variable: CellVariable): Formula => isIn(variable, PRESENT)
  // An unknown set has no members: so that it is one assignment, not one for each set it might be.
  const isEmpty = and(
    ...variables.map((variable) => not(has(variable))),
    isIn(
      rest,
      rest.weights.map((_, count) => count === 0),
    ),
  )
  const possible = and(or(isKnown, isEmpty), canBeEmpty ? ALWAYS : not(and(isKnown, isEmpty)))

  const valueIn = (choice: CellChoice): readonly string[] | null => {
    if ((choice.get(known.id) ?? 1) === 1) return null
    const present = new Set(members.filter((_, index) => choice.get(variables[index]?.id ?? -1) === 1))
    for (const other of others.slice(0, choice.get(rest.id) ?? 0)) present.add(other)
    return definition.values.filter((value) => present.has(value))
  }

  /** A test of a set looks for members; trying each alone shows for which. */
  const where = (test: ValueTest): LeafFormulas => {
    const onNone = test([])
    const turning = definition.values.filter((member) => test([member]) !== onNone)
    const changed = or(...turning.flatMap((member) => variables[members.indexOf(member)] ?? []).map(has))
    const isTrue = onNone ? not(changed) : changed
    return { isTrue: and(isKnown, isTrue), isFalse: and(isKnown, not(isTrue)) }
  }

  const sizeTaken = sizes(variables, rest)
  const sizeTakenIn = memoize((order: readonly Variable[]) => {
    const members = new Set<Variable>(variables)
    return sizes(
      order.filter((one) => members.has(one)),
      rest,
    )
  })

  return {
    fact: definition.name,
    variables: [known, ...variables, rest],
    isKnown,
    where,
    valueIn,
    cellsFor: (value: FactValue) => cellsForSet(value, { known, members, variables, rest, others }),
    possible,
    whereSize: (test, order) => {
      const taken = (order === undefined ? sizeTaken : sizeTakenIn(order))(test)
      return { isTrue: and(isKnown, taken), isFalse: and(isKnown, not(taken)) }
    },
    sizeIn: (choice) => valueIn(choice)?.length ?? null,
  }
}

/** Whether a test of the size, once it is passed, is passed by all larger sizes, or by all smaller ones. */
type Way = 'rises' | 'falls' | 'neither'

const wayOf = (test: ValueTest, sizes: number): Way => {
  const passed = Array.from({ length: sizes }, (_, size) => test(size))
  if (passed.every((passes, size) => !passes || passed[size + 1] !== false)) return 'rises'
  return passed.every((passes, size) => passes || passed[size + 1] !== true) ? 'falls' : 'neither'
}

/**
 * Makes formulas for tests of the size: members are counted one by one, from the last to the first. What remains to be
 * counted ("two more of the last five", say) is one and the same formula for every test, so that diagrams share it.
 */
const sizes = (variables: readonly Variable[], rest: CellVariable) => {
  const others = new Map<string, Formula>()
  const amongOthers = (taken: readonly boolean[]): Formula => {
    const key = taken.map(Number).join('')
    const formula = others.get(key) ?? isIn(rest, taken)
    others.set(key, formula)
    return formula
  }
  const members = [...variables].reverse().map((variable) => {
    const [has, hasNot] = [isIn(variable, PRESENT), not(isIn(variable, PRESENT))]
    /** With the member or without it. Of two of which one implies the other, so that the form shows which way it goes. */
    const either: { readonly [way in Way]: (withIt: Formula, without: Formula) => Formula } = {
      rises: (withIt, without) => or(and(has, withIt), without),
      falls: (withIt, without) => or(withIt, and(hasNot, without)),
      neither: (withIt, without) => or(and(has, withIt), and(hasNot, without)),
    }
    const known = { rises: new Map(), falls: new Map(), neither: new Map() } satisfies {
      readonly [way in Way]: Map<Formula, Map<Formula, Formula>>
    }
    return (way: Way, withIt: Formula, without: Formula): Formula => {
      if (withIt === without) return withIt
      const ofWay: Map<Formula, Map<Formula, Formula>> = known[way]
      const byWithout = ofWay.get(withIt) ?? new Map<Formula, Formula>()
      const formula = byWithout.get(without) ?? either[way](withIt, without)
      ofWay.set(withIt, byWithout.set(without, formula))
      return formula
    }
  })
  return (test: ValueTest): Formula => {
    const way = wayOf(test, variables.length + rest.weights.length)
    /** By the number of members counted so far: that the size passes the test once the others are counted. */
    let left = Array.from({ length: variables.length + 1 }, (_, sofar) =>
      amongOthers(rest.weights.map((_, count) => test(sofar + count))),
    )
    for (const member of members)
      left = left.slice(1).map((withIt, sofar) => member(way, withIt, left[sofar] ?? NEVER))
    return left[0] ?? NEVER
  }
}

interface Parts {
  readonly known: CellVariable
  readonly members: readonly string[]
  readonly variables: readonly CellVariable[]
  readonly rest: CellVariable
  readonly others: readonly string[]
}

const cellsForSet = (
  value: FactValue,
  { known, members, others, rest, variables }: Parts,
): CellChoice | null => {
  if (value !== null && !Array.isArray(value)) return null
  const present: readonly unknown[] = value ?? []
  return new Map([
    [known.id, value === null ? 1 : 0],
    ...variables.map((variable, index) => [variable.id, present.includes(members[index]) ? 1 : 0] as const),
    [rest.id, others.filter((other) => present.includes(other)).length],
  ])
}

/** The size of a set, as a fact of its own: it has no variables, and is known with the set. */
export const sizeEncoding = (definition: FactDefinition, set: SetEncoding): FactEncoding => ({
  fact: definition.name,
  variables: [],
  isKnown: set.isKnown,
  where: set.whereSize,
  valueIn: set.sizeIn,
  cellsFor: () => null,
  possible: ALWAYS,
})
