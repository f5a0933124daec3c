/**
 * The order in which a diagram asks its variables: those that are asked about together stand together.
 * Two beginnings (the order given, and one that grows from neighbour to neighbour) are improved by FORCE
 * (Aloul, Markov and Sakallah, 2003): each group pulls its variables to its centre. The narrowest wins.
 */
import type { Variable } from './formula.js'
import { neighbourOrder } from './neighbour-order.js'

const ROUNDS = 20

/** Variables are told apart by where they stand in the order given. */
type Groups = readonly (readonly number[])[]

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
): readonly Variable[] => {
  const indexes = new Map(variables.map(({ id }, index) => [id, index]))
  const used = groups
    .filter((group) => group.length > 1)
    .map((group) => group.flatMap((id) => indexes.get(id) ?? []))
  const given = variables.map((_, index) => index)
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
