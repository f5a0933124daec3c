/** One answer of a referral that could be another, or that nobody has given yet. */
import type { FactDefinition, FactValue, SetFact } from '../../facts/fact.js'
import { ALWAYS, and, type CellChoice, type Formula, isIn, isInCell, or } from '../../proof/engine/formula.js'
import type { CellVariable, FactEncoding } from '../../proof/space/encoding.js'
import { answerMoves, type Bounds } from './answer-moves.js'

/** An answer with the cells it is in and those it can go to. */
export interface MovableAnswer {
  readonly definition: FactDefinition
  /** The value it has now. */
  readonly from: FactValue
  readonly variables: readonly CellVariable[]
  /** The cells it is in now. */
  readonly rest: CellChoice
  /** By variable, how far each cell is; infinitely far where it cannot go. */
  readonly distances: ReadonlyMap<number, readonly number[]>
  /** What must hold of its variables together, besides. */
  readonly constraint?: Formula
  /** The value in cells that it can go to, the nearest of several. */
  readonly valueIn: (choice: CellChoice) => FactValue
}

/** Where an answer may not go. */
export interface Bars {
  /** Not to any less risky value. */
  readonly neverDown: boolean
  /** Of a set: the members that an escalation turns on, none of which goes to the less risky. */
  readonly fixed: ReadonlySet<string>
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
  const distances = variable.weights.map((_, cell) =>
    cell === here ? 0 : (moves.get(cell)?.distance ?? Number.POSITIVE_INFINITY),
  )
  return {
    definition,
    from,
    variables: [variable],
    rest,
    distances: new Map([[variable.id, distances]]),
    valueIn: (choice) => moves.get(choice.get(variable.id) ?? -1)?.to ?? from,
  }
}

const setAnswer = (
  definition: SetFact,
  encoding: FactEncoding,
  from: FactValue,
  { fixed, neverDown }: Bars,
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
  // Where neither more nor fewer is the riskier, both count as going down.
  const isBarred = (fewer: boolean, member: string | undefined): boolean =>
    from !== null &&
    (neverDown || (member !== undefined && fixed.has(member))) &&
    (definition.riskier === undefined || (definition.riskier === 'more') === fewer)
  const distanceTo = (id: number, cell: number): number => {
    const here = rest.get(id) ?? 0
    if (cell === here) return 0
    if (id === known.id) return from === null ? 0 : Number.POSITIVE_INFINITY
    return isBarred(cell < here, memberOf.get(id)) ? Number.POSITIVE_INFINITY : Math.abs(cell - here)
  }
  const distances = new Map(
    encoding.variables.map(({ id, weights }) => [id, weights.map((_, cell) => distanceTo(id, cell))]),
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
    distances,
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
  const reachable = [...(answer?.distances.values() ?? [])].flat().filter(Number.isFinite)
  // Of each variable one cell is where it is now.
  return reachable.length > (answer?.variables.length ?? 0) ? answer : null
}

/**
 * The total of a questionnaire as it can move, with what is seen of it; `null` if it cannot. What is seen moves with it, and not without it: what more was
 * found out is then the total, and it is never below what has been seen.
 */
export const movableTotal = (
  definition: Extract<FactDefinition, { readonly kind: 'integer' }>,
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
  const distanceTo = (cell: number): number => {
    const distance = cell === here ? 0 : (moves.get(cell)?.distance ?? Number.POSITIVE_INFINITY)
    return isFoundOut && Number.isFinite(distance) ? 0 : distance
  }
  return {
    definition,
    from: values.total,
    variables: [complete, sum],
    rest: new Map([
      [complete.id, isFoundOut ? 1 : 0],
      [sum.id, here],
    ]),
    distances: new Map([
      [complete.id, isFoundOut ? [0, 0] : [0, Number.POSITIVE_INFINITY]],
      [sum.id, sum.weights.map((_, cell) => distanceTo(cell))],
    ]),
    constraint: isFoundOut ? or(isInCell(complete, 0), isInCell(sum, here)) : ALWAYS,
    valueIn: (choice) => moves.get(choice.get(sum.id) ?? -1)?.to ?? values.seen,
  }
}

/** That it is where it was. */
export const atRest = ({ rest, variables }: MovableAnswer): Formula =>
  and(...variables.map((variable) => isInCell(variable, rest.get(variable.id))))

/** That it goes only where it can. */
export const withinReach = ({ constraint = ALWAYS, distances, variables }: MovableAnswer): Formula =>
  and(
    constraint,
    ...variables.map((variable) => isIn(variable, (distances.get(variable.id) ?? []).map(Number.isFinite))),
  )
