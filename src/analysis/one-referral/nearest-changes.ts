/**
 * The nearest changes that make a formula true: the fewest answers first, then the smallest moves, then the answers that
 * are asked earlier. No change contains another, so that every answer in it is needed. Read off a diagram or, where
 * that would be too large, searched for: then exact in how many answers move.
 */
import { cheapestAssignments } from '../../proof/engine/assignments.js'
import { DiagramStore, ifTooLarge, NO } from '../../proof/engine/diagram.js'
import {
  ALWAYS,
  and,
  type CellChoice,
  type Formula,
  isIn,
  not,
  or,
  restrict,
  type Variable,
} from '../../proof/engine/formula.js'
import { search } from '../../proof/engine/search.js'
import type { ProverLimits } from '../../proof/prover.js'
import { atRest, type MovableAnswer, withinReach } from './movable-answer.js'

/** What is wanted, and which answers may move for it. */
interface Wanted {
  /** What is to be true. */
  readonly formula: Formula
  readonly answers: readonly MovableAnswer[]
  /** The order of the diagram, in which those of the answers stand. */
  readonly order: readonly Variable[]
}

/** One change: the answers that move, with the cells they move to. */
export interface NearChange {
  readonly moved: readonly MovableAnswer[]
  readonly choice: CellChoice
}

/** The changes found; `exhaustive` where there is no other. */
interface NearestChanges {
  readonly changes: readonly NearChange[]
  readonly exhaustive: boolean
}

/** The answers that are not where they were. */
const movedIn = (answers: readonly MovableAnswer[], choice: CellChoice): readonly MovableAnswer[] =>
  answers.filter(({ rest }) => [...rest].some(([id, cell]) => choice.get(id) !== cell))

// One more answer outweighs all moves together, and one more step all differences of place.
const ANSWER = 1e12
const STEP = 1e4

/** An answer of several variables counts once: one more variable says whether it moved at all. */
const movedVariables = (answers: readonly MovableAnswer[]): ReadonlyMap<MovableAnswer, Variable> => {
  const free = 1 + Math.max(-1, ...answers.flatMap(({ variables }) => variables.map(({ id }) => id)))
  return new Map(
    answers
      .filter(({ variables }) => variables.length > 1)
      .map((answer, index) => [
        answer,
        { id: free + index, name: `${answer.definition.name} moved`, cells: 2 },
      ]),
  )
}

/** By variable, what each of its cells costs. */
const costsOf = (
  answers: readonly MovableAnswer[],
  moved: ReadonlyMap<MovableAnswer, Variable>,
): ReadonlyMap<number, readonly number[]> =>
  new Map(
    answers.flatMap((answer, place) => {
      const variable = moved.get(answer)
      const one = ANSWER + place
      const cells = [...answer.distances].map(([id, distances]): [number, readonly number[]] => [
        id,
        distances.map((distance, cell) => {
          if (cell === answer.rest.get(id) || !Number.isFinite(distance)) return 0
          return STEP * distance + (variable === undefined ? one : 0)
        }),
      ])
      return variable === undefined ? cells : [...cells, [variable.id, [0, one]] as const]
    }),
  )

/** Finds up to `limit` changes, nearest first. Throws `DiagramBudgetError` where the diagram would have more than `nodes`. */
const byDiagram = ({ answers, formula, order }: Wanted, limit: number, nodes: number): NearestChanges => {
  const moved = movedVariables(answers)
  const costs = costsOf(answers, moved)
  const answerOf = new Map(
    answers.flatMap((answer) => answer.variables.map(({ id }) => [id, answer] as const)),
  )
  const ownOrder = order.flatMap((variable): readonly Variable[] => {
    const answer = answerOf.get(variable.id)
    const before = answer?.variables[0] === variable ? moved.get(answer) : undefined
    return answer === undefined ? [] : before === undefined ? [variable] : [before, variable]
  })
  const store = new DiagramStore(ownOrder, nodes)
  const stays = (answer: MovableAnswer): Formula => {
    const variable = moved.get(answer)
    return variable === undefined ? atRest(answer) : isIn(variable, [true, false])
  }
  let node = store.build(
    and(
      formula,
      ...answers.map(withinReach),
      ...[...moved.keys()].map((answer) => or(not(stays(answer)), atRest(answer))),
    ),
  )
  const cheapest = cheapestAssignments(store, (id) => costs.get(id) ?? [0])
  const changes: NearChange[] = []
  while (node !== NO && changes.length < limit) {
    const choice = cheapest(node)
    if (choice === null) break
    const change = { moved: movedIn(answers, choice), choice }
    changes.push(change)
    // What is found next does not contain this one: one of its answers stays.
    node = store.and(node, store.build(or(...change.moved.map(stays))))
  }
  return { changes, exhaustive: node === NO }
}

const restOf = (answers: readonly MovableAnswer[]): CellChoice =>
  new Map(answers.flatMap(({ rest }) => [...rest]))

/** That at most so many of the formulas are true. */
const atMost = (formulas: readonly Formula[], most: number): Formula => {
  const known = new Map<string, Formula>()
  const from = (index: number, left: number): Formula => {
    const one = formulas[index]
    if (one === undefined || formulas.length - index <= left) return ALWAYS
    const key = `${index} ${left}`
    const before = known.get(key)
    if (before !== undefined) return before
    const rest = from(index + 1, left)
    const formula =
      left === 0 ? and(not(one), rest) : or(and(not(one), rest), and(one, from(index + 1, left - 1)))
    known.set(key, formula)
    return formula
  }
  return from(0, most)
}

/** The same answers, moved as little as will do; as they were found where even that would be too large. */
const smallest = ({ answers, formula, order }: Wanted, found: NearChange, nodes: number): NearChange => {
  const others = answers.filter((answer) => !found.moved.includes(answer))
  const wanted = { formula: restrict(formula, restOf(others)), answers: found.moved, order }
  return ifTooLarge(
    () => byDiagram(wanted, 1, nodes).changes[0] ?? found,
    () => found,
  )
}

/** Finds up to `limit` changes, the fewest answers first; of as many those found first, each by its smallest moves. */
const bySearch = (wanted: Wanted, limit: number, { conflicts, nodes }: ProverLimits): NearestChanges => {
  const { answers, formula } = wanted
  const moves = answers.map((answer) => not(atRest(answer)))
  const changes: NearChange[] = []
  const rest = restOf(answers)
  let left = and(formula, ...answers.map(withinReach))
  for (let most = 1; most <= answers.length; most += 1) {
    for (;;) {
      if (changes.length === limit) return { changes, exhaustive: search(left, conflicts).kind === 'none' }
      const result = search(and(left, atMost(moves, most)), conflicts)
      if (result.kind === 'gave-up') return { changes, exhaustive: false }
      if (result.kind === 'none') break
      const choice = new Map([...rest, ...result.cells])
      const moved = movedIn(answers, choice)
      changes.push(smallest(wanted, { moved, choice }, nodes))
      left = and(left, or(...moved.map(atRest)))
    }
    if (search(left, conflicts).kind === 'none') return { changes, exhaustive: true }
  }
  return { changes, exhaustive: true }
}

/** Finds up to `limit` changes, nearest first. */
export const nearestChanges = (wanted: Wanted, limit: number, limits: ProverLimits): NearestChanges =>
  ifTooLarge(
    () => byDiagram(wanted, limit, limits.nodes),
    () => bySearch(wanted, limit, limits),
  )
