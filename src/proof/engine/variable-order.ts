/**
 * The order in which a diagram asks its variables: those that are asked about together stand together.
 * Two beginnings (the order given, and one that grows from neighbour to neighbour) are improved by FORCE
 * (Aloul, Markov and Sakallah, 2003): each group pulls its variables to its centre. The narrowest wins.
 */
import type { Variable } from './formula.js'
import type { StepBudget } from './step-budget.js'

const ROUNDS = 20

/** Variables are told apart by where they stand in the order given. */
type Groups = readonly (readonly number[])[]

/** While an order grows, by variable: in how many groups it is of which some variable has been placed, … */
interface GroupCounts {
  readonly begun: number[]
  /** … in how many of which none has been, … */
  readonly untouched: number[]
  /** … and in how many it is the last that is missing. */
  readonly last: number[]
}

/** Whether the next variable should rather be `one`: it finishes more groups, or begins fewer. */
const isBetter = ({ begun, last, untouched }: GroupCounts, one: number, other: number): boolean => {
  const finishes = (last[one] ?? 0) - (last[other] ?? 0)
  if (finishes !== 0) return finishes > 0
  const [begunOfOne, begunOfOther] = [begun[one] ?? 0, begun[other] ?? 0]
  const gain = begunOfOne - (untouched[one] ?? 0) - (begunOfOther - (untouched[other] ?? 0))
  return gain === 0 ? begunOfOne > begunOfOther : gain > 0
}

/** An order of the variables from 0 to `count` that grows from neighbour to neighbour, so that few groups are begun at a time. */
const neighbourOrder = (count: number, groups: Groups): readonly number[] => {
  const zeros = (): number[] => Array.from({ length: count }, () => 0)
  const counts: GroupCounts = { begun: zeros(), untouched: zeros(), last: zeros() }
  const { begun, last, untouched } = counts
  const groupsOf = Array.from({ length: count }, (): number[] => [])
  const left = groups.map((group) => new Set(group))
  for (const [index, group] of left.entries()) {
    for (const variable of group) {
      untouched[variable] = (untouched[variable] ?? 0) + 1
      groupsOf[variable]?.push(index)
    }
  }
  const isBegun = groups.map(() => false)
  const isPlaced = Array.from({ length: count }, () => false)
  const order: number[] = []

  const place = (variable: number): void => {
    isPlaced[variable] = true
    order.push(variable)
    for (const index of groupsOf[variable] ?? []) {
      const group = left[index]
      group?.delete(variable)
      for (const other of group ?? []) {
        if (isBegun[index] !== true) {
          begun[other] = (begun[other] ?? 0) + 1
          untouched[other] = (untouched[other] ?? 0) - 1
        }
        if (group?.size === 1) last[other] = (last[other] ?? 0) + 1
      }
      isBegun[index] = true
    }
  }

  while (order.length < count) {
    let next = -1
    for (let variable = 0; variable < count; variable += 1) {
      if (isPlaced[variable] !== true && (next === -1 || isBetter(counts, variable, next))) next = variable
    }
    place(next)
  }
  return order
}

/** By variable, where it stands in an order. */
type Places = readonly number[]

const placesIn = (order: readonly number[]): Places => {
  const places = order.map(() => 0)
  order.forEach((variable, place) => {
    places[variable] = place
  })
  return places
}

/** The total width of the groups in an order: how far apart variables stand that belong together. */
const span = (groups: Groups, places: Places): number => {
  let sum = 0
  for (const group of groups) {
    let least = Number.POSITIVE_INFINITY
    let most = 0
    for (const variable of group) {
      const place = places[variable] ?? 0
      if (place < least) least = place
      if (place > most) most = place
    }
    sum += most - least
  }
  return sum
}

/** One round of FORCE: every variable goes to the mean of the centres of its groups. */
const pulled = (groups: Groups, places: Places): readonly number[] => {
  const sums = places.map(() => 0)
  const counts = places.map(() => 0)
  for (const group of groups) {
    let sum = 0
    for (const variable of group) sum += places[variable] ?? 0
    const centre = sum / group.length
    for (const variable of group) {
      sums[variable] = (sums[variable] ?? 0) + centre
      counts[variable] = (counts[variable] ?? 0) + 1
    }
  }
  const wanted = places.map((place, variable) => {
    const count = counts[variable] ?? 0
    return count === 0 ? place : (sums[variable] ?? 0) / count
  })
  return wanted
    .map((_, variable) => variable)
    .sort(
      (one, other) => (wanted[one] ?? 0) - (wanted[other] ?? 0) || (places[one] ?? 0) - (places[other] ?? 0),
    )
}

/** Orders variables by the groups (of variable ids) that they appear in together. */
export const orderVariables = (
  variables: readonly Variable[],
  groups: readonly (readonly number[])[],
  steps?: StepBudget,
): readonly Variable[] => {
  const indexes = new Map(variables.map(({ id }, index) => [id, index]))
  const used = groups
    .filter((group) => group.length > 1)
    .map((group) => group.flatMap((id) => indexes.get(id) ?? []))
  const given = variables.map((_, index) => index)
  // Neighbours are chosen one by one from all that are left, and tell all others of their groups; rounds look at every group.
  steps?.spend(variables.length ** 2 / 16)
  for (const { length } of used) steps?.spend(length ** 2 / 4 + 2 * ROUNDS * length)
  let best: readonly number[] = given
  let bestSpan = span(used, given)
  for (const start of [given, neighbourOrder(variables.length, used)]) {
    let order: readonly number[] = start
    for (let round = 0; round <= ROUNDS; round += 1) {
      const places = placesIn(order)
      const width = span(used, places)
      if (width < bestSpan) {
        best = order
        bestSpan = width
      }
      const next = pulled(used, places)
      // Nothing is pulled any further: all rounds to come would be like this one.
      if (next.every((variable, place) => order[place] === variable)) break
      order = next
    }
  }
  return best.flatMap((index) => variables[index] ?? [])
}
