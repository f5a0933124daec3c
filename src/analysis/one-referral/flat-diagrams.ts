/** Diagrams laid out flat, for chances to be worked out in two sweeps: up from the ends, and down from each root. */
import { type DiagramStore, NO, type Node, YES } from '../engine/diagram.js'
import type { Variable } from '../engine/formula.js'

/** How likely each cell of a variable is; together 1. */
export type Chances = readonly number[]

/** Smaller than this it is only the error of the arithmetic. */
const NOTHING = 1e-26

/** How little it counts that an answer moves the chances only together with others: less than anything else. */
const TOGETHER = 1e-30

/** To three digits, so that answers that settle as much do so exactly, in whatever order they were added up. */
const rounded = (value: number): number => (value < NOTHING ? 0 : Number(value.toPrecision(3)))

const reachable = (store: DiagramStore, roots: readonly Node[]): readonly Node[] => {
  const seen = new Set<Node>([NO, YES])
  const visit = (node: Node): void => {
    if (seen.has(node)) return
    seen.add(node)
    const cells = store.order[store.level(node)]?.cells ?? 0
    for (let cell = 0; cell < cells; cell += 1) visit(store.child(node, cell))
  }
  roots.forEach(visit)
  const inner = [...seen].filter((node) => node !== NO && node !== YES)
  return [NO, YES, ...inner.sort((one, other) => store.level(one) - store.level(other) || one - other)]
}

/** Several diagrams over one order; their nodes in that order, so that children come after their parents. */
export class FlatDiagrams {
  readonly #order: readonly Variable[]
  readonly #levels: Int32Array
  readonly #children: readonly Int32Array[]
  readonly #roots: readonly number[]

  constructor(store: DiagramStore, roots: readonly Node[]) {
    const nodes = reachable(store, roots)
    const index = new Map(nodes.map((node, at) => [node, at]))
    this.#order = store.order
    this.#levels = Int32Array.from(nodes, (node) => store.level(node))
    this.#children = nodes.map((node) =>
      node === NO || node === YES
        ? new Int32Array(0)
        : Int32Array.from(
            { length: store.order[store.level(node)]?.cells ?? 0 },
            (_, cell) => index.get(store.child(node, cell)) ?? 0,
          ),
    )
    this.#roots = [...new Set(roots)].flatMap((root) => index.get(root) ?? []).filter((root) => root > 1)
  }

  /**
   * By variable among `open`, how much its value would settle: over all diagrams, the variance of the chance to
   * be true that the variable explains by itself.
   */
  settles(
    chancesOf: (variable: Variable) => Chances,
    open: ReadonlySet<number>,
  ): ReadonlyMap<number, number> {
    const chances = this.#order.map(chancesOf)
    const isOpen = this.#order.map(({ id }) => open.has(id))
    const up = this.#up(chances)
    const alone = new Float64Array(this.#order.length)
    const together = new Float64Array(this.#order.length)
    for (const root of this.#roots) {
      const shifts = this.#order.map(({ cells }) => new Float64Array(cells))
      const spread = this.#down(root, chances, up, isOpen, shifts)
      for (const [level, own] of chances.entries()) {
        if (isOpen[level] !== true) continue
        const explained = own.reduce(
          (sum, chance, cell) => sum + chance * (shifts[level]?.[cell] ?? 0) ** 2,
          0,
        )
        alone[level] = (alone[level] ?? 0) + explained
        together[level] = (together[level] ?? 0) + (spread[level] ?? 0)
      }
    }
    return new Map(
      this.#order.map(({ id }, level) => [
        id,
        rounded(alone[level] ?? 0) || TOGETHER * rounded(together[level] ?? 0),
      ]),
    )
  }

  /** By node, the chance to be true from there. */
  #up(chances: readonly Chances[]): Float64Array {
    const up = new Float64Array(this.#levels.length)
    up[YES] = 1
    for (let node = up.length - 1; node > 1; node -= 1) {
      const own = chances[this.#levels[node] ?? 0] ?? []
      const children = this.#children[node] ?? []
      let chance = 0
      for (let cell = 0; cell < own.length; cell += 1)
        chance += (own[cell] ?? 0) * (up[children[cell] ?? 0] ?? 0)
      up[node] = chance
    }
    return up
  }

  /** Into `shifts`, by how much each cell moves the chance; gives by level how far it moves it at each node. */
  #down(
    root: number,
    chances: readonly Chances[],
    up: Float64Array,
    isOpen: readonly boolean[],
    shifts: readonly Float64Array[],
  ): Float64Array {
    const spread = new Float64Array(this.#order.length)
    const down = new Float64Array(up.length)
    down[root] = 1
    for (let node = root; node < down.length; node += 1) {
      const here = down[node] ?? 0
      if (here === 0) continue
      const level = this.#levels[node] ?? 0
      const own = chances[level] ?? []
      const children = this.#children[node] ?? []
      const shift = isOpen[level] === true ? shifts[level] : undefined
      for (let cell = 0; cell < own.length; cell += 1) {
        const chance = own[cell] ?? 0
        if (chance === 0) continue
        const child = children[cell] ?? 0
        down[child] = (down[child] ?? 0) + here * chance
        if (shift === undefined) continue
        const moved = (up[child] ?? 0) - (up[node] ?? 0)
        shift[cell] = (shift[cell] ?? 0) + here * moved
        spread[level] = (spread[level] ?? 0) + here * chance * moved ** 2
      }
    }
    return spread
  }
}
