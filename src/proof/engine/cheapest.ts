/** The assignment that a reader finds easiest to see: the cheapest path through a diagram. */
import { type DiagramStore, NO, type Node, YES } from './diagram.js'
import type { CellChoice } from './search.js'

/** What it costs to put a variable into a cell; the cells that cost nothing are the ones nobody remarks on. */
export type CellCosts = (variableId: number) => readonly number[]

interface Best {
  readonly cost: number
  readonly cell: number
}

/** Cheapest paths through the diagrams of one store; what is below a node is worked out once. */
const pathsIn = (store: DiagramStore, costs: CellCosts) => {
  const least = store.order.map(({ id }): Best => {
    const all = costs(id)
    const cost = Math.min(...all)
    return { cell: all.indexOf(cost), cost }
  })
  /** What the levels before each one cost at least. */
  const before = [0]
  for (const { cost } of least) before.push((before.at(-1) ?? 0) + cost)
  const freeCost = (from: number, to: number): number => (before[to] ?? 0) - (before[from] ?? 0)
  const known = new Map<Node, Best>([
    [NO, { cost: Number.POSITIVE_INFINITY, cell: 0 }],
    [YES, { cost: 0, cell: 0 }],
  ])
  const best = (at: Node): Best => {
    const found = known.get(at)
    if (found !== undefined) return found
    const level = store.level(at)
    let sofar: Best = { cost: Number.POSITIVE_INFINITY, cell: 0 }
    for (const [cell, cost] of costs(store.order[level]?.id ?? 0).entries()) {
      const child = store.child(at, cell)
      const total = cost + best(child).cost + freeCost(level + 1, store.level(child))
      if (total < sofar.cost) sofar = { cost: total, cell }
    }
    known.set(at, sofar)
    return sofar
  }
  return { best, least }
}

/**
 * Makes the question for one store: an assignment of every variable for which a node is true, of the least total
 * cost; `null` if there is none. Of several as cheap, the one whose cells come first.
 */
export const cheapestAssignments = (
  store: DiagramStore,
  costs: CellCosts,
): ((node: Node) => CellChoice | null) => {
  const { best, least } = pathsIn(store, costs)
  return (node) => {
    if (node === NO) return null
    const choice = new Map(store.order.map(({ id }, level) => [id, least[level]?.cell ?? 0]))
    let at = node
    while (at !== YES) {
      const { cell } = best(at)
      const variable = store.order[store.level(at)]
      if (variable !== undefined) choice.set(variable.id, cell)
      at = store.child(at, cell)
    }
    return choice
  }
}
