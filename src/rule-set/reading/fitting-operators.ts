/** Which operators fit which kind of fact. */
import type { FactKind } from '../../facts/fact.js'
import type { Operator } from '../condition.js'

const ORDERS = ['lessThan', 'lessThanInclusive', 'greaterThan', 'greaterThanInclusive'] as const

const FITTING = {
  boolean: ['equal', 'notEqual'],
  integer: ['equal', 'notEqual', ...ORDERS, 'in', 'notIn'],
  choice: ['equal', 'notEqual', 'in', 'notIn'],
  answer: ['equal', 'notEqual', 'in', 'notIn'],
  set: ['contains', 'doesNotContain'],
} as const satisfies Record<FactKind, readonly Operator[]>

/** The operators that a fact of this kind can be tested with. */
export const fittingOperators = (kind: FactKind): readonly Operator[] => FITTING[kind]

/** The operators that take a list of values. */
export const LIST_OPERATORS = ['in', 'notIn'] as const satisfies readonly Operator[]

/** Whether the operator takes a list of values. */
export const takesList = (operator: Operator): boolean => LIST_OPERATORS.some((one) => one === operator)
