/**
 * How much the answer to each open question would settle: by how much, on average, it moves the chances of what
 * the decision could come to (its disposition, its pathway, its routes). Every answer that their rules tell apart is
 * taken to be as likely as another; that is no forecast, only a way to put questions in order.
 */
import type { Settles } from '../../decision/question-order.js'
import { type Facts, type FactValue, valueIn } from '../../facts/fact.js'
import { groupedBy } from '../../grouped-by.js'
import { once } from '../../once.js'
import { onceFor } from '../../once-for.js'
import type { RuleSet } from '../../rule-set/rule-set.js'
import type { Service } from '../../service/service.js'
import { DiagramBudgetError, DiagramStore, NO, YES } from '../engine/diagram.js'
import type { Formula } from '../engine/formula.js'
import type { FactSpace } from '../space/fact-space.js'
import { INSTRUMENTS } from '../witness/referral-with.js'
import { calmValue } from './calm-value.js'
import { type Chances, chancesOf } from './chances.js'
import { cellStarts, FlatDiagram, type Sweep } from './flat-diagram.js'
import type { TriageToAsk } from './triage-to-ask.js'
import { whenAnswered } from './when-answered.js'

/** Diagrams larger than this would slow every decision down: then nothing is said, and the catalogue's order stands. */
const MOST_NODES = 20_000

/** Smaller than this it is only the error of the arithmetic. */
const NOTHING = 1e-26

/** How little it counts that an answer moves the chances only together with others: less than anything else. */
const TOGETHER = 1e-30

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
  readonly fact: string
  readonly question: string
  readonly items: number
  /**
   * What a safety fact is taken to be while it is unknown: safety questions come before all others, and what
   * follows is put in order as if they had found nothing. If they do find something, little of it matters any more.
   */
  readonly calm: FactValue
  /** For each variable its level, where its cells begin, and their chances while nobody knows the fact. */
  readonly rows: readonly { readonly level: number; readonly start: number; readonly chances: Chances }[]
  /** Where a value stands in the row of all cells. */
  readonly cellsFor: (value: FactValue) => readonly number[]
}

/** So many values of a fact are looked up: all that most facts have. */
const MOST_KEPT = 256

/** The same for single values, remembered; lists are looked at anew. */
const remembered = (cellsFor: Place['cellsFor']): Place['cellsFor'] => {
  const known = new Map<FactValue, readonly number[]>()
  return (value) => {
    const before = known.get(value)
    if (before !== undefined) return before
    const cells = cellsFor(value)
    if (!Array.isArray(value) && known.size < MOST_KEPT) known.set(value, cells)
    return cells
  }
}

const placesIn = ({ definitions, encodings }: FactSpace, store: DiagramStore): readonly Place[] => {
  const starts = cellStarts(store)
  const chances = chancesOf({ definitions, encodings })
  const levels = new Map(store.order.map(({ id }, level) => [id, level]))
  return [...encodings.values()].flatMap((encoding): readonly Place[] => {
    const definition = definitions.get(encoding.fact)
    if (definition === undefined || encoding.variables.length === 0) return []
    const rows = encoding.variables.map(({ id }) => {
      const level = levels.get(id) ?? 0
      return { level, start: starts[level] ?? 0, chances: chances.get(id) ?? [] }
    })
    return [
      {
        fact: encoding.fact,
        question: definition.question,
        items: itemsOf(encoding.fact),
        calm: definition.safety ? calmValue(definition) : null,
        rows,
        cellsFor: remembered((value) => {
          const cells = encoding.cellsFor(value)
          return rows.map(
            ({ start }, index) => start + (cells?.get(encoding.variables[index]?.id ?? -1) ?? 0),
          )
        }),
      },
    ]
  })
}

/** To three digits, so that answers that settle as much do so exactly, in whatever order they were added up. */
const rounded = (value: number): number => (value < NOTHING ? 0 : Number(value.toPrecision(3)))

const NOTHING_SETTLED: Settles = () => 0

const prepare = (ruleSet: RuleSet, service: Service): ((facts: Facts) => Settles) => {
  const { order, parts, space } = whenAnswered(ruleSet, service)
  const store = new DiagramStore(order, MOST_NODES)
  const diagrams = flatDiagrams(store, parts)
  if (diagrams === null) return () => NOTHING_SETTLED
  const places = placesIn(space, store)
  const byQuestion = groupedBy(places, ({ question }) => question)
  const cells = cellStarts(store).at(-1) ?? 0
  return (facts) => {
    const sweep: Sweep = {
      chances: new Float64Array(cells),
      open: new Uint8Array(order.length),
      alone: new Float64Array(order.length),
      together: new Float64Array(order.length),
    }
    const open = new Set<Place>()
    for (const place of places) {
      const value = valueIn(facts, place.fact) ?? place.calm
      if (value === null) open.add(place)
      else for (const cell of place.cellsFor(value)) sweep.chances[cell] = 1
    }
    // A total that is not known leaves what is seen of it open as well, so that these come last.
    for (const place of open) {
      for (const { level, start, chances } of place.rows) {
        sweep.open[level] = 1
        sweep.chances.set(chances, start)
      }
    }
    for (const diagram of diagrams) diagram.settle(sweep)
    const settled = ({ items, rows }: Place): number => {
      let own = 0
      for (const { level } of rows)
        own += rounded(sweep.alone[level] ?? 0) || TOGETHER * rounded(sweep.together[level] ?? 0)
      return own / items
    }
    return (question) =>
      (byQuestion.get(question) ?? []).reduce((sum, place) => sum + (open.has(place) ? settled(place) : 0), 0)
  }
}

/** Of one triage always the same; what it needs is worked out when it is first asked for. */
const preparedFor = onceFor((ruleSet: RuleSet) => onceFor((service: Service) => prepare(ruleSet, service)))

/** By how much each question would settle what is decided of a referral with these facts; worked out when first asked. */
export const settlingOf =
  ({ ruleSet, service }: Pick<TriageToAsk, 'ruleSet' | 'service'>): ((facts: Facts) => Settles) =>
  (facts) => {
    const settles = once(() => preparedFor(ruleSet)(service)(facts))
    return (question) => settles()(question)
  }
