/** How one fact is laid out over variables with cells, so that what rules ask of it becomes a formula. */
import type { FactValue } from '../../facts/fact.js'
import type { Leaf } from '../../rule-set/condition.js'
import { knownTest } from '../../rule-set/three-valued.js'
import { ALWAYS, type CellChoice, type Formula, NEVER, not, type Variable } from '../engine/formula.js'

/** When a leaf is true and when it is false; otherwise its fact is unknown. */
export interface LeafFormulas {
  readonly isTrue: Formula
  readonly isFalse: Formula
  /** Set where it is always the one or the other: formulas that are made of it are then simpler. */
  readonly neverUnknown?: boolean
}

/** The formulas of what is false wherever it is not true. */
export const eitherWay = (isTrue: Formula): LeafFormulas => ({
  isTrue,
  isFalse: not(isTrue),
  neverUnknown: true,
})

/** A test of a known value: what tells one cell from another. */
export type ValueTest = (value: Exclude<FactValue, null>) => boolean

/** A variable with what each of its cells stands for. */
export interface CellVariable extends Variable {
  /** How many values of the fact each cell holds. */
  readonly weights: readonly bigint[]
  /** What it costs a witness to be in the cell: nothing to be unknown or absent. */
  readonly costs: readonly number[]
}

/** One fact, laid out. */
export interface FactEncoding {
  readonly fact: string
  /** Its own variables; none where it follows from another fact or is fixed. */
  readonly variables: readonly CellVariable[]
  /** Whether the fact is known. */
  readonly isKnown: Formula
  /**
   * Where a leaf, or any other test of a known value, is true and false. Where there is more than one way to write the
   * formulas, an `order` of all variables says which is quickly made into a diagram.
   */
  readonly where: (test: ValueTest, order?: readonly Variable[]) => LeafFormulas
  /** The value in an assignment. */
  readonly valueIn: (choice: CellChoice) => FactValue
  /** The cells of its own variables for a value; `null` if it cannot have the value. */
  readonly cellsFor: (value: FactValue) => CellChoice | null
  /** Which assignments of its own variables a value of the fact can give. */
  readonly possible: Formula
}

/** Gives out variables, numbered as they come. */
export interface VariableMaker {
  readonly make: (name: string, weights: readonly bigint[], costs: readonly number[]) => CellVariable
}

/** Gives out variables and lists them. */
export const variableMaker = (variables: CellVariable[]): VariableMaker => ({
  make: (name, weights, costs) => {
    const variable = { id: variables.length, name, cells: weights.length, weights, costs }
    variables.push(variable)
    return variable
  },
})

/** Tests of a yes-or-no fact, from where the fact itself is true and false; `isKnown` is where it is either. */
export const whereBoolean =
  (isKnown: Formula, { isFalse, isTrue }: LeafFormulas): FactEncoding['where'] =>
  (test) => {
    const [onTrue, onFalse] = [test(true), test(false)]
    if (onTrue === onFalse)
      return onTrue ? { isTrue: isKnown, isFalse: NEVER } : { isTrue: NEVER, isFalse: isKnown }
    return onTrue ? { isTrue, isFalse } : { isTrue: isFalse, isFalse: isTrue }
  }

/** A fact that is always the same here: of a service, say. */
export const fixedEncoding = (fact: string, value: FactValue): FactEncoding => ({
  fact,
  variables: [],
  isKnown: value === null ? NEVER : ALWAYS,
  where: (test) =>
    value === null
      ? { isTrue: NEVER, isFalse: NEVER }
      : test(value)
        ? { isTrue: ALWAYS, isFalse: NEVER }
        : { isTrue: NEVER, isFalse: ALWAYS },
  valueIn: () => value,
  cellsFor: (wanted) => (JSON.stringify(wanted) === JSON.stringify(value) ? new Map() : null),
  possible: ALWAYS,
})

/** The test that a leaf makes. */
export const testOf = ({ operator, value }: Leaf): ValueTest => knownTest(operator, value)
