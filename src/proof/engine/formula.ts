/**
 * Questions about a rule set as formulas: two-valued, over variables with finitely many cells.
 * What a diagram counts and what the solver searches are the same formulas.
 */

import { cached } from '../../input/memoize.js'
import type { StepBudget } from './step-budget.js'

/** A variable with `cells` values; a fact, or one part of a fact (a member of a set). */
export interface Variable {
  readonly id: number
  readonly name: string
  readonly cells: number
}

/** An assignment: by the id of a variable, the cell it is in, counted from 0. */
export type CellChoice = ReadonlyMap<number, number>

/** True where the variable is in one of the cells marked. */
export interface CellTest {
  readonly kind: 'in'
  readonly variable: Variable
  readonly cells: readonly boolean[]
}

/** A formula. Equal parts may be shared, and are worked out once. */
export type Formula =
  | { readonly kind: 'constant'; readonly value: boolean }
  | CellTest
  | { readonly kind: 'not'; readonly of: Formula }
  | { readonly kind: 'and' | 'or'; readonly of: readonly Formula[] }

export const ALWAYS: Formula = { kind: 'constant', value: true }
export const NEVER: Formula = { kind: 'constant', value: false }

const isConstant = (formula: Formula, value: boolean): boolean =>
  formula.kind === 'constant' && formula.value === value

/** All of these. */
export const and = (...formulas: readonly Formula[]): Formula => {
  const parts = formulas.filter((formula) => !isConstant(formula, true))
  if (parts.some((formula) => isConstant(formula, false))) return NEVER
  const [first, ...rest] = parts
  return first === undefined ? ALWAYS : rest.length === 0 ? first : { kind: 'and', of: parts }
}

/** Any of these. */
export const or = (...formulas: readonly Formula[]): Formula => {
  const parts = formulas.filter((formula) => !isConstant(formula, false))
  if (parts.some((formula) => isConstant(formula, true))) return ALWAYS
  const [first, ...rest] = parts
  return first === undefined ? NEVER : rest.length === 0 ? first : { kind: 'or', of: parts }
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

/** The variable is in this one cell; never, where it has no such cell. */
export const isInCell = (variable: Variable, cell: number | undefined): Formula =>
  isIn(
    variable,
    Array.from({ length: variable.cells }, (_, index) => index === cell),
  )

/** What it takes to look at one part of a formula, in steps of a `StepBudget`. */
const STEPS_OF_A_PART = 10

/** The variables that a formula mentions. */
export const variablesIn = (formula: Formula, steps?: StepBudget): ReadonlySet<Variable> => {
  const variables = new Set<Variable>()
  const seen = new Set<Formula>()
  const visit = (one: Formula): void => {
    if (seen.has(one)) return
    seen.add(one)
    steps?.spend(STEPS_OF_A_PART)
    if (one.kind === 'in') variables.add(one.variable)
    else if (one.kind === 'not') visit(one.of)
    else if (one.kind !== 'constant') one.of.forEach(visit)
  }
  visit(formula)
  return variables
}

/** The ids of the variables that a formula mentions: what an order of variables is made for. */
export const variableIdsIn = (formula: Formula, steps?: StepBudget): readonly number[] =>
  [...variablesIn(formula, steps)].map(({ id }) => id)

/**
 * Puts something else in the place of every test of a variable. Parts in which nothing changes stay the same objects,
 * and what several formulas share is worked out once.
 */
export const substitution = (
  inPlaceOf: (test: CellTest) => Formula,
  steps?: StepBudget,
): ((formula: Formula) => Formula) => {
  const substitute = cached((formula: Formula): Formula => {
    steps?.spend(STEPS_OF_A_PART)
    switch (formula.kind) {
      case 'constant':
        return formula
      case 'in':
        return inPlaceOf(formula)
      case 'not': {
        const after = substitute(formula.of)
        return after === formula.of ? formula : not(after)
      }
      default: {
        const parts = formula.of.map(substitute)
        if (parts.every((part, index) => part === formula.of[index])) return formula
        return formula.kind === 'and' ? and(...parts) : or(...parts)
      }
    }
  })
  return substitute
}

/** The formula once the variables chosen are in their cells; the other variables stay open. */
export const restrict = (formula: Formula, choice: CellChoice, steps?: StepBudget): Formula =>
  substitution((test) => {
    const cell = choice.get(test.variable.id)
    return cell === undefined ? test : test.cells[cell] === true ? ALWAYS : NEVER
  }, steps)(formula)

/** Whether the formula is true of an assignment; variables that are not chosen are in their first cell. */
export const isTrueOf = (formula: Formula, choice: CellChoice, steps?: StepBudget): boolean => {
  /** Only of `and` and `or`, which can be long. */
  const known = new Map<Formula, boolean>()
  const isTrue = (one: Formula): boolean => {
    if (one.kind === 'constant') return one.value
    if (one.kind === 'in') return one.cells[choice.get(one.variable.id) ?? 0] === true
    if (one.kind === 'not') return !isTrue(one.of)
    const before = known.get(one)
    if (before !== undefined) return before
    steps?.spend(STEPS_OF_A_PART + one.of.length)
    const truth = one.kind === 'and' ? one.of.every(isTrue) : one.of.some(isTrue)
    known.set(one, truth)
    return truth
  }
  return isTrue(formula)
}
