/**
 * Ways to make a formula true by moving answers: the fewest answers first, then the smallest moves, then the
 * answers that are asked earlier. No way contains another, so that nothing in any of them is idle.
 */
import type { CellChoice, Formula, Variable } from '../../proof/engine/formula.js'
import type { MovableAnswer } from './movable-answer.js'

/** What is wanted, and what may move for it. */
export interface Wanted {
  readonly formula: Formula
  readonly answers: readonly MovableAnswer[]
  /** The order of the diagram, in which those of the answers stand. */
  readonly order: readonly Variable[]
}

/** One way: the answers that move, with the cells they move to. */
export interface Way {
  readonly moved: readonly MovableAnswer[]
  readonly choice: CellChoice
}

/** The ways found; `exhaustive` where there is no other. */
export interface Ways {
  readonly ways: readonly Way[]
  readonly exhaustive: boolean
}

/** The answers that are not where they were. */
export const movedIn = (answers: readonly MovableAnswer[], choice: CellChoice): readonly MovableAnswer[] =>
  answers.filter(({ rest }) => [...rest].some(([id, cell]) => choice.get(id) !== cell))
