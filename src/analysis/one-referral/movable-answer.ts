/** One answer of a referral that could be another, or that nobody has given yet. */
import type { FactDefinition, FactValue, SetFact } from '../../facts/fact.js'
import { ALWAYS, and, type CellChoice, type Formula, isIn } from '../../proof/engine/formula.js'
import type { CellVariable, FactEncoding } from '../../proof/space/encoding.js'
import { answerMoves, type Bounds } from './answer-moves.js'

/** An answer with the cells it is in and those it can go to. */
export interface MovableAnswer {
  readonly definition: FactDefinition
  readonly from: FactValue
  readonly variables: readonly CellVariable[]
  /** The cells it is in now. */
  readonly rest: CellChoice
  /** By variable, how far each cell is; infinitely far where it cannot go. */
  readonly sizes: ReadonlyMap<number, readonly number[]>
  /** What must hold of its variables together, besides. */
  readonly together?: Formula
  /** The value in cells that it can go to, the nearest of several. */
  readonly valueIn: (choice: CellChoice) => FactValue
}

/** Which ways are barred to an answer: every step down, or the loss of these members. */
export interface Bars {
  readonly neverDown: boolean
  readonly keeps: ReadonlySet<string>
  readonly bounds: Bounds
}

const scalarAnswer = (
  definition: Exclude<FactDefinition, SetFact>,
  encoding: FactEncoding,
  from: FactValue,
  { bounds, neverDown }: Bars,
): MovableAnswer | null => {
  const [variable] = encoding.variables
  const rest = encoding.cellsFor(from)
  if (variable === undefined || rest === null) return null
  const moves = answerMoves(definition, encoding, from, { bounds, neverDown })
  const here = rest.get(variable.id)
  const sizes = variable.weights.map((_, cell) =>
    cell === here ? 0 : (moves.get(cell)?.size ?? Number.POSITIVE_INFINITY),
  )
  return {
    definition,
    from,
    variables: [variable],
    rest,
    sizes: new Map([[variable.id, sizes]]),
    valueIn: (choice) => moves.get(choice.get(variable.id) ?? -1)?.to ?? from,
  }
}

const setAnswer = (
  definition: SetFact,
  encoding: FactEncoding,
  from: FactValue,
  { keeps, neverDown }: Bars,
): MovableAnswer | null => {
  const rest = encoding.cellsFor(from)
  const [known, ...parts] = encoding.variables
  const others = parts.at(-1)
  if (rest === null || known === undefined || others === undefined) return null
  const present: ReadonlySet<unknown> = new Set(Array.isArray(from) ? from : [])
  const memberOf = new Map(
    definition.values.flatMap((member) => {
      const cells = encoding.cellsFor([member])
      const variable = parts.find(({ id }) => id !== others.id && cells?.get(id) === 1)
      return variable === undefined ? [] : [[variable.id, member] as const]
    }),
  )
  const unnamed = definition.values.filter((member) => ![...memberOf.values()].includes(member))
  // Where neither more nor fewer is the riskier, a set that goes neither way stays.
  const barred = (fewer: boolean, member: string | undefined): boolean =>
    from !== null &&
    ((neverDown && (definition.riskier === undefined || (definition.riskier === 'more') === fewer)) ||
      (fewer && member !== undefined && keeps.has(member)))
  const sizeOf = (id: number, cell: number): number => {
    const here = rest.get(id) ?? 0
    if (cell === here) return 0
    if (id === known.id) return from === null ? 0 : Number.POSITIVE_INFINITY
    return barred(cell < here, memberOf.get(id)) ? Number.POSITIVE_INFINITY : Math.abs(cell - here)
  }
  const sizes = new Map(
    encoding.variables.map(({ id, weights }) => [id, weights.map((_, cell) => sizeOf(id, cell))]),
  )
  /** Of the members that no rule names, those that are there first. */
  const someUnnamed = (count: number): readonly string[] =>
    [...unnamed.filter((one) => present.has(one)), ...unnamed.filter((one) => !present.has(one))].slice(
      0,
      count,
    )
  return {
    definition,
    from,
    variables: encoding.variables,
    rest,
    sizes,
    valueIn: (choice) => {
      if (choice.get(known.id) !== 0) return null
      const named = [...memberOf].flatMap(([id, member]) => (choice.get(id) === 1 ? [member] : []))
      const chosen = new Set([...named, ...someUnnamed(choice.get(others.id) ?? 0)])
      return definition.values.filter((member) => chosen.has(member))
    },
  }
}

/** The answer as it can move; `null` if it cannot. */
export const movableAnswer = (
  definition: FactDefinition,
  encoding: FactEncoding,
  from: FactValue,
  bars: Bars,
): MovableAnswer | null => {
  const answer =
    definition.kind === 'set'
      ? setAnswer(definition, encoding, from, bars)
      : scalarAnswer(definition, encoding, from, bars)
  const ways = [...(answer?.sizes.values() ?? [])].flat().filter(Number.isFinite)
  return ways.length > (answer?.variables.length ?? 0) ? answer : null
}

/** That it is where it was. */
export const atRest = ({ rest, variables }: MovableAnswer): Formula =>
  and(
    ...variables.map((variable) =>
      isIn(
        variable,
        variable.weights.map((_, cell) => cell === rest.get(variable.id)),
      ),
    ),
  )

/** That it goes only where it can. */
export const onItsWays = ({ sizes, together = ALWAYS, variables }: MovableAnswer): Formula =>
  and(
    together,
    ...variables.map((variable) => isIn(variable, (sizes.get(variable.id) ?? []).map(Number.isFinite))),
  )
