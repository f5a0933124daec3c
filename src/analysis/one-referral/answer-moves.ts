/** Where an answer can go from where it is, and how far that is. */
import { type FactDefinition, type FactValue, listedValues } from '../../facts/fact.js'
import type { FactEncoding } from '../../proof/space/encoding.js'

/** A value to go to, and how far it is: steps for answers and choices, the difference of numbers. */
interface AnswerMove {
  readonly to: FactValue
  readonly distance: number
}

/** The least and the most that a number can be in this referral. */
export interface Bounds {
  readonly min: number
  readonly max: number
}

type Scalar = Exclude<FactDefinition, { readonly kind: 'set' }>

/** No distance counts as more than this: a number of a large range would otherwise outweigh a whole fact. */
const FARTHEST = 100_000

/** Unsure is riskier than the good answer and than no answer; the bad answer is riskier still. */
const isLowerAnswer = (riskier: FactValue, from: FactValue, to: FactValue): boolean => {
  if (from === 'declined') return to !== 'unsure' && to !== riskier
  return from === riskier || (from === 'unsure' && to !== riskier)
}

const isLower = (definition: Scalar, from: FactValue, to: FactValue): boolean => {
  switch (definition.kind) {
    case 'boolean':
      return definition.riskier === undefined || to !== definition.riskier
    case 'answer':
      return definition.riskier === undefined || isLowerAnswer(definition.riskier, from, to)
    case 'choice': {
      const order: readonly unknown[] = definition.riskier ?? []
      return order.indexOf(to) <= order.indexOf(from)
    }
    case 'integer':
      if (definition.riskier === undefined) return true
      return definition.riskier === 'higher' ? Number(to) < Number(from) : Number(to) > Number(from)
  }
}

const distanceOf = (definition: Scalar, from: FactValue, to: FactValue): number => {
  if (from === null) return 0
  if (definition.kind === 'integer') return Math.min(FARTHEST, Math.abs(Number(to) - Number(from)))
  if (definition.kind !== 'choice' || definition.riskier === undefined) return 1
  const order: readonly unknown[] = definition.riskier
  return Math.abs(order.indexOf(to) - order.indexOf(from))
}

/** Of each run of numbers that rules do not tell apart, the nearest to `from`; where that is unknown, the lowest. */
const nearestNumbers = (
  encoding: FactEncoding,
  from: FactValue,
  max: number,
  bounds: Bounds,
): readonly number[] => {
  const [variable] = encoding.variables
  if (variable === undefined) return []
  const firsts = variable.weights
    .map((_, cell) => encoding.valueIn(new Map([[variable.id, cell]])))
    .filter((value) => typeof value === 'number')
  return firsts.flatMap((first, index) => {
    const low = Math.max(first, bounds.min)
    const high = Math.min((firsts[index + 1] ?? max + 1) - 1, bounds.max)
    const wanted = typeof from === 'number' ? from : low
    return low > high ? [] : [Math.min(high, Math.max(low, wanted))]
  })
}

/**
 * By cell of its variable, the nearest value that a fact can go to from `from`; its own cell is not among them.
 * A known value never becomes unknown again. With `neverDown` it goes to no less risky value, and stays where it is if
 * no value is riskier than another.
 */
export const answerMoves = (
  definition: Scalar,
  encoding: FactEncoding,
  from: FactValue,
  { bounds, neverDown }: { readonly bounds: Bounds; readonly neverDown: boolean },
): ReadonlyMap<number, AnswerMove> => {
  const id = encoding.variables[0]?.id ?? -1
  const cellOf = (value: FactValue) => encoding.cellsFor(value)?.get(id) ?? -1
  const values: readonly Exclude<FactValue, null>[] =
    definition.kind === 'integer'
      ? nearestNumbers(encoding, from, definition.max, bounds)
      : (listedValues(definition) ?? [])
  const moves = new Map<number, AnswerMove>()
  for (const to of values) {
    const cell = cellOf(to)
    if (cell === -1 || cell === cellOf(from)) continue
    if (from !== null && neverDown && isLower(definition, from, to)) continue
    const distance = distanceOf(definition, from, to)
    const before = moves.get(cell)
    if (before === undefined || distance < before.distance) moves.set(cell, { to, distance })
  }
  return moves
}
