/** The smallest ways in which a referral can show more risk, or an answer can wear out: one fact, one step. */

import { reassuringAnswer } from '../../facts/answers.js'
import type { AnswerFact, FactDefinition, FactValue } from '../../facts/fact.js'
import { memoize } from '../../input/memoize.js'
import { vocabularyOf } from '../../referral/vocabulary.js'
import { ALWAYS, and, type CellChoice, type Formula } from '../engine/formula.js'
import type { FactEncoding } from '../space/encoding.js'
import type { FactSpace } from '../space/fact-space.js'
import { followUpsAmong, isInferred } from '../space/joint-constraints.js'

/** Variables that move together, from how a fact was to how it is then; `premise` says where such a step can be. */
export interface FactStep {
  readonly fact: string
  readonly before: CellChoice
  readonly after: CellChoice
  /** The two values, where a step is one of values and not of whole cells, in which every value is alike. */
  readonly values: readonly [from: FactValue, to: FactValue] | null
  readonly premise: Formula
}

/** A value as a message names it: `yes`, or `unknown` where there is none. */
export const formatFactValue = (value: FactValue): string =>
  value === null ? 'unknown' : `\`${typeof value === 'string' ? value : JSON.stringify(value)}\``

type Move = Pick<FactStep, 'before' | 'after' | 'values'>

const betweenCells = (before: CellChoice, after: CellChoice): Move => ({ before, after, values: null })

const pairsOf = <T>(values: readonly T[]): readonly (readonly [T, T])[] =>
  values.slice(1).flatMap((after, index) => {
    const before = values[index]
    return before === undefined ? [] : [[before, after] as const]
  })

const isSame = (one: CellChoice, other: CellChoice): boolean =>
  [...one].every(([id, cell]) => other.get(id) === cell)

/** From one value to the next, where the rules can tell the two apart. */
const movesThrough = (encoding: FactEncoding, values: readonly (readonly [FactValue, FactValue])[]) =>
  values.flatMap(([from, to]): readonly Move[] => {
    const [before, after] = [encoding.cellsFor(from), encoding.cellsFor(to)]
    return before === null || after === null || isSame(before, after)
      ? []
      : [{ before, after, values: [from, to] }]
  })

/** Unsure is riskier than the good answer, than no answer and than not having been asked; the bad answer is riskier still. */
const answerMoves = (encoding: FactEncoding, riskier: NonNullable<AnswerFact['riskier']>) =>
  movesThrough(encoding, [
    [riskier === 'yes' ? 'no' : 'yes', 'unsure'],
    ['declined', 'unsure'],
    [null, 'unsure'],
    ['unsure', riskier],
  ])

/** Every number of a cell is alike, so that steps go from cell to cell; the cell `null` is the last, and no number. */
const numberMoves = ({ valueIn, variables }: FactEncoding, riskier: 'higher' | 'lower'): readonly Move[] => {
  const [variable] = variables
  if (variable === undefined) return []
  const cells = variable.weights
    .map((_, cell): CellChoice => new Map([[variable.id, cell]]))
    .filter((choice) => valueIn(choice) !== null)
  return pairsOf(riskier === 'higher' ? cells : cells.reverse()).map(([before, after]) =>
    betweenCells(before, after),
  )
}

/** One member more (or fewer); a set is laid out as whether it is known, its members, and the number of others. */
const memberMoves = (encoding: FactEncoding, riskier: 'more' | 'fewer'): readonly Move[] => {
  const isKnown = new Map([...(encoding.cellsFor([]) ?? [])].slice(0, 1))
  return encoding.variables
    .slice(1)
    .flatMap(({ id, weights }) =>
      pairsOf(weights.map((_, cell) => new Map([...isKnown, [id, cell]]))).map(
        ([fewer, more]): Move => (riskier === 'more' ? betweenCells(fewer, more) : betweenCells(more, fewer)),
      ),
    )
}

const riskierMoves = (definition: FactDefinition, encoding: FactEncoding): readonly Move[] => {
  if (definition.riskier === undefined) return []
  switch (definition.kind) {
    case 'answer':
      return answerMoves(encoding, definition.riskier)
    case 'boolean':
      return movesThrough(encoding, [[!definition.riskier, definition.riskier]])
    case 'choice':
      return movesThrough(encoding, pairsOf(definition.riskier))
    case 'integer':
      return numberMoves(encoding, definition.riskier)
    case 'set':
      return memberMoves(encoding, definition.riskier)
  }
}

/** What is taken back where an answer changes: a follow-up that nobody asked, and that was inferred to be a "no". */
interface Inference {
  /** The facts that it was inferred from. */
  readonly from: readonly string[]
  readonly before: CellChoice
  readonly after: CellChoice
  readonly premise: Formula
}

const inferencesIn = ({ encodings, scope }: FactSpace): readonly Inference[] =>
  followUpsAmong(encodings, vocabularyOf(scope)).flatMap((followUp): readonly Inference[] => {
    const encoding = encodings.get(followUp.fact)
    const [no, unknown] = [encoding?.cellsFor('no') ?? null, encoding?.cellsFor(null) ?? null]
    if (no === null || unknown === null) return []
    // Every encoding that it asks for is among these.
    const premise = isInferred(followUp, (name) => encodings.get(name) as FactEncoding)
    return [{ from: [...followUp.whenNo, ...followUp.unlessOpen], before: no, after: unknown, premise }]
  })

/** The step as it is, and with the inferences taken back that the fact took part in, in every combination: one answer can undo several at once. */
const withInferences = (
  fact: string,
  { after, before, values }: Move,
  inferences: readonly Inference[],
): readonly FactStep[] => {
  let steps: readonly FactStep[] = [{ fact, before, after, values, premise: ALWAYS }]
  for (const inference of inferences) {
    if (!inference.from.includes(fact)) continue
    const withThis = steps.map((step) => ({
      ...step,
      before: new Map([...step.before, ...inference.before]),
      after: new Map([...step.after, ...inference.after]),
      premise: and(step.premise, inference.premise),
    }))
    steps = [...steps, ...withThis]
  }
  return steps
}

const stepsThrough = (
  space: FactSpace,
  movesOf: (definition: FactDefinition, encoding: FactEncoding) => readonly Move[],
): ReadonlyMap<string, readonly FactStep[]> => {
  const inferences = inferencesIn(space)
  return new Map(
    [...space.encodings].flatMap(([fact, encoding]) => {
      const definition = space.definitions.get(fact)
      const moves = definition === undefined ? [] : movesOf(definition, encoding)
      const steps = moves.flatMap((move) => withInferences(fact, move, inferences))
      return steps.length === 0 ? [] : [[fact, steps] as const]
    }),
  )
}

/**
 * Every step to more risk that one fact can take. Longer ways are made of them: each value on the way is possible where
 * both its ends are. Facts that follow from others (the number of needs) move with those.
 */
export const riskierSteps = memoize((space: FactSpace) => stepsThrough(space, riskierMoves))

/** From the answer that reassures to unknown. All others stay as they are, however old they are. */
const wornOutMoves = (definition: FactDefinition, encoding: FactEncoding): readonly Move[] => {
  const reassuring = definition.kind === 'answer' ? reassuringAnswer(definition) : null
  return reassuring === null ? [] : movesThrough(encoding, [[reassuring, null]])
}

/** Every answer that can wear out, one by one: where several do on one day, they do so one after the other. */
export const wornOutSteps = memoize((space: FactSpace) => stepsThrough(space, wornOutMoves))
