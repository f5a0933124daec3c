/** Facts cut into cells: values that a rule cannot tell apart, each cell by one value, and the cell `null`. */
import type { FactDefinition, Facts, FactValue } from '../facts/fact.js'
import { listedValues } from '../facts/fact.js'
import type { Leaf } from './condition.js'
import { constraintsAmong } from './joint-facts.js'

/** The cells of one fact, or of two that hang together. */
export interface CellGroup {
  readonly facts: readonly string[]
  readonly cells: readonly Facts[]
  /** Whether every combination of values falls into one of the cells. */
  readonly complete: boolean
}

/** A set of this many members that a rule asks for has 4,096 cells; of larger ones only some are looked at. */
const MOST_MEMBERS = 12

const constantsOf = (leaves: readonly Leaf[]): readonly (string | number | boolean)[] => [
  ...new Set(leaves.flatMap(({ value }) => value)),
]

/** Whole numbers at, just below and just above every constant, and both ends of the range. */
const integerPoints = (min: number, max: number, constants: readonly unknown[]): readonly number[] => {
  const cuts = constants.filter((one) => typeof one === 'number')
  const points = [min, max, ...cuts.flatMap((cut) => [cut - 1, cut, cut + 1])]
  return [...new Set(points)]
    .filter((point) => point >= min && point <= max)
    .sort((one, other) => one - other)
}

/** The values that are named, and one that is not. */
const listedPoints = (
  definition: FactDefinition,
  constants: readonly unknown[],
  all: boolean,
): readonly (string | boolean)[] => {
  const values = listedValues(definition) ?? []
  const unnamed = values.filter((value) => !constants.includes(value))
  return all ? values : [...values.filter((value) => constants.includes(value)), ...unnamed.slice(0, 1)]
}

/** Every subset: the bits of a number say which members are in it. */
const allSubsets = (members: readonly string[]): readonly (readonly string[])[] =>
  Array.from({ length: 2 ** members.length }, (_, bits) =>
    members.filter((_member, index) => (bits >> index) & 1),
  )

/** All subsets, or of a large set those with at most two members in or out. */
const subsetsOf = (members: readonly string[]): readonly (readonly string[])[] => {
  if (members.length <= MOST_MEMBERS) return allSubsets(members)
  const few = [[], ...members.map((one) => [one]), ...pairsOf(members)]
  return [...few, ...few.map((out) => members.filter((member) => !out.includes(member)))]
}

const pairsOf = (members: readonly string[]): readonly (readonly string[])[] =>
  members.flatMap((one, index) => members.slice(index + 1).map((other) => [one, other]))

/** The members that the rule asks for, and as many others as are needed to make `size`. */
const padded = (
  values: readonly string[],
  named: readonly string[],
  subset: readonly string[],
  size: number,
) => {
  const others = values.filter((value) => !named.includes(value)).slice(0, size - subset.length)
  return values.filter((value) => subset.includes(value) || others.includes(value))
}

/** Cuts that joint constraints ask for, among facts that the rule asks about. */
const cutsFor = (fact: string, leaves: LeavesByFact): readonly unknown[] =>
  constraintsAmong(new Set(leaves.keys())).flatMap(({ alike, cuts, facts }) => [
    ...(cuts?.[fact] ?? []),
    // What is compared with it is cut wherever it is.
    ...(alike === true && facts.includes(fact)
      ? facts.flatMap((other) => [...constantsOf(leaves.get(other) ?? []), ...alikeCuts(other, leaves)])
      : []),
  ])

const alikeCuts = (fact: string, leaves: LeavesByFact): readonly number[] =>
  constraintsAmong(new Set(leaves.keys())).flatMap(({ cuts }) => cuts?.[fact] ?? [])

/** The members of a set that the rule asks for, and those that joint constraints look for. */
const membersFor = (fact: string, leaves: LeavesByFact): readonly unknown[] => [
  ...new Set([
    ...constantsOf(leaves.get(fact) ?? []),
    ...constraintsAmong(new Set(leaves.keys())).flatMap(({ members }) => members?.[fact] ?? []),
  ]),
]

/** The set `needs` and its size `needsCount`: only sizes that the set can have. */
const needsCells = (
  needs: Definition<'set'>,
  count: Definition<'integer'>,
  leaves: LeavesByFact,
): CellGroup => {
  const named = membersFor(needs.name, leaves).map(String)
  const points = integerPoints(count.min, count.max, constantsOf(leaves.get(count.name) ?? []))
  const cells = subsetsOf(named).flatMap((subset) => {
    const most = subset.length + needs.values.length - named.length
    const sizes = [...new Set([subset.length, ...points, most])].filter(
      (size) => size >= subset.length && size <= most,
    )
    return sizes.map(
      (size): Facts => ({ [needs.name]: padded(needs.values, named, subset, size), [count.name]: size }),
    )
  })
  return {
    facts: [needs.name, count.name],
    cells: [...cells, { [needs.name]: null, [count.name]: null }],
    complete: named.length <= MOST_MEMBERS,
  }
}

type Definition<Kind extends FactDefinition['kind']> = Extract<FactDefinition, { readonly kind: Kind }>

/** The leaves of a rule by the fact that they ask about. */
export type LeavesByFact = ReadonlyMap<string, readonly Leaf[]>

const valuesOf = (definition: FactDefinition, leaves: LeavesByFact): readonly FactValue[] => {
  const constants = constantsOf(leaves.get(definition.name) ?? [])
  const present = new Set(leaves.keys())
  const joint = constraintsAmong(present).some(({ facts }) => facts.includes(definition.name))
  switch (definition.kind) {
    case 'integer':
      return integerPoints(definition.min, definition.max, [
        ...constants,
        ...cutsFor(definition.name, leaves),
      ])
    case 'set':
      return subsetsOf(
        definition.values.filter((value) => membersFor(definition.name, leaves).includes(value)),
      )
    default:
      return listedPoints(definition, constants, joint)
  }
}

/** Cuts every fact that the leaves ask about. */
export const cellGroups = (
  leaves: LeavesByFact,
  definitions: ReadonlyMap<string, FactDefinition>,
): readonly CellGroup[] => {
  const [needs, count] = [definitions.get('needs'), definitions.get('needsCount')]
  const together =
    leaves.has('needs') && leaves.has('needsCount') && needs?.kind === 'set' && count?.kind === 'integer'
      ? [needsCells(needs, count, leaves)]
      : []
  const taken = new Set(together.flatMap(({ facts }) => facts))
  const alone = [...leaves.keys()].flatMap((name): readonly CellGroup[] => {
    const definition = definitions.get(name)
    if (definition === undefined || taken.has(name)) return []
    const values = [...valuesOf(definition, leaves), null]
    const members = definition.kind === 'set' ? membersFor(name, leaves).length : 0
    return [
      { facts: [name], cells: values.map((value) => ({ [name]: value })), complete: members <= MOST_MEMBERS },
    ]
  })
  return [...together, ...alone]
}
