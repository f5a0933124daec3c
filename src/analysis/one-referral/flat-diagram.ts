/** A diagram laid out flat, for chances to be worked out in two sweeps: up from its ends, and down from its root. */
import { type DiagramStore, NO, type Node, YES } from '../engine/diagram.js'

/** What the sweeps read and add to. The cells of all variables stand in one row, level by level. */
export interface Sweep {
  /** By cell, how likely it is; those of one variable are together 1. */
  readonly chances: Float64Array
  /** By level, 1 where the answer is open. */
  readonly open: Uint8Array
  /** By level, the variance of the chance to be true that the variable explains by itself. */
  readonly alone: Float64Array
  /** By level, how far it moves the chance together with others. */
  readonly together: Float64Array
}

/** Where the cells of each level begin in the row; one more entry says where the row ends. */
export const cellStarts = ({ order }: DiagramStore): Int32Array => {
  const starts = new Int32Array(order.length + 1)
  for (const [level, { cells }] of order.entries()) starts[level + 1] = (starts[level] ?? 0) + cells
  return starts
}

/** The nodes below a root, the constants first, then from the root down: children come after their parents. */
const nodesBelow = (store: DiagramStore, root: Node): readonly Node[] => {
  const seen = new Set<Node>([NO, YES])
  const visit = (node: Node): void => {
    if (seen.has(node)) return
    seen.add(node)
    const cells = store.order[store.level(node)]?.cells ?? 0
    for (let cell = 0; cell < cells; cell += 1) visit(store.child(node, cell))
  }
  visit(root)
  const inner = [...seen].filter((node) => node !== NO && node !== YES)
  return [NO, YES, ...inner.sort((one, other) => store.level(one) - store.level(other) || one - other)]
}

/** The constants are its first two nodes, and its root the third. */
const ROOT = 2

/** One diagram. Its arrays for sums are used again at every sweep: one is made for every decision. */
export class FlatDiagram {
  readonly #starts: Int32Array
  /** Node → its level. */
  readonly #levels: Int32Array
  /** Node → where its children begin among all children. */
  readonly #firsts: Int32Array
  readonly #children: Int32Array
  readonly #up: Float64Array
  readonly #down: Float64Array
  readonly #shifts: Float64Array

  /** `starts` are the `cellStarts` of the store. */
  constructor(store: DiagramStore, root: Node, starts: Int32Array) {
    const nodes = nodesBelow(store, root)
    const index = new Map(nodes.map((node, at) => [node, at]))
    const children = nodes.map((node, at) =>
      Array.from({ length: at < ROOT ? 0 : (store.order[store.level(node)]?.cells ?? 0) }, (_, cell) =>
        Number(index.get(store.child(node, cell))),
      ),
    )
    this.#starts = starts
    this.#levels = Int32Array.from(nodes, (node) => store.level(node))
    this.#children = Int32Array.from(children.flat())
    this.#firsts = new Int32Array(nodes.length)
    for (const [at, { length }] of children.slice(0, -1).entries())
      this.#firsts[at + 1] = (this.#firsts[at] ?? 0) + length
    this.#up = new Float64Array(nodes.length)
    this.#down = new Float64Array(nodes.length)
    this.#shifts = new Float64Array(starts.at(-1) ?? 0)
  }

  /** Adds how much the value of each open variable would settle of whether this is true. */
  settle(sweep: Sweep): void {
    this.#sweepUp(sweep.chances)
    this.#sweepDown(sweep)
    this.#explain(sweep)
  }

  /** By node, the chance to be true from there. */
  #sweepUp(chances: Float64Array): void {
    const up = this.#up
    up[YES] = 1
    for (let node = up.length - 1; node >= ROOT; node -= 1) {
      const level = this.#levels[node] ?? 0
      const start = this.#starts[level] ?? 0
      const end = this.#starts[level + 1] ?? 0
      const first = this.#firsts[node] ?? 0
      let chance = 0
      for (let cell = start; cell < end; cell += 1)
        chance += (chances[cell] ?? 0) * (up[this.#children[first + cell - start] ?? 0] ?? 0)
      up[node] = chance
    }
  }

  /** By cell, by how much it moves the chance; and by level, how far it moves it at each node. */
  #sweepDown({ chances, open, together }: Sweep): void {
    const up = this.#up
    const down = this.#down.fill(0)
    const shifts = this.#shifts.fill(0)
    down[ROOT] = 1
    for (let node = ROOT; node < down.length; node += 1) {
      const here = down[node] ?? 0
      if (here === 0) continue
      const level = this.#levels[node] ?? 0
      const start = this.#starts[level] ?? 0
      const end = this.#starts[level + 1] ?? 0
      const first = this.#firsts[node] ?? 0
      for (let cell = start; cell < end; cell += 1) {
        const chance = chances[cell] ?? 0
        if (chance === 0) continue
        const child = this.#children[first + cell - start] ?? 0
        down[child] = (down[child] ?? 0) + here * chance
        if (open[level] !== 1) continue
        const moved = (up[child] ?? 0) - (up[node] ?? 0)
        shifts[cell] = (shifts[cell] ?? 0) + here * moved
        together[level] = (together[level] ?? 0) + here * chance * moved * moved
      }
    }
  }

  #explain({ alone, chances, open }: Sweep): void {
    for (let level = 0; level < open.length; level += 1) {
      if (open[level] !== 1) continue
      const end = this.#starts[level + 1] ?? 0
      let explained = 0
      for (let cell = this.#starts[level] ?? 0; cell < end; cell += 1)
        explained += (chances[cell] ?? 0) * (this.#shifts[cell] ?? 0) ** 2
      alone[level] = (alone[level] ?? 0) + explained
    }
  }
}
