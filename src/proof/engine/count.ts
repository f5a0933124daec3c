/** How many assignments make a diagram true: exact, as a bigint, each cell weighed by the values in it. */
import { type DiagramStore, NO, type Node, YES } from './diagram.js'

/** How many values of its fact each cell of a variable stands for. */
export type Weights = (variableId: number) => readonly bigint[]

/** The number of assignments of all variables of the order for which `node` is true. */
export const countAssignments = (store: DiagramStore, node: Node, weights: Weights): bigint => {
  const { order } = store
  const totals = order.map(({ id }) => weights(id).reduce((sum, weight) => sum + weight, 0n))
  // below[level]: assignments of the variables from that level on
  const below = Array<bigint>(order.length + 1).fill(1n)
  for (let level = order.length - 1; level >= 0; level -= 1) {
    below[level] = (below[level + 1] ?? 1n) * (totals[level] ?? 1n)
  }
  const known = new Map<Node, bigint>([
    [NO, 0n],
    [YES, 1n],
  ])
  /** Assignments of the variables from the node's own level on. */
  const count = (at: Node): bigint => {
    const before = known.get(at)
    if (before !== undefined) return before
    const level = store.level(at)
    const variable = order[level]
    let sum = 0n
    for (const [cell, weight] of (variable === undefined ? [] : weights(variable.id)).entries()) {
      const child = store.child(at, cell)
      sum += weight * count(child) * between(level + 1, store.level(child))
    }
    known.set(at, sum)
    return sum
  }
  const between = (from: number, to: number): bigint => {
    let product = 1n
    for (let level = from; level < to; level += 1) product *= totals[level] ?? 1n
    return product
  }
  return count(node) * between(0, store.level(node))
}
