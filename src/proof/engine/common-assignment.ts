/**
 * Is there an assignment of which several diagrams are true at once, each with some variables fixed in its
 * own way? Found by going down them together, without building a diagram of them all.
 */
import type { CellCosts } from './cheapest.js'
import { type DiagramStore, NO, type Node, YES } from './diagram.js'
import type { CellChoice } from './search.js'

/** A diagram that must be true (or, `isFalse`, must not be) once its variables are fixed. */
export interface DiagramPart {
  readonly node: Node
  readonly isFalse: boolean
  readonly fixed: CellChoice
}

/** `none` is a proof; `gave-up` proves nothing. */
export type CommonAssignment =
  | { readonly kind: 'found'; readonly cells: CellChoice }
  | { readonly kind: 'none' }
  | { readonly kind: 'gave-up' }

/** The cells of a variable, the cheapest first. */
const byCost = (costs: readonly number[]): readonly number[] =>
  costs
    .map((cost, cell) => ({ cost, cell }))
    .sort((one, other) => one.cost - other.cost || one.cell - other.cell)
    .map(({ cell }) => cell)

/** Looks for the assignment, cheap cells first, giving up after so many steps. */
export const commonAssignment = (
  store: DiagramStore,
  parts: readonly DiagramPart[],
  costs: CellCosts,
  mostSteps: number,
): CommonAssignment => {
  const dead = new Set<string>()
  const chosen = new Map<number, number>()
  /** Cells by cost, worked out once for each level. */
  const cellsAt = new Map<number, readonly number[]>()
  const cellsOf = (level: number, id: number): readonly number[] => {
    const cells = cellsAt.get(level) ?? byCost(costs(id))
    cellsAt.set(level, cells)
    return cells
  }
  let stepsLeft = mostSteps

  /** Where a part stands once the variables that are fixed for it have been passed. */
  const passed = (node: Node, { fixed }: DiagramPart): Node => {
    let at = node
    for (;;) {
      const variable = store.order[store.level(at)]
      const cell = variable === undefined ? undefined : fixed.get(variable.id)
      if (cell === undefined) return at
      at = store.child(at, cell)
    }
  }

  const down = (nodes: readonly Node[]): boolean => {
    if (nodes.some((node, index) => node === (parts[index]?.isFalse === true ? YES : NO))) return false
    const level = Math.min(...nodes.map((node) => store.level(node)))
    const variable = store.order[level]
    if (variable === undefined) return true
    const key = nodes.join(' ')
    if (dead.has(key)) return false
    stepsLeft -= 1
    for (const cell of stepsLeft < 0 ? [] : cellsOf(level, variable.id)) {
      const next = parts.map((part, index) => {
        const node = nodes[index] ?? NO
        return store.level(node) === level ? passed(store.child(node, cell), part) : node
      })
      if (down(next)) {
        chosen.set(variable.id, cell)
        return true
      }
    }
    dead.add(key)
    return false
  }

  if (down(parts.map((part) => passed(part.node, part)))) return { kind: 'found', cells: chosen }
  return { kind: stepsLeft < 0 ? 'gave-up' : 'none' }
}
