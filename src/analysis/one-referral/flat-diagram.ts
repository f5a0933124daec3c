/**
 * A diagram laid out in typed arrays, for the information gain of its variables to be worked out in two sweeps: chances
 * from its ends up to its root, and what each variable moves from its root down.
 */
import { type DiagramStore, NO, type Node, YES } from '../../proof/engine/diagram.js'
import type { Variable } from '../../proof/engine/formula.js'

/** What the sweeps read and add to; all by level. */
export interface Sweep {
  /** The cell of a variable that is known, or `OPEN`. */
  readonly known: Int32Array
  /** The variance of the chance to be true that an open variable explains by itself: its information gain. */
  readonly alone: Float64Array
  /** The variance that it explains together with others. */
  readonly withOthers: Float64Array
}

/** In place of a cell: the value is not known. */
export const OPEN = -1

/** The cells of all variables in one row, level by level. */
export interface CellRow {
  /** Where the cells of each level begin; one more entry says where the row ends. */
  readonly starts: Int32Array
  /** How likely each cell is while its variable is open; those of one variable are together 1. */
  readonly chances: Float64Array
}

/** Lays the cells of all variables out; `chancesOf` gives those of one. */
export const cellRow = (
  order: readonly Variable[],
  chancesOf: (variable: Variable) => readonly number[],
): CellRow => {
  const starts = new Int32Array(order.length + 1)
  for (const [level, { cells }] of order.entries()) starts[level + 1] = (starts[level] ?? 0) + cells
  const chances = new Float64Array(starts.at(-1) ?? 0)
  for (const [level, variable] of order.entries()) chances.set(chancesOf(variable), starts[level])
  return { starts, chances }
}

/** The nodes below a root, the constants first, then from the root down: children come after their parents. */
const nodesBelow = (store: DiagramStore, root: Node): readonly Node[] => {
  const isSeen = new Uint8Array(store.size)
  isSeen[NO] = 1
  isSeen[YES] = 1
  const inner: number[] = []
  const waiting = [root]
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (isSeen[node] === 1) continue
    isSeen[node] = 1
    const level = store.level(node)
    inner.push(level * store.size + node)
    const cells = store.order[level]?.cells ?? 0
    for (let cell = 0; cell < cells; cell += 1) waiting.push(store.child(node, cell))
  }
  // As numbers they are sorted by level, and then by node.
  return [
    NO,
    YES,
    ...Float64Array.from(inner)
      .sort()
      .map((key) => key % store.size),
  ]
}

/** The constants are its first two nodes, and its root the third. */
const ROOT = 2

/** One diagram. Its arrays for sums are used again at every sweep: every decision makes one. */
export class FlatDiagram {
  readonly #starts: Int32Array
  readonly #chances: Float64Array
  /** Node → its level. */
  readonly #levels: Int32Array
  /** Node → where its children begin among all children. */
  readonly #firsts: Int32Array
  readonly #children: Int32Array
  /** The levels that it has nodes at. */
  readonly #own: readonly number[]
  readonly #up: Float64Array
  readonly #down: Float64Array
  readonly #shifts: Float64Array
  /** The nodes that the answers lead to, from the root down. */
  readonly #reached: Int32Array

  constructor(store: DiagramStore, root: Node, { chances, starts }: CellRow) {
    const nodes = nodesBelow(store, root)
    const index = new Int32Array(store.size)
    const children: number[] = []
    this.#levels = Int32Array.from(nodes, (node) => store.level(node))
    this.#firsts = new Int32Array(nodes.length)
    nodes.forEach((node, at) => {
      index[node] = at
    })
    for (const [at, node] of nodes.entries()) {
      this.#firsts[at] = children.length
      const cells = at < ROOT ? 0 : (store.order[this.#levels[at] ?? 0]?.cells ?? 0)
      for (let cell = 0; cell < cells; cell += 1) children.push(index[store.child(node, cell)] ?? 0)
    }
    this.#starts = starts
    this.#chances = chances
    this.#children = Int32Array.from(children)
    this.#own = [...new Set(this.#levels.subarray(ROOT))]
    this.#up = new Float64Array(nodes.length)
    this.#down = new Float64Array(nodes.length)
    this.#shifts = new Float64Array(chances.length)
    this.#reached = new Int32Array(nodes.length)
  }

  /** Adds, for each open variable, how much its value would tell of whether this is true. */
  addGains(sweep: Sweep): void {
    const count = this.#reach(sweep.known)
    this.#sweepUp(sweep.known, count)
    this.#sweepDown(sweep, count)
    this.#explain(sweep)
  }

  /** By node, the chance to get there; gives how many are reached. What is known leaves few of them. */
  #reach(known: Int32Array): number {
    const down = this.#down.fill(0)
    down[ROOT] = 1
    let count = 0
    for (let node = ROOT; node < down.length; node += 1) {
      const here = down[node] ?? 0
      if (here === 0) continue
      this.#reached[count] = node
      count += 1
      const level = this.#levels[node] ?? 0
      const only = known[level] ?? OPEN
      if (only !== OPEN) {
        const child = this.#children[(this.#firsts[node] ?? 0) + only] ?? 0
        down[child] = (down[child] ?? 0) + here
        continue
      }
      const start = this.#starts[level] ?? 0
      const end = this.#starts[level + 1] ?? 0
      const first = (this.#firsts[node] ?? 0) - start
      for (let cell = start; cell < end; cell += 1) {
        const chance = this.#chances[cell] ?? 0
        if (chance === 0) continue
        const child = this.#children[first + cell] ?? 0
        down[child] = (down[child] ?? 0) + here * chance
      }
    }
    return count
  }

  /** By node that is reached, the chance to be true from there. */
  #sweepUp(known: Int32Array, count: number): void {
    const up = this.#up
    up[YES] = 1
    for (let at = count - 1; at >= 0; at -= 1) {
      const node = this.#reached[at] ?? 0
      const level = this.#levels[node] ?? 0
      const only = known[level] ?? OPEN
      if (only !== OPEN) {
        up[node] = up[this.#children[(this.#firsts[node] ?? 0) + only] ?? 0] ?? 0
        continue
      }
      const start = this.#starts[level] ?? 0
      const end = this.#starts[level + 1] ?? 0
      const first = (this.#firsts[node] ?? 0) - start
      let chance = 0
      for (let cell = start; cell < end; cell += 1) {
        const own = this.#chances[cell] ?? 0
        if (own !== 0) chance += own * (up[this.#children[first + cell] ?? 0] ?? 0)
      }
      up[node] = chance
    }
  }

  /** By cell, by how much it moves the chance; and by level, how far it moves it at each node. */
  #sweepDown({ known, withOthers }: Sweep, count: number): void {
    const up = this.#up
    const shifts = this.#shifts
    for (let at = 0; at < count; at += 1) {
      const node = this.#reached[at] ?? 0
      const level = this.#levels[node] ?? 0
      if (known[level] !== OPEN) continue
      const here = this.#down[node] ?? 0
      const start = this.#starts[level] ?? 0
      const end = this.#starts[level + 1] ?? 0
      const first = (this.#firsts[node] ?? 0) - start
      for (let cell = start; cell < end; cell += 1) {
        const chance = this.#chances[cell] ?? 0
        if (chance === 0) continue
        const moved = (up[this.#children[first + cell] ?? 0] ?? 0) - (up[node] ?? 0)
        shifts[cell] = (shifts[cell] ?? 0) + here * moved
        withOthers[level] = (withOthers[level] ?? 0) + here * chance * moved * moved
      }
    }
  }

  /** Adds up what the shifts explain, and leaves them at nothing for the next time. */
  #explain({ alone, known }: Sweep): void {
    const shifts = this.#shifts
    for (const level of this.#own) {
      if (known[level] !== OPEN) continue
      const end = this.#starts[level + 1] ?? 0
      let explained = 0
      for (let cell = this.#starts[level] ?? 0; cell < end; cell += 1) {
        explained += (this.#chances[cell] ?? 0) * (shifts[cell] ?? 0) ** 2
        shifts[cell] = 0
      }
      alone[level] = (alone[level] ?? 0) + explained
    }
  }
}
