/** The assignment that a reader finds easiest to see: the cheapest path through a diagram. */
import { type DiagramStore, NO, type Node, YES } from './diagram.js'
import type { CellChoice } from './search.js'

/** What it costs to put a variable into a cell; the cells that cost nothing are the ones nobody remarks on. */
export type CellCosts = (variableId: number) => readonly number[]

/**
 * An assignment of every variable for which `node` is true, of the least total cost; `null` if there is
 * none. Of several as cheap, the one whose cells come first.
 */
export const cheapestAssignment = (store: DiagramStore, node: Node, costs: CellCosts): CellChoice | null => {
  if (node === NO) return null
  const least = store.order.map(({ id }) => {
    const all = costs(id)
    const cost = Math.min(...all)
    return { cell: all.indexOf(cost), cost }
  })
  const known = new Map<Node, { readonly cost: number; readonly cell: number }>([
    [NO, { cost: Number.POSITIVE_INFINITY, cell: 0 }],
    [YES, { cost: 0, cell: 0 }],
  ])
  const freeCost = (from: number, to: number): number =>
    least.slice(from, to).reduce((sum, { cost }) => sum + cost, 0)
  const work = (at: Node): { readonly cost: number; readonly cell: number } => {
    const before = known.get(at)
    if (before !== undefined) return before
    const level = store.level(at)
    const best = costs(store.order[level]?.id ?? 0).reduce(
      (sofar, cost, cell) => {
        const child = store.child(at, cell)
        const total = cost + work(child).cost + freeCost(level + 1, store.level(child))
        return total < sofar.cost ? { cost: total, cell } : sofar
      },
      { cost: Number.POSITIVE_INFINITY, cell: 0 },
    )
    known.set(at, best)
    return best
  }
  const choice = new Map(store.order.map(({ id }, level) => [id, least[level]?.cell ?? 0]))
  let at = node
  while (at !== YES) {
    const { cell } = work(at)
    const variable = store.order[store.level(at)]
    if (variable !== undefined) choice.set(variable.id, cell)
    at = store.child(at, cell)
  }
  return choice
}
