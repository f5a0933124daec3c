/**
 * A small satisfiability solver: conflict-driven clause learning with watched literals, activities, saved
 * phases and restarts (the method of MiniSat, Eén and Sörensson 2003). Deterministic: no clock, no chance.
 */
import { ActivityHeap } from './activity-heap.js'
import { type Literal, negated, type Outcome, variableOf } from './literal.js'
import { StepBudget } from './step-budget.js'

/** What a new clause takes beside its literals, and a value beside the clauses that watch it; in steps of a `StepBudget`. */
const STEPS_OF_A_CLAUSE = 10
const STEPS_OF_A_VALUE = 4

const UNSET = 2
const FIRST_RESTART = 100

export class Solver {
  readonly #clauses: Literal[][] = []
  /** Literal → clauses that watch it. */
  readonly #watches: number[][] = []
  /** Literal → 1 true, 0 false, 2 unset. */
  readonly #values: number[] = []
  readonly #levels: number[] = []
  readonly #reasons: number[] = []
  readonly #phases: boolean[] = []
  readonly #open = new ActivityHeap()
  readonly #trail: Literal[] = []
  readonly #limits: number[] = []
  #head = 0
  #contradiction = false

  /** Every clause, every look at one and every value that is set spends `steps`. */
  constructor(private readonly steps = new StepBudget()) {}

  /** A new variable. */
  variable(): number {
    const variable = this.#levels.length
    this.#levels.push(0)
    this.#reasons.push(-1)
    this.#phases.push(false)
    this.#values.push(UNSET, UNSET)
    this.#watches.push([], [])
    this.#open.add()
    return variable
  }

  /** Adds a clause: one of its literals is true. */
  clause(literals: readonly Literal[]): void {
    this.#backTo(0)
    this.steps.spend(STEPS_OF_A_CLAUSE + literals.length)
    const clause = new Set(literals)
    for (const literal of clause) if (clause.has(negated(literal)) || this.#values[literal] === 1) return
    const open = [...clause].filter((literal) => this.#values[literal] === UNSET)
    const [first] = open
    if (first === undefined) this.#contradiction = true
    else if (open.length === 1) {
      this.#assign(first, -1)
      if (this.#propagate() !== -1) this.#contradiction = true
    } else this.#watch(open)
  }

  #watch(clause: Literal[]): number {
    this.#watches[clause[0] ?? 0]?.push(this.#clauses.length)
    this.#watches[clause[1] ?? 0]?.push(this.#clauses.length)
    return this.#clauses.push(clause) - 1
  }

  #assign(literal: Literal, reason: number): void {
    const variable = variableOf(literal)
    this.#values[literal] = 1
    this.#values[negated(literal)] = 0
    this.#levels[variable] = this.#limits.length
    this.#reasons[variable] = reason
    this.#trail.push(literal)
  }

  /** Follows every consequence; gives the clause that is broken, or -1. */
  #propagate(): number {
    while (this.#head < this.#trail.length) {
      const falseNow = negated(this.#trail[this.#head] ?? 0)
      this.#head += 1
      const watching = this.#watches[falseNow] ?? []
      this.steps.spend(STEPS_OF_A_VALUE + watching.length)
      let kept = 0
      for (let index = 0; index < watching.length; index += 1) {
        const clauseIndex = watching[index] ?? 0
        const moved = this.#visit(clauseIndex, falseNow)
        if (moved === 'moved') continue
        watching[kept] = clauseIndex
        kept += 1
        if (moved === 'broken') {
          while (++index < watching.length) watching[kept++] = watching[index] ?? 0
          watching.length = kept
          return clauseIndex
        }
      }
      watching.length = kept
    }
    return -1
  }

  #visit(clauseIndex: number, falseNow: Literal): 'kept' | 'moved' | 'broken' {
    const clause = this.#clauses[clauseIndex] ?? []
    if (clause[0] === falseNow) {
      clause[0] = clause[1] ?? 0
      clause[1] = falseNow
    }
    const first = clause[0] ?? 0
    if (this.#values[first] === 1) return 'kept'
    for (let at = 2; at < clause.length; at += 1) {
      const literal = clause[at] ?? 0
      if (this.#values[literal] === 0) continue
      this.steps.spend(at >> 2)
      clause[1] = literal
      clause[at] = falseNow
      this.#watches[literal]?.push(clauseIndex)
      return 'moved'
    }
    this.steps.spend(clause.length >> 2)
    if (this.#values[first] === 0) return 'broken'
    this.#assign(first, clauseIndex)
    return 'kept'
  }

  /** The first point at which one literal of the current level implies the conflict. */
  #learn(conflict: number): { readonly clause: Literal[]; readonly level: number } {
    const seen = new Set<number>()
    const learnt: Literal[] = [0]
    const current = this.#limits.length
    let open = 0
    let at = this.#trail.length - 1
    let clauseIndex = conflict
    let pivot: Literal | null = null
    for (;;) {
      const clause = this.#clauses[clauseIndex] ?? []
      this.steps.spend(STEPS_OF_A_VALUE + clause.length)
      for (const literal of clause) {
        const variable = variableOf(literal)
        if (literal === pivot || seen.has(variable) || this.#levels[variable] === 0) continue
        seen.add(variable)
        this.#open.bump(variable)
        if (this.#levels[variable] === current) open += 1
        else learnt.push(literal)
      }
      while (!seen.has(variableOf(this.#trail[at] ?? 0))) at -= 1
      pivot = this.#trail[at] ?? 0
      at -= 1
      open -= 1
      if (open === 0) break
      clauseIndex = this.#reasons[variableOf(pivot)] ?? -1
    }
    learnt[0] = negated(pivot)
    // The first two literals are watched: the second is to be one of the highest level among the others.
    let highest = 1
    for (let index = 2; index < learnt.length; index += 1)
      if (this.#levelOf(learnt[index]) > this.#levelOf(learnt[highest])) highest = index
    if (learnt.length > 1) [learnt[1], learnt[highest]] = [learnt[highest] ?? 0, learnt[1] ?? 0]
    return { clause: learnt, level: this.#levelOf(learnt[1]) }
  }

  #levelOf(literal: Literal | undefined): number {
    return literal === undefined ? 0 : (this.#levels[variableOf(literal)] ?? 0)
  }

  #backTo(level: number): void {
    const from = this.#limits[level]
    if (from === undefined) return
    while (this.#trail.length > from) {
      const literal = this.#trail.pop() ?? 0
      const variable = variableOf(literal)
      this.#values[literal] = UNSET
      this.#values[negated(literal)] = UNSET
      this.#phases[variable] = (literal & 1) === 0
      this.#open.push(variable)
    }
    this.#limits.length = level
    this.#head = from
  }

  /**
   * Searches for values that make every clause and `assumed` true, giving up after `mostConflicts`. What it learns
   * on the way holds whatever is assumed, and is kept for the next time. The values found stand until then.
   */
  solve(mostConflicts: number, assumed: Literal): Outcome {
    this.#backTo(0)
    let conflicts = 0
    let restartAt = FIRST_RESTART
    for (;;) {
      const conflict = this.#propagate()
      if (conflict !== -1) {
        conflicts += 1
        if (this.#limits.length === 0) this.#contradiction = true
        if (this.#contradiction) return { found: false, conflicts, gaveUp: false }
        const { clause, level } = this.#learn(conflict)
        this.#backTo(level)
        this.#assign(clause[0] ?? 0, clause.length > 1 ? this.#watch(clause) : -1)
        this.#open.decay()
        if (conflicts >= mostConflicts) return { found: false, conflicts, gaveUp: true }
      } else if (conflicts >= restartAt) {
        restartAt = conflicts + Math.ceil(FIRST_RESTART * 1.1 ** (conflicts / FIRST_RESTART / 10))
        this.#backTo(0)
      } else {
        if (this.#contradiction || this.#values[assumed] === 0)
          return { found: false, conflicts, gaveUp: false }
        const decision = this.#values[assumed] === UNSET ? assumed : this.#decision()
        if (decision === null)
          return { found: true, conflicts, isTrue: (variable) => this.#values[variable * 2] === 1 }
        this.#limits.push(this.#trail.length)
        this.#assign(decision, -1)
      }
    }
  }

  #decision(): Literal | null {
    for (let variable = this.#open.pop(); variable !== null; variable = this.#open.pop())
      if (this.#values[variable * 2] === UNSET)
        return variable * 2 + (this.#phases[variable] === true ? 0 : 1)
    return null
  }
}
