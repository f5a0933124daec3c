/** What facts have to do with each other, as a formula over their encodings. */
import type { Formula } from '../engine/formula.js'
import type { FactEncoding, ValueTest } from './encoding.js'

/** The encodings of the facts that a constraint is about. */
export type Get = (fact: string) => FactEncoding

/** A constraint on several facts. */
export interface JointConstraint {
  /** It is wanted where all of these are asked about … */
  readonly when: readonly string[]
  /** … and then brings these into the space. */
  readonly brings: readonly string[]
  /** The tests that its formula makes of a fact, for the cells to be cut at. */
  readonly tests: { readonly [fact: string]: readonly ValueTest[] }
  readonly formula: (get: Get) => Formula
}

/** Whether a value is a certain one. */
export const is =
  (wanted: unknown): ValueTest =>
  (value) =>
    value === wanted

/** Whether a value is one of some. */
export const isOneOf =
  (...wanted: readonly unknown[]): ValueTest =>
  (value) =>
    wanted.includes(value)
