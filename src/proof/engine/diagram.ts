/**
 * Shared decision diagrams with many-valued variables: a node asks one variable and has a child for each
 * of its cells; equal nodes are one node, so that equal formulas are the same number.
 */
import { HASH_SEED, mixHash } from '../../input/hash.js'
import type { Formula, Variable } from './formula.js'
import { DiagramBudgetError, NO, type Node, NodeTable, YES } from './node-table.js'
import { StepBudget } from './step-budget.js'

export { NO, type Node, YES } from './node-table.js'

/** What `work` gives; where a diagram of it is too large for its store, what `instead` gives. */
export const ifTooLarge = <Value, Instead>(work: () => Value, instead: () => Instead): Value | Instead => {
  try {
    return work()
  } catch (error) {
    if (error instanceof DiagramBudgetError) return instead()
    throw error
  }
}

/** Which of the operations a line of the cache is for. */
const AND = 1
const OR = 2
const DIFFERENCE = 3

/** Lines of the cache of operations; a later one overwrites an earlier one in its place. */
const MAX_CACHE_LINES = 1 << 18
const MIN_CACHE_LINES = 1 << 10

/** Steps of operations allowed for each node of the budget: where the cache helps little, time runs out before nodes do. */
const STEPS_PER_NODE = 10

/** What it takes to begin a store, and a node of it, beside what each cell takes; in steps of a `StepBudget`. */
const STEPS_OF_A_STORE = 2_000
const STEPS_OF_AN_OPERATION = 4

/** The diagrams of formulas over one order of variables. */
export class DiagramStore {
  /** Variables in the order in which nodes ask them. */
  readonly order: readonly Variable[]
  readonly #levelOf: ReadonlyMap<number, number>
  readonly #table: NodeTable
  #cacheLines = MIN_CACHE_LINES
  #cache = new Int32Array(4 * MIN_CACHE_LINES)
  readonly #built = new Map<Formula, Node>()
  #stepsLeft: number
  readonly #steps: StepBudget

  /** A store that throws `DiagramBudgetError` rather than hold more than `budget` nodes. */
  constructor(order: readonly Variable[], budget: number, steps = new StepBudget()) {
    this.order = order
    this.#steps = steps
    steps.spend(STEPS_OF_A_STORE + order.length)
    this.#stepsLeft = budget * STEPS_PER_NODE
    this.#levelOf = new Map(order.map((variable, level) => [variable.id, level]))
    this.#table = new NodeTable(
      order.map(({ cells }) => cells),
      budget,
    )
  }

  /** How many nodes there are, the two constants included. */
  get size(): number {
    return this.#table.size
  }

  level(node: Node): number {
    return this.#table.level(node)
  }

  child(node: Node, cell: number): Node {
    return this.#table.child(node, cell)
  }

  /** What an operation gives without looking below, or -1. */
  #shortcut(operation: number, one: Node, other: Node): Node {
    switch (operation) {
      case AND:
        if (one === NO || other === NO) return NO
        if (one === YES || one === other) return other
        return other === YES ? one : -1
      case OR:
        if (one === YES || other === YES) return YES
        if (one === NO || one === other) return other
        return other === NO ? one : -1
      default:
        if (one === NO || other === YES || one === other) return NO
        return other === NO ? one : -1
    }
  }

  /** A small store is made quickly: its cache grows with it. What was in it is worked out again. */
  #growCache(): void {
    this.#cacheLines *= 4
    this.#cache = new Int32Array(4 * this.#cacheLines)
  }

  #apply(operation: number, one: Node, other: Node): Node {
    const short = this.#shortcut(operation, one, other)
    if (short !== -1) return short
    // And and or do not care for order: sorted, they are found in the cache more often.
    const swap = operation !== DIFFERENCE && one > other
    const a = swap ? other : one
    const b = swap ? one : other
    const line = (mixHash(mixHash(mixHash(HASH_SEED, operation), a), b) >>> 0) % this.#cacheLines
    const at = line * 4
    if (this.#cache[at] === operation && this.#cache[at + 1] === a && this.#cache[at + 2] === b) {
      return this.#cache[at + 3] ?? NO
    }
    if (this.size > this.#cacheLines && this.#cacheLines < MAX_CACHE_LINES) this.#growCache()
    this.#stepsLeft -= 1
    const table = this.#table
    if (this.#stepsLeft < 0) throw table.tooLarge('too many steps')
    const aLevel = table.level(a)
    const bLevel = table.level(b)
    const level = aLevel < bLevel ? aLevel : bLevel
    const arity = table.arity(level)
    this.#steps.spend(STEPS_OF_AN_OPERATION + arity)
    const base = table.begin(level)
    for (let cell = 0; cell < arity; cell += 1) {
      const aChild = aLevel === level ? table.child(a, cell) : a
      const bChild = bLevel === level ? table.child(b, cell) : b
      table.put(base, cell, this.#apply(operation, aChild, bChild))
    }
    const node = table.end(base, level)
    this.#cache[at] = operation
    this.#cache[at + 1] = a
    this.#cache[at + 2] = b
    this.#cache[at + 3] = node
    return node
  }

  and(one: Node, other: Node): Node {
    return this.#apply(AND, one, other)
  }

  or(one: Node, other: Node): Node {
    return this.#apply(OR, one, other)
  }

  not(node: Node): Node {
    return this.#apply(DIFFERENCE, YES, node)
  }

  /** The node that is `YES` in the cells marked. */
  isIn(variable: Variable, cells: readonly boolean[]): Node {
    const level = this.#levelOf.get(variable.id)
    if (level === undefined) throw new RangeError(`variable ${variable.name} is not in the order`)
    const base = this.#table.begin(level)
    for (let cell = 0; cell < variable.cells; cell += 1)
      this.#table.put(base, cell, cells[cell] === true ? YES : NO)
    return this.#table.end(base, level)
  }

  /** The diagram of a formula. Many-armed parts are folded in pairs, so that intermediate results stay small. */
  build(formula: Formula): Node {
    const before = this.#built.get(formula)
    if (before !== undefined) return before
    this.#steps.spend(1)
    const node = this.#build(formula)
    this.#built.set(formula, node)
    return node
  }

  #build(formula: Formula): Node {
    switch (formula.kind) {
      case 'constant':
        return formula.value ? YES : NO
      case 'in':
        return this.isIn(formula.variable, formula.cells)
      case 'not':
        return this.not(this.build(formula.of))
      default:
        return this.#fold(
          formula.kind === 'and' ? AND : OR,
          formula.of.map((one) => this.build(one)),
        )
    }
  }

  #fold(operation: number, nodes: readonly Node[]): Node {
    let left = [...nodes].sort((one, other) => this.level(other) - this.level(one))
    while (left.length > 1) {
      const next: Node[] = []
      for (let index = 0; index < left.length; index += 2) {
        const one = left[index] ?? NO
        const other = left[index + 1]
        next.push(other === undefined ? one : this.#apply(operation, one, other))
      }
      left = next
    }
    return left[0] ?? (operation === AND ? YES : NO)
  }
}
