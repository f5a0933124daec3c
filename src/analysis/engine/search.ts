/** Is there an assignment that makes a formula true? Decided by search, where a diagram would be too large. */
import type { Formula, Variable } from './formula.js'
import { type Literal, negated } from './literal.js'
import { Solver } from './solver.js'

/** The cell of every variable that the formula mentions. */
export type CellChoice = ReadonlyMap<number, number>

/** `none` is a proof that there is no such assignment; `gave-up` proves nothing. */
export type SearchResult =
  | { readonly kind: 'found'; readonly cells: CellChoice }
  | { readonly kind: 'none' }
  | { readonly kind: 'gave-up' }

class Encoding {
  readonly solver = new Solver()
  readonly #cells = new Map<number, readonly Literal[]>()
  readonly #literals = new Map<Formula, Literal>()
  readonly #always: Literal

  constructor() {
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

  choice(isTrue: (variable: number) => boolean): CellChoice {
    return new Map(
      [...this.#cells].map(([id, literals]) => [id, literals.findIndex((literal) => isTrue(literal >> 1))]),
    )
  }
}

/** Searches for an assignment that makes `formula` true, giving up after so many conflicts. */
export const search = (formula: Formula, mostConflicts: number): SearchResult => {
  const encoding = new Encoding()
  encoding.solver.clause([encoding.literal(formula)])
  const outcome = encoding.solver.solve(mostConflicts)
  if (outcome.found) return { kind: 'found', cells: encoding.choice(outcome.isTrue) }
  return { kind: outcome.gaveUp ? 'gave-up' : 'none' }
}
