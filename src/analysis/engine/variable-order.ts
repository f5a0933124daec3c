/**
 * The order in which a diagram asks its variables: those that are asked about together stand together.
 * Two beginnings (the order given, and one that grows from neighbour to neighbour) are improved by FORCE
 * (Aloul, Markov and Sakallah, 2003): each group pulls its variables to its centre. The narrowest wins.
 */
import type { Variable } from './formula.js'
import { neighbourOrder } from './neighbour-order.js'

const ROUNDS = 20

type Places = ReadonlyMap<number, number>

const placesIn = (order: readonly number[]): Places => new Map(order.map((id, index) => [id, index]))

/** The total width of the groups in an order: how far apart variables stand that belong together. */
const span = (groups: readonly (readonly number[])[], places: Places): number => {
  let sum = 0
  for (const group of groups) {
    let least = Number.POSITIVE_INFINITY
    let most = 0
    for (const id of group) {
      const place = places.get(id) ?? 0
      least = Math.min(least, place)
      most = Math.max(most, place)
    }
    sum += most - least
  }
  return sum
}

/** One round of FORCE: every variable goes to the mean of the centres of its groups. */
const pulled = (order: readonly number[], groups: readonly (readonly number[])[], places: Places) => {
  const pulls = new Map<number, { sum: number; count: number }>()
  for (const group of groups) {
    let sum = 0
    for (const id of group) sum += places.get(id) ?? 0
    const centre = sum / group.length
    for (const id of group) {
      const pull = pulls.get(id)
      if (pull === undefined) pulls.set(id, { sum: centre, count: 1 })
      else {
        pull.sum += centre
        pull.count += 1
      }
    }
  }
  const wanted = new Map(
    order.map((id) => {
      const pull = pulls.get(id)
      return [id, pull === undefined ? (places.get(id) ?? 0) : pull.sum / pull.count]
    }),
  )
  const by = (id: number): number => wanted.get(id) ?? 0
  return [...order].sort(
    (one, other) => by(one) - by(other) || (places.get(one) ?? 0) - (places.get(other) ?? 0),
  )
}

/** Orders variables by the groups (of variable ids) that they appear in together. */
export const orderVariables = (
  variables: readonly Variable[],
  groups: readonly (readonly number[])[],
): readonly Variable[] => {
  const used = groups.filter((group) => group.length > 1)
  const given = variables.map(({ id }) => id)
  let best = given
  let bestSpan = span(used, placesIn(given))
  for (const start of [given, neighbourOrder(given, used)]) {
    let order: readonly number[] = start
    let places = placesIn(order)
    for (let round = 0; round <= ROUNDS; round += 1) {
      const width = span(used, places)
      if (width < bestSpan) {
        best = [...order]
        bestSpan = width
      }
      order = pulled(order, used, places)
      places = placesIn(order)
    }
  }
  const byId = new Map(variables.map((variable) => [variable.id, variable]))
  return best.flatMap((id) => byId.get(id) ?? [])
}
