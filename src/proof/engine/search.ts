/** Is there an assignment that makes a formula true? Decided by search, where a diagram would be too large. */
import { type CellChoice, type Formula, type Variable, variablesIn } from './formula.js'
import { type Literal, negated } from './literal.js'
import { Solver } from './solver.js'
import { StepBudget } from './step-budget.js'

/** `found`: the cell of every variable that the formula mentions. `none` is a proof that there is no such assignment; `gave-up` proves nothing. */
export type SearchResult =
  | { readonly kind: 'found'; readonly cells: CellChoice }
  | { readonly kind: 'none' }
  | { readonly kind: 'gave-up' }

/** Formulas as clauses for the solver (Tseitin): a variable for each cell and each part. */
class Encoding {
  readonly solver: Solver
  readonly #cells = new Map<number, readonly Literal[]>()
  readonly #literals = new Map<Formula, Literal>()
  readonly #always: Literal

  constructor(steps: StepBudget) {
    this.solver = new Solver(steps)
    this.#always = this.solver.variable() * 2
    this.solver.clause([this.#always])
  }

  /** One literal for each cell of a variable, exactly one of them true. */
  cellsOf(variable: Variable): readonly Literal[] {
    const before = this.#cells.get(variable.id)
    if (before !== undefined) return before
    const literals = Array.from({ length: variable.cells }, () => this.solver.variable() * 2)
    this.#cells.set(variable.id, literals)
    this.solver.clause(literals)
    for (const [index, one] of literals.entries()) {
      for (const other of literals.slice(index + 1)) this.solver.clause([negated(one), negated(other)])
    }
    return literals
  }

  /** A literal that is true exactly when the formula is. */
  literal(formula: Formula): Literal {
    const before = this.#literals.get(formula)
    if (before !== undefined) return before
    const literal = this.#encode(formula)
    this.#literals.set(formula, literal)
    return literal
  }

  #encode(formula: Formula): Literal {
    switch (formula.kind) {
      case 'constant':
        return formula.value ? this.#always : negated(this.#always)
      case 'in': {
        const literals = this.cellsOf(formula.variable)
        return this.#any(literals.filter((_, cell) => formula.cells[cell] === true))
      }
      case 'not':
        return negated(this.literal(formula.of))
      case 'or':
        return this.#any(formula.of.map((one) => this.literal(one)))
      case 'and':
        return negated(this.#any(formula.of.map((one) => negated(this.literal(one)))))
    }
  }

  #any(literals: readonly Literal[]): Literal {
    const [first] = literals
    if (first !== undefined && literals.length === 1) return first
    const any = this.solver.variable() * 2
    this.solver.clause([negated(any), ...literals])
    for (const literal of literals) this.solver.clause([any, negated(literal)])
    return any
  }

  /** The cells that a variable has been found to be in, if any formula mentioned it. */
  cellOf({ id }: Variable, isTrue: (variable: number) => boolean): number {
    return (this.#cells.get(id) ?? []).findIndex((literal) => isTrue(literal >> 1))
  }
}

/** Past so many conflicts a fresh solver is taken: most of what was learnt by then only slows the search down. */
const MAX_CONFLICTS_KEPT = 20_000

/** Searches formula after formula of the same kind: what is learnt of one is known for the next. */
export class Searcher {
  readonly #steps: StepBudget
  #encoding: Encoding
  #conflicts = 0

  constructor(steps = new StepBudget()) {
    this.#steps = steps
    this.#encoding = new Encoding(steps)
  }

  /** Searches for an assignment that makes `formula` true, giving up after so many conflicts. */
  find(formula: Formula, mostConflicts: number): SearchResult {
    if (this.#conflicts > MAX_CONFLICTS_KEPT) {
      this.#encoding = new Encoding(this.#steps)
      this.#conflicts = 0
    }
    const encoding = this.#encoding
    const outcome = encoding.solver.solve(mostConflicts, encoding.literal(formula))
    this.#conflicts += outcome.conflicts
    if (!outcome.found) return { kind: outcome.gaveUp ? 'gave-up' : 'none' }
    const cells = [...variablesIn(formula)].map(
      (variable) => [variable.id, encoding.cellOf(variable, outcome.isTrue)] as const,
    )
    return { kind: 'found', cells: new Map(cells) }
  }
}

/** Searches for an assignment that makes one formula true, giving up after so many conflicts. */
export const search = (formula: Formula, mostConflicts: number, steps?: StepBudget): SearchResult =>
  new Searcher(steps).find(formula, mostConflicts)
