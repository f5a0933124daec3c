/**
 * Questions about a rule set as formulas: two-valued, over variables with finitely many cells.
 * What a diagram counts and what the solver searches are the same formulas.
 */

/** A variable with `cells` values; a fact, or one part of a fact (a member of a set). */
export interface Variable {
  readonly id: number
  readonly name: string
  readonly cells: number
}

/** A formula. Equal parts may be shared, and are worked out once. */
export type Formula =
  | { readonly kind: 'constant'; readonly value: boolean }
  /** True where the variable is in one of the cells marked. */
  | { readonly kind: 'in'; readonly variable: Variable; readonly cells: readonly boolean[] }
  | { readonly kind: 'not'; readonly of: Formula }
  | { readonly kind: 'and' | 'or'; readonly of: readonly Formula[] }

export const ALWAYS: Formula = { kind: 'constant', value: true }
export const NEVER: Formula = { kind: 'constant', value: false }

const isConstant = (formula: Formula, value: boolean): boolean =>
  formula.kind === 'constant' && formula.value === value

/** All of these. */
export const and = (...formulas: readonly Formula[]): Formula => {
  const of = formulas.filter((one) => !isConstant(one, true))
  if (of.some((one) => isConstant(one, false))) return NEVER
  const [first, ...rest] = of
  return first === undefined ? ALWAYS : rest.length === 0 ? first : { kind: 'and', of }
}

/** Any of these. */
export const or = (...formulas: readonly Formula[]): Formula => {
  const of = formulas.filter((one) => !isConstant(one, false))
  if (of.some((one) => isConstant(one, true))) return ALWAYS
  const [first, ...rest] = of
  return first === undefined ? NEVER : rest.length === 0 ? first : { kind: 'or', of }
}

/** Not this. */
export const not = (formula: Formula): Formula => {
  if (formula.kind === 'constant') return formula.value ? NEVER : ALWAYS
  if (formula.kind === 'not') return formula.of
  if (formula.kind === 'in')
    return isIn(
      formula.variable,
      formula.cells.map((cell) => !cell),
    )
  return { kind: 'not', of: formula }
}

/** The variable is in one of the cells marked. */
export const isIn = (variable: Variable, cells: readonly boolean[]): Formula => {
  if (cells.every((cell) => cell)) return ALWAYS
  if (cells.every((cell) => !cell)) return NEVER
  return { kind: 'in', variable, cells }
}
