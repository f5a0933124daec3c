/**
 * How much the answer to each open question would settle: by how much, on average, it moves the chances of what
 * the decision could come to (its disposition, its pathway, its routes). Every answer that rules tell apart is
 * taken to be as likely as another; that is no forecast, only a way to put questions in order.
 */
import type { Settles } from '../../decision/question-order.js'
import { type Facts, valueIn } from '../../facts/fact.js'
import { DiagramBudgetError, DiagramStore } from '../engine/diagram.js'
import { and, type Formula, isIn, not, type Variable } from '../engine/formula.js'
import type { Outcomes } from '../outcomes.js'
import type { FactSpace } from '../space/fact-space.js'
import { INSTRUMENTS } from '../witness/referral-with.js'
import { calmValue } from './calm-value.js'
import { chancesOf, unaskedCells } from './chances.js'
import { type Chances, FlatDiagrams } from './flat-diagrams.js'
import { type LaidOutTriage, laidOutTriage } from './laid-out-triage.js'
import { substitution } from './substitution.js'
import type { TriageToAsk } from './triage-to-ask.js'

/** Diagrams larger than this would slow every decision down: then nothing is said, and the catalogue's order stands. */
const MOST_NODES = 20_000

/** Formulas where every question has been answered: the cells for unknown can then say what they like. */
const allAnswered = ({ encodings }: FactSpace): ((formula: Formula) => Formula) => {
  const unasked = new Map([...encodings.values()].flatMap(unaskedCells))
  return substitution(({ cells, variable }) => {
    const hidden = unasked.get(variable.id)
    const likeIt = hidden === 0 ? 1 : 0
    return isIn(
      variable,
      cells.map((cell, index) => (index === hidden ? cells[likeIt] === true : cell)),
    )
  })
}

const partsOf = ({ atLeast, disposition, pathway, route }: Outcomes): readonly Formula[] => [
  atLeast.escalate,
  disposition.redirect,
  ...[...pathway.values()].map((one) => and(one, not(disposition.redirect))),
  ...route.values(),
]

const flatDiagrams = (order: readonly Variable[], parts: readonly Formula[]): FlatDiagrams | null => {
  try {
    const store = new DiagramStore(order, MOST_NODES)
    return new FlatDiagrams(
      store,
      parts.map((part) => store.build(part)),
    )
  } catch (error) {
    if (error instanceof DiagramBudgetError) return null
    throw error
  }
}

const certain = (cells: number, chosen: number | undefined): Chances =>
  Array.from({ length: cells }, (_, cell) => (cell === (chosen ?? 0) ? 1 : 0))

/**
 * Safety questions come before all others. What follows is put in order as if they had found nothing: if they do
 * find something, little of it matters any more.
 */
const asIfSafe = ({ definitions, encodings }: FactSpace, facts: Facts): Facts => ({
  ...facts,
  ...Object.fromEntries(
    [...encodings.keys()].flatMap((fact) => {
      const definition = definitions.get(fact)
      return definition?.safety === true && valueIn(facts, fact) === null
        ? [[fact, calmValue(definition)]]
        : []
    }),
  ),
})

/** A questionnaire is as many questions as it has items. */
const itemsOf = (fact: string): number => INSTRUMENTS.find((one) => one.fact === fact)?.count ?? 1

type Prepared = (facts: Facts) => ReadonlyMap<string, number>

const prepare = ({ order, outcomes, space }: LaidOutTriage): Prepared => {
  const diagrams = flatDiagrams(order, partsOf(outcomes).map(allAnswered(space)))
  const chances = chancesOf(space)
  return (facts) => {
    if (diagrams === null) return new Map()
    const safe = asIfSafe(space, facts)
    const open = [...space.encodings.values()].filter(({ fact }) => valueIn(safe, fact) === null)
    const openIds = new Set(open.flatMap(({ variables }) => variables.map(({ id }) => id)))
    const choice = space.choiceFor(safe)
    const settles = diagrams.settles(
      ({ cells, id }) => (openIds.has(id) ? chances.get(id) : undefined) ?? certain(cells, choice.get(id)),
      openIds,
    )
    const byQuestion = new Map<string, number>()
    for (const { fact, variables } of open) {
      const question = space.definitions.get(fact)?.question ?? ''
      const own = variables.reduce((sum, { id }) => sum + (settles.get(id) ?? 0), 0) / itemsOf(fact)
      byQuestion.set(question, (byQuestion.get(question) ?? 0) + own)
    }
    return byQuestion
  }
}

const prepared = new WeakMap<LaidOutTriage, Prepared>()

/** The settling of one triage. What it needs is worked out once, when it is first asked for. */
export const settlingOf =
  (triage: Pick<TriageToAsk, 'ruleSet' | 'service'>): ((facts: Facts) => Settles) =>
  (facts) => {
    let byQuestion: ReadonlyMap<string, number> | null = null
    return (question) => {
      if (byQuestion === null) {
        const laidOut = laidOutTriage(triage)
        const work = prepared.get(laidOut) ?? prepare(laidOut)
        prepared.set(laidOut, work)
        byQuestion = work(facts)
      }
      return byQuestion.get(question) ?? 0
    }
  }
