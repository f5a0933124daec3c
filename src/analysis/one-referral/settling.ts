/**
 * How much the answer to each open question would settle: by how much, on average, it moves the chances of what
 * the decision could come to (its disposition, its pathway, its routes). Every answer that rules tell apart is
 * taken to be as likely as another; that is no forecast, only a way to put questions in order.
 */
import type { Settles } from '../../decision/question-order.js'
import { type Facts, type FactValue, valueIn } from '../../facts/fact.js'
import { onceFor } from '../../once-for.js'
import { DiagramBudgetError, DiagramStore, NO, YES } from '../engine/diagram.js'
import { and, type Formula, isIn, not } from '../engine/formula.js'
import type { Outcomes } from '../outcomes.js'
import type { FactEncoding } from '../space/encoding.js'
import type { FactSpace } from '../space/fact-space.js'
import { INSTRUMENTS } from '../witness/referral-with.js'
import { calmValue } from './calm-value.js'
import { type Chances, chancesOf, unaskedCells } from './chances.js'
import { cellStarts, FlatDiagram, type Sweep } from './flat-diagram.js'
import { type LaidOutTriage, laidOutTriage } from './laid-out-triage.js'
import { substitution } from './substitution.js'
import type { TriageToAsk } from './triage-to-ask.js'

/** Diagrams larger than this would slow every decision down: then nothing is said, and the catalogue's order stands. */
const MOST_NODES = 20_000

/** Smaller than this it is only the error of the arithmetic. */
const NOTHING = 1e-26

/** How little it counts that an answer moves the chances only together with others: less than anything else. */
const TOGETHER = 1e-30

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

/** The diagrams of formulas that are neither always nor never true, each once; `null` if they would be too large. */
const flatDiagrams = (store: DiagramStore, parts: readonly Formula[]): readonly FlatDiagram[] | null => {
  try {
    const roots = new Set(parts.map((part) => store.build(part)))
    const starts = cellStarts(store)
    return [...roots]
      .filter((root) => root !== NO && root !== YES)
      .map((root) => new FlatDiagram(store, root, starts))
  } catch (error) {
    if (error instanceof DiagramBudgetError) return null
    throw error
  }
}

/** A questionnaire is as many questions as it has items. */
const itemsOf = (fact: string): number => INSTRUMENTS.find((one) => one.fact === fact)?.count ?? 1

/** A fact that takes part, with where its chances stand in the row of all cells. */
interface Place {
  readonly encoding: FactEncoding
  readonly question: string
  readonly items: number
  /**
   * What a safety fact is taken to be while it is unknown: safety questions come before all others, and what
   * follows is put in order as if they had found nothing. If they do find something, little of it matters any more.
   */
  readonly calm: FactValue
  /** For each variable its level, where its cells begin, and their chances while nobody knows the fact. */
  readonly rows: readonly { readonly level: number; readonly start: number; readonly chances: Chances }[]
}

const placesIn = ({ definitions, encodings }: FactSpace, store: DiagramStore): readonly Place[] => {
  const starts = cellStarts(store)
  const chances = chancesOf({ definitions, encodings })
  const levels = new Map(store.order.map(({ id }, level) => [id, level]))
  return [...encodings.values()].flatMap((encoding): readonly Place[] => {
    const definition = definitions.get(encoding.fact)
    if (definition === undefined || encoding.variables.length === 0) return []
    return [
      {
        encoding,
        question: definition.question,
        items: itemsOf(encoding.fact),
        calm: definition.safety ? calmValue(definition) : null,
        rows: encoding.variables.map(({ id }) => {
          const level = levels.get(id) ?? 0
          return { level, start: starts[level] ?? 0, chances: chances.get(id) ?? [] }
        }),
      },
    ]
  })
}

/** To three digits, so that answers that settle as much do so exactly, in whatever order they were added up. */
const rounded = (value: number): number => (value < NOTHING ? 0 : Number(value.toPrecision(3)))

type Prepared = (facts: Facts) => ReadonlyMap<string, number>

const prepare = ({ order, outcomes, space }: LaidOutTriage): Prepared => {
  const store = new DiagramStore(order, MOST_NODES)
  const diagrams = flatDiagrams(store, partsOf(outcomes).map(allAnswered(space)))
  if (diagrams === null) return () => new Map()
  const places = placesIn(space, store)
  const starts = cellStarts(store)
  return (facts) => {
    const sweep: Sweep = {
      chances: new Float64Array(starts.at(-1) ?? 0),
      open: new Uint8Array(order.length),
      alone: new Float64Array(order.length),
      together: new Float64Array(order.length),
    }
    const open: Place[] = []
    for (const place of places) {
      const value = valueIn(facts, place.encoding.fact) ?? place.calm
      if (value === null) open.push(place)
      const cells = value === null ? null : place.encoding.cellsFor(value)
      for (const [index, { start }] of place.rows.entries())
        sweep.chances[start + (cells?.get(place.encoding.variables[index]?.id ?? -1) ?? 0)] = 1
    }
    // A total that is not known leaves what is seen of it open as well, so that these come last.
    for (const { level, start, chances } of open.flatMap(({ rows }) => rows)) {
      sweep.open[level] = 1
      sweep.chances.set(chances, start)
    }
    for (const diagram of diagrams) diagram.settle(sweep)
    const byQuestion = new Map<string, number>()
    for (const { items, question, rows } of open) {
      const own = rows.reduce(
        (sum, { level }) =>
          sum + (rounded(sweep.alone[level] ?? 0) || TOGETHER * rounded(sweep.together[level] ?? 0)),
        0,
      )
      byQuestion.set(question, (byQuestion.get(question) ?? 0) + own / items)
    }
    return byQuestion
  }
}

/** Of one triage always the same; what it needs is worked out when it is first asked for. */
const preparedFor = onceFor(prepare)

/** By how much each question would settle what is decided of a referral with these facts; worked out when first asked. */
export const settlingOf =
  (triage: Pick<TriageToAsk, 'ruleSet' | 'service'>): ((facts: Facts) => Settles) =>
  (facts) => {
    let byQuestion: ReadonlyMap<string, number> | null = null
    return (question) => {
      byQuestion ??= preparedFor(laidOutTriage(triage))(facts)
      return byQuestion.get(question) ?? 0
    }
  }
