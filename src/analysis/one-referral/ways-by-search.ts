/** Ways found by search, where a diagram would be too large: exact in how many answers move. */
import { DiagramBudgetError } from '../../proof/engine/diagram.js'
import { ALWAYS, and, type CellChoice, type Formula, not, or, restrict } from '../../proof/engine/formula.js'
import { search } from '../../proof/engine/search.js'
import type { ProverLimits } from '../../proof/prover.js'
import { atRest, type MovableAnswer, onItsWays } from './movable-answer.js'
import { movedIn, type Wanted, type Way, type Ways } from './ways.js'
import { waysByDiagram } from './ways-by-diagram.js'

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
const smallest = (
  { answers, formula, order }: Wanted,
  found: readonly MovableAnswer[],
  choice: CellChoice,
  nodes: number,
): Way => {
  const others = answers.filter((answer) => !found.includes(answer))
  try {
    const wanted = { formula: restrict(formula, restOf(others)), answers: found, order }
    return waysByDiagram(wanted, 1, nodes).ways[0] ?? { moved: found, choice }
  } catch (error) {
    if (error instanceof DiagramBudgetError) return { moved: found, choice }
    throw error
  }
}

/** Finds up to `limit` ways, the fewest answers first; of as many those found first, each by its smallest moves. */
export const waysBySearch = (wanted: Wanted, limit: number, { conflicts, nodes }: ProverLimits): Ways => {
  const { answers, formula } = wanted
  const moves = answers.map((answer) => not(atRest(answer)))
  const ways: Way[] = []
  const rest = restOf(answers)
  let left = and(formula, ...answers.map(onItsWays))
  for (let most = 1; most <= answers.length; most += 1) {
    for (;;) {
      if (ways.length === limit) return { ways, exhaustive: search(left, conflicts).kind === 'none' }
      const result = search(and(left, atMost(moves, most)), conflicts)
      if (result.kind === 'gave-up') return { ways, exhaustive: false }
      if (result.kind === 'none') break
      const cells = new Map([...rest, ...result.cells])
      const found = movedIn(answers, cells)
      const way = smallest(wanted, found, cells, nodes)
      ways.push(way)
      left = and(left, or(...found.map(atRest)))
    }
    if (search(left, conflicts).kind === 'none') return { ways, exhaustive: true }
  }
  return { ways, exhaustive: true }
}
