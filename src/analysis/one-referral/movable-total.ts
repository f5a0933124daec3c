/** The total of a questionnaire that could be another, or that nobody knows yet, with what is seen of it. */
import type { FactDefinition, FactValue } from '../../facts/fact.js'
import { ALWAYS, isIn, or } from '../../proof/engine/formula.js'
import type { FactEncoding } from '../../proof/space/encoding.js'
import { answerMoves } from './answer-moves.js'
import type { MovableAnswer } from './movable-answer.js'

type IntegerFact = Extract<FactDefinition, { readonly kind: 'integer' }>

/**
 * The total as it can move; `null` if it cannot. What is seen moves with it, and not without it: what more was
 * found out is then the total, and it is never below what has been seen.
 */
export const movableTotal = (
  definition: IntegerFact,
  encodings: { readonly seen: FactEncoding; readonly total: FactEncoding },
  values: { readonly seen: FactValue; readonly total: FactValue },
  neverDown: boolean,
): MovableAnswer | null => {
  const [complete, sum] = encodings.total.variables
  const here = encodings.seen.cellsFor(values.seen)?.get(sum?.id ?? -1)
  if (complete === undefined || sum === undefined || here === undefined) return null
  const isFoundOut = values.total === null
  const moves = answerMoves(definition, encodings.seen, values.seen, {
    bounds: { min: definition.min, max: definition.max },
    neverDown: neverDown || isFoundOut,
  })
  const sizeOf = (cell: number): number => {
    const size = cell === here ? 0 : (moves.get(cell)?.size ?? Number.POSITIVE_INFINITY)
    return isFoundOut && Number.isFinite(size) ? 0 : size
  }
  const stays = isIn(
    sum,
    sum.weights.map((_, cell) => cell === here),
  )
  return {
    definition,
    from: values.total,
    variables: [complete, sum],
    rest: new Map([
      [complete.id, isFoundOut ? 1 : 0],
      [sum.id, here],
    ]),
    sizes: new Map([
      [complete.id, isFoundOut ? [0, 0] : [0, Number.POSITIVE_INFINITY]],
      [sum.id, sum.weights.map((_, cell) => sizeOf(cell))],
    ]),
    together: isFoundOut ? or(isIn(complete, [true, false]), stays) : ALWAYS,
    valueIn: (choice) => moves.get(choice.get(sum.id) ?? -1)?.to ?? values.seen,
  }
}
