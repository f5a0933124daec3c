/** The nearest ways, read off a diagram: exact in answers and in moves. */
import { cheapestAssignments } from '../../proof/engine/assignments.js'
import { DiagramStore, NO } from '../../proof/engine/diagram.js'
import { and, type Formula, isIn, not, or, type Variable } from '../../proof/engine/formula.js'
import { atRest, type MovableAnswer, onItsWays } from './movable-answer.js'
import { movedIn, type Wanted, type Way, type Ways } from './ways.js'

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
      const cells = [...answer.sizes].map(([id, sizes]): [number, readonly number[]] => [
        id,
        sizes.map((size, cell) => {
          if (cell === answer.rest.get(id) || !Number.isFinite(size)) return 0
          return STEP * size + (variable === undefined ? one : 0)
        }),
      ])
      return variable === undefined ? cells : [...cells, [variable.id, [0, one]] as const]
    }),
  )

/** Finds up to `limit` ways, nearest first. Throws `DiagramBudgetError` where the diagram would have more than `nodes`. */
export const waysByDiagram = ({ answers, formula, order }: Wanted, limit: number, nodes: number): Ways => {
  const moved = movedVariables(answers)
  const costs = costsOf(answers, moved)
  const answerOf = new Map(
    answers.flatMap((answer) => answer.variables.map(({ id }) => [id, answer] as const)),
  )
  const whole = order.flatMap((variable): readonly Variable[] => {
    const answer = answerOf.get(variable.id)
    const also = answer?.variables[0] === variable ? moved.get(answer) : undefined
    return answer === undefined ? [] : also === undefined ? [variable] : [also, variable]
  })
  const store = new DiagramStore(whole, nodes)
  const stays = (answer: MovableAnswer): Formula => {
    const variable = moved.get(answer)
    return variable === undefined ? atRest(answer) : isIn(variable, [true, false])
  }
  let node = store.build(
    and(
      formula,
      ...answers.map(onItsWays),
      ...[...moved.keys()].map((answer) => or(not(stays(answer)), atRest(answer))),
    ),
  )
  const cheapest = cheapestAssignments(store, (id) => costs.get(id) ?? [0])
  const ways: Way[] = []
  while (node !== NO && ways.length < limit) {
    const choice = cheapest(node)
    if (choice === null) break
    const way = { moved: movedIn(answers, choice), choice }
    ways.push(way)
    node = store.and(node, store.build(or(...way.moved.map(stays))))
  }
  return { ways, exhaustive: node === NO }
}
