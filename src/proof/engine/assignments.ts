/**
 * What diagrams are asked once they are built: how many assignments make one true, which of these is the plainest, and
 * whether several diagrams have one in common.
 */
import { cached } from '../../input/memoize.js'
import { type DiagramStore, NO, type Node, YES } from './diagram.js'
import type { CellChoice } from './formula.js'
import type { SearchResult } from './search.js'
import { StepBudget } from './step-budget.js'

/** How many values of its fact each cell of a variable stands for. */
type CellWeights = (variableId: number) => readonly bigint[]

/** The number of assignments of all variables of the order for which `node` is true; each cell counts as often as its weight. */
export const countAssignments = (store: DiagramStore, node: Node, weights: CellWeights): bigint => {
  const { order } = store
  const totals = order.map(({ id }) => weights(id).reduce((sum, weight) => sum + weight, 0n))
  /** Assignments of the variables of the levels that a diagram does not ask. */
  const between = (from: number, to: number): bigint =>
    totals.slice(from, to).reduce((product, total) => product * total, 1n)
  /** Assignments of the variables from the node's own level on. */
  const count = cached(
    (at: Node): bigint => {
      const level = store.level(at)
      let sum = 0n
      for (const [cell, weight] of weights(order[level]?.id ?? -1).entries()) {
        const child = store.child(at, cell)
        sum += weight * count(child) * between(level + 1, store.level(child))
      }
      return sum
    },
    [
      [NO, 0n],
      [YES, 1n],
    ],
  )
  return count(node) * between(0, store.level(node))
}

/** What it costs to put a variable into a cell; the cells that cost nothing are the ones nobody remarks on. */
export type CellCosts = (variableId: number) => readonly number[]

interface Step {
  readonly cost: number
  readonly cell: number
}

/**
 * Makes the question for one store: an assignment of every variable for which a node is true, of the least total
 * cost; `null` if there is none. Of several as cheap, the one whose cells come first. What is below a node is worked
 * out once for all questions.
 */
export const cheapestAssignments = (
  store: DiagramStore,
  costs: CellCosts,
): ((node: Node) => CellChoice | null) => {
  const cheapestCells = store.order.map(({ id }): Step => {
    const all = costs(id)
    const cost = Math.min(...all)
    return { cell: all.indexOf(cost), cost }
  })
  /** What the levels before each one cost at least. */
  const leastBefore = [0]
  for (const { cost } of cheapestCells) leastBefore.push((leastBefore.at(-1) ?? 0) + cost)
  /** The cell to go to from a node, with the cost of everything from there on. */
  const bestStep = cached(
    (at: Node): Step => {
      const level = store.level(at)
      let best: Step = { cost: Number.POSITIVE_INFINITY, cell: 0 }
      for (const [cell, cost] of costs(store.order[level]?.id ?? 0).entries()) {
        const child = store.child(at, cell)
        const skipped = (leastBefore[store.level(child)] ?? 0) - (leastBefore[level + 1] ?? 0)
        const total = cost + bestStep(child).cost + skipped
        if (total < best.cost) best = { cost: total, cell }
      }
      return best
    },
    [
      [NO, { cost: Number.POSITIVE_INFINITY, cell: 0 }],
      [YES, { cost: 0, cell: 0 }],
    ],
  )

  return (node) => {
    if (node === NO) return null
    const choice = new Map(store.order.map(({ id }, level) => [id, cheapestCells[level]?.cell ?? 0]))
    let at = node
    while (at !== YES) {
      const { cell } = bestStep(at)
      const variable = store.order[store.level(at)]
      if (variable !== undefined) choice.set(variable.id, cell)
      at = store.child(at, cell)
    }
    return choice
  }
}

/** A diagram that must be true (or, `isFalse`, must not be) once its variables are fixed. */
export interface DiagramPart {
  readonly node: Node
  readonly isFalse: boolean
  readonly fixed: CellChoice
}

/** The cells of a variable, the cheapest first. */
const byCost = (costs: readonly number[]): readonly number[] =>
  costs
    .map((cost, cell) => ({ cost, cell }))
    .sort((one, other) => one.cost - other.cost || one.cell - other.cell)
    .map(({ cell }) => cell)

/** What one step down takes for each diagram and each cell, in steps of a `StepBudget`. */
const STEPS_OF_A_LEVEL = 10

/**
 * Is there an assignment of which several diagrams are true at once, each with some variables fixed in its own way?
 * Found by going down them side by side, without building a diagram of them all: cheap cells first, giving up after so
 * many steps.
 */
export const commonAssignment = (
  store: DiagramStore,
  parts: readonly DiagramPart[],
  costs: CellCosts,
  mostSteps: number,
  steps = new StepBudget(),
): SearchResult => {
  const deadEnds = new Set<string>()
  const chosen = new Map<number, number>()
  const cellsOf = cached((variableId: number) => byCost(costs(variableId)))
  let stepsLeft = mostSteps

  /** Where a part stands once the variables that are fixed for it have been passed. */
  const passFixed = (node: Node, { fixed }: DiagramPart): Node => {
    let at = node
    for (;;) {
      const variable = store.order[store.level(at)]
      const cell = variable === undefined ? undefined : fixed.get(variable.id)
      if (cell === undefined) return at
      at = store.child(at, cell)
    }
  }

  const goDown = (nodes: readonly Node[]): boolean => {
    if (nodes.some((node, index) => node === (parts[index]?.isFalse === true ? YES : NO))) return false
    const level = Math.min(...nodes.map((node) => store.level(node)))
    const variable = store.order[level]
    if (variable === undefined) return true
    const key = nodes.join(' ')
    if (deadEnds.has(key)) return false
    stepsLeft -= 1
    steps.spend(STEPS_OF_A_LEVEL * parts.length)
    for (const cell of stepsLeft < 0 ? [] : cellsOf(variable.id)) {
      const next = parts.map((part, index) => {
        const node = nodes[index] ?? NO
        return store.level(node) === level ? passFixed(store.child(node, cell), part) : node
      })
      if (goDown(next)) {
        chosen.set(variable.id, cell)
        return true
      }
    }
    deadEnds.add(key)
    return false
  }

  if (goDown(parts.map((part) => passFixed(part.node, part)))) return { kind: 'found', cells: chosen }
  return { kind: stepsLeft < 0 ? 'gave-up' : 'none' }
}
