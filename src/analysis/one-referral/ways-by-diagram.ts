/** The nearest ways, read off a diagram: exact in answers and in moves. */
import { cheapestAssignment } from '../engine/cheapest.js'
import { DiagramStore, NO } from '../engine/diagram.js'
import { and, type Formula, isIn, not, or, type Variable } from '../engine/formula.js'
import { orderVariables } from '../engine/variable-order.js'
import { atRest, type MovableAnswer, onItsWays } from './movable-answer.js'
import { movedIn, type Wanted, type Way, type Ways } from './ways.js'

// One more answer outweighs all moves together, and one more step all differences of place.
const ANSWER = 1e12
const STEP = 1e4

/** Finds up to `limit` ways, nearest first. Throws `DiagramBudgetError` where the diagram would have more than `nodes`. */
export const waysByDiagram = ({ answers, formula, groups }: Wanted, limit: number, nodes: number): Ways => {
  const firstFree = 1 + Math.max(0, ...answers.flatMap(({ variables }) => variables.map(({ id }) => id)))
  // An answer of several variables counts once: one more variable says whether it moved at all.
  const moved = new Map(
    answers
      .filter(({ variables }) => variables.length > 1)
      .map((answer, index): [MovableAnswer, Variable] => [
        answer,
        { id: firstFree + index, name: `${answer.definition.name} moved`, cells: 2 },
      ]),
  )
  const costs = new Map<number, readonly number[]>()
  for (const [place, answer] of answers.entries()) {
    const variable = moved.get(answer)
    if (variable !== undefined) costs.set(variable.id, [0, ANSWER + place])
    for (const [id, sizes] of answer.sizes) {
      const own = variable === undefined ? ANSWER + place : 0
      costs.set(
        id,
        sizes.map((size, cell) =>
          cell === answer.rest.get(id) ? 0 : own + STEP * (Number.isFinite(size) ? size : 0),
        ),
      )
    }
  }
  const variables = [...answers.flatMap((answer): readonly Variable[] => answer.variables), ...moved.values()]
  const together = answers.map((answer) =>
    [...answer.variables, ...(moved.has(answer) ? [moved.get(answer)] : [])].flatMap((one) => one?.id ?? []),
  )
  const open = new Set(variables.map(({ id }) => id))
  const order = orderVariables(variables, [
    ...together,
    ...groups.map((group) => group.filter((id) => open.has(id))),
  ])
  const store = new DiagramStore(order, nodes)
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
  const ways: Way[] = []
  while (node !== NO && ways.length < limit) {
    const choice = cheapestAssignment(store, node, (id) => costs.get(id) ?? [0])
    if (choice === null) break
    const way = { moved: movedIn(answers, choice), choice }
    ways.push(way)
    node = store.and(node, store.build(or(...way.moved.map(stays))))
  }
  return { ways, exhaustive: node === NO }
}
