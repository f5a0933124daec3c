/** Where the nodes of diagrams are kept: each once, so that equal nodes are the same number. */
import { HASH_SEED, mixHash } from '../../input/hash.js'

/** A node; two of them are the constants. */
export type Node = number
export const NO: Node = 0
export const YES: Node = 1

/** Thrown when a diagram would need more nodes than it may have; the caller then searches instead. */
export class DiagramBudgetError extends Error {
  override readonly name = 'DiagramBudgetError'
}

/** The table is rehashed before it is half full. */
const ROOM = 2

const grown = (array: Int32Array): Int32Array<ArrayBuffer> => {
  const larger = new Int32Array(array.length * 2)
  larger.set(array)
  return larger
}

/** Nodes with their levels and children, in typed arrays: an analysis makes millions of them. */
export class NodeTable {
  readonly #budget: number
  readonly #aritiesByLevel: readonly number[]
  #levels: Int32Array = new Int32Array(1024)
  /** Node → where its children begin. */
  #offsets: Int32Array = new Int32Array(1024)
  /** Node → its hash, so that the table can grow without working it out anew. */
  #hashes: Int32Array = new Int32Array(1024)
  #children: Int32Array = new Int32Array(4096)
  #childrenUsed = 0
  #nodes = 2
  #slots: Int32Array = new Int32Array(4096)
  /** A stack of the children of nodes that are not finished: a node waits while those below it are made. */
  #scratch: Int32Array = new Int32Array(1024)
  #waiting = 0

  /** A table for variables with so many cells, level by level; it throws rather than hold more than `budget` nodes. */
  constructor(aritiesByLevel: readonly number[], budget: number) {
    this.#aritiesByLevel = aritiesByLevel
    this.#budget = budget
    // The constants are below every level.
    this.#levels[NO] = aritiesByLevel.length
    this.#levels[YES] = aritiesByLevel.length
  }

  /** How many nodes there are, the two constants included. */
  get size(): number {
    return this.#nodes
  }

  arity(level: number): number {
    return this.#aritiesByLevel[level] ?? 0
  }

  level(node: Node): number {
    return this.#levels[node] ?? 0
  }

  child(node: Node, cell: number): Node {
    return this.#children[(this.#offsets[node] ?? 0) + cell] ?? NO
  }

  /** The error to throw where a diagram would be too large; drops the nodes that are not finished. */
  tooLarge(why: string): DiagramBudgetError {
    this.#waiting = 0
    return new DiagramBudgetError(why)
  }

  /** Makes room for the children of a new node on top of the stack; gives where they begin. */
  begin(level: number): number {
    const base = this.#waiting
    this.#waiting += this.arity(level)
    while (this.#waiting > this.#scratch.length) this.#scratch = grown(this.#scratch)
    return base
  }

  /** Sets a child of the node that was begun at `base`. */
  put(base: number, cell: number, child: Node): void {
    this.#scratch[base + cell] = child
  }

  /** Finishes the node that was begun at `base`: the one node with these children, or the child itself where all are the same. */
  end(base: number, level: number): Node {
    this.#waiting = base
    const children = this.#scratch
    const end = base + this.arity(level)
    const first = children[base] ?? NO
    let hash = mixHash(HASH_SEED, level)
    let isSame = true
    for (let at = base; at < end; at += 1) {
      const child = children[at] ?? NO
      if (child !== first) isSame = false
      hash = mixHash(hash, child)
    }
    if (isSame) return first
    const mask = this.#slots.length - 1
    let slot = hash & mask
    for (let found = this.#slots[slot] ?? 0; found !== 0; found = this.#slots[slot] ?? 0) {
      if (this.#hashes[found] === hash && this.#is(found, level, base, end)) return found
      slot = (slot + 1) & mask
    }
    if (this.#nodes >= this.#budget) throw this.tooLarge(`more than ${this.#budget} nodes`)
    return this.#add(level, base, end, hash, slot)
  }

  #is(node: Node, level: number, base: number, end: number): boolean {
    if (this.#levels[node] !== level) return false
    const offset = (this.#offsets[node] ?? 0) - base
    for (let at = base; at < end; at += 1) {
      if (this.#children[offset + at] !== this.#scratch[at]) return false
    }
    return true
  }

  #add(level: number, base: number, end: number, hash: number, slot: number): Node {
    const node = this.#nodes
    this.#nodes += 1
    if (node >= this.#levels.length) {
      this.#levels = grown(this.#levels)
      this.#offsets = grown(this.#offsets)
      this.#hashes = grown(this.#hashes)
    }
    while (this.#childrenUsed + end - base > this.#children.length) this.#children = grown(this.#children)
    this.#levels[node] = level
    this.#hashes[node] = hash
    this.#offsets[node] = this.#childrenUsed
    for (let at = base; at < end; at += 1) this.#children[this.#childrenUsed++] = this.#scratch[at] ?? NO
    this.#slots[slot] = node
    if (this.#nodes * ROOM > this.#slots.length) this.#rehash()
    return node
  }

  #rehash(): void {
    this.#slots = new Int32Array(this.#slots.length * 2 * ROOM)
    const mask = this.#slots.length - 1
    for (let node = 2; node < this.#nodes; node += 1) {
      let slot = (this.#hashes[node] ?? 0) & mask
      while (this.#slots[slot] !== 0) slot = (slot + 1) & mask
      this.#slots[slot] = node
    }
  }
}
