/**
 * How much the answer to each open question would settle: by how much, on average, it moves the chances of what
 * the decision could come to (its disposition, its pathway, its routes). Every answer that their rules tell apart is
 * taken to be as likely as another; that is no forecast, only a way to put questions in order.
 */
import { type PlacedQuestion, questionRank } from '../../decision/questions.js'
import { type Facts, type FactValue, valueIn } from '../../facts/fact.js'
import { lazy, memoize } from '../../input/memoize.js'
import { DiagramBudgetError, DiagramStore, NO, YES } from '../../proof/engine/diagram.js'
import { INSTRUMENTS } from '../../proof/witness-input.js'
import type { RuleSet } from '../../rule-set/rule-set.js'
import type { Service } from '../../service/service.js'
import { calmValue } from './calm-value.js'
import { chancesOf } from './chances.js'
import { cellRow, FlatDiagram, OPEN, type Sweep } from './flat-diagram.js'
import type { TriageToAsk } from './triage-to-ask.js'
import { type WhenAnswered, whenAnswered } from './when-answered.js'

/** By the words of a question, how much its answer would settle: the more, the sooner it is asked. */
export type InformationGain = (question: string) => number

/** Diagrams larger than this would slow every decision down: then nothing is said, and the catalogue's order stands. */
const MAX_NODES = 20_000

/** Smaller than this it is only the error of the arithmetic. */
const NOTHING = 1e-26

/** How little it counts that an answer moves the chances only together with others: less than anything else. */
const TOGETHER = 1e-30

/** The diagrams of formulas that are neither always nor never true, each once; `null` if they would be too large. */
const flatDiagrams = ({ order, parts, space }: WhenAnswered): readonly FlatDiagram[] | null => {
  const store = new DiagramStore(order, MAX_NODES)
  try {
    const roots = new Set(parts.map((part) => store.build(part)))
    const chances = chancesOf(space)
    const row = cellRow(order, ({ id }) => chances.get(id) ?? [])
    return [...roots]
      .filter((root) => root !== NO && root !== YES)
      .map((root) => new FlatDiagram(store, root, row))
  } catch (error) {
    if (error instanceof DiagramBudgetError) return null
    throw error
  }
}

/** A questionnaire is as many questions as it has items. */
const itemsOf = (fact: string): number => INSTRUMENTS.find((one) => one.fact === fact)?.count ?? 1

/** A fact that takes part. */
interface Place {
  readonly fact: string
  readonly question: string
  readonly items: number
  /**
   * What a safety fact is taken to be while it is unknown: safety questions come before all others, and what
   * follows is put in order as if they had found nothing. If they do find something, little of it matters any more.
   */
  readonly calm: FactValue
  /** The levels of its variables. */
  readonly levels: readonly number[]
  /** The cells of its variables for a value. */
  readonly cellsFor: (value: FactValue) => readonly number[]
}

/** So many values of a fact are looked up: all that most facts have. */
const MAX_KEPT = 256

/** The same for single values, remembered; lists are looked at anew. */
const remembered = (cellsFor: Place['cellsFor']): Place['cellsFor'] => {
  const known = new Map<FactValue, readonly number[]>()
  return (value) => {
    const before = known.get(value)
    if (before !== undefined) return before
    const cells = cellsFor(value)
    if (!Array.isArray(value) && known.size < MAX_KEPT) known.set(value, cells)
    return cells
  }
}

const placesIn = ({ order, space }: WhenAnswered): readonly Place[] => {
  const levelOf = new Map(order.map(({ id }, level) => [id, level]))
  return [...space.encodings.values()].flatMap(({ cellsFor, fact, variables }): readonly Place[] => {
    const definition = space.definitions.get(fact)
    if (definition === undefined || variables.length === 0) return []
    return [
      {
        fact,
        question: definition.question,
        items: itemsOf(fact),
        calm: definition.safety ? calmValue(definition) : null,
        levels: variables.map(({ id }) => levelOf.get(id) ?? 0),
        cellsFor: remembered((value) => {
          const cells = cellsFor(value)
          return variables.map(({ id }) => cells?.get(id) ?? 0)
        }),
      },
    ]
  })
}

/** What rounds a number to eleven binary digits (Dekker, 1971), in three steps that come out alike on every machine. */
const SPLITTER = 2 ** 42 + 1

/** To about three digits, so that answers that settle as much do so exactly, in whatever order they were added up. */
const rounded = (value: number): number => {
  if (value < NOTHING) return 0
  const scaled = value * SPLITTER
  return scaled - (scaled - value)
}

const NO_GAIN: InformationGain = () => 0

const prepare = (ruleSet: RuleSet, service: Service): ((facts: Facts) => InformationGain) => {
  const answered = whenAnswered(ruleSet, service)
  const diagrams = flatDiagrams(answered)
  if (diagrams === null) return () => NO_GAIN
  const places = placesIn(answered)
  // One for all referrals: filled and read in one go, with nothing of a caller's in between.
  const known = new Int32Array(answered.order.length)
  const sweep: Sweep = {
    known,
    alone: new Float64Array(known.length),
    together: new Float64Array(known.length),
  }
  const settled = ({ items, levels }: Place): number => {
    let own = 0
    for (const level of levels)
      own += rounded(sweep.alone[level] ?? 0) || TOGETHER * rounded(sweep.together[level] ?? 0)
    return own / items
  }
  return (facts) => {
    // Read to the end before the first is written down: a list may be a caller's, and reading it may do anything.
    const cells = places.map(({ calm, cellsFor, fact }) => {
      const value = valueIn(facts, fact) ?? calm
      return value === null ? null : cellsFor(value)
    })
    for (const [index, { levels }] of places.entries()) {
      const own = cells[index] ?? []
      for (let at = 0; at < own.length; at += 1) known[levels[at] ?? 0] = own[at] ?? 0
    }
    // A total that is not known leaves what is seen of it open as well, so that these come last.
    const open = places.filter((_, index) => cells[index] === null)
    for (const { levels } of open) for (const level of levels) known[level] = OPEN
    sweep.alone.fill(0)
    sweep.together.fill(0)
    for (const diagram of diagrams) diagram.settle(sweep)
    const worth = new Map<string, number>()
    for (const place of open) worth.set(place.question, (worth.get(place.question) ?? 0) + settled(place))
    return (question) => worth.get(question) ?? 0
  }
}

/** Of one triage always the same; what it needs is worked out when it is first asked for. */
const preparedFor = memoize((ruleSet: RuleSet) => memoize((service: Service) => prepare(ruleSet, service)))

/** By how much each question would settle what is decided of a referral with these facts; worked out when first asked. */
export const informationGainOf =
  ({ ruleSet, service }: Pick<TriageToAsk, 'ruleSet' | 'service'>): ((facts: Facts) => InformationGain) =>
  (facts) => {
    const gain = lazy(() => preparedFor(ruleSet)(service)(facts))
    return (question) => gain()(question)
  }

/**
 * Orders questions as a decision does, and within a group by what settles most. Safety questions keep the order of the
 * screen, whose first answers can make its follow-ups needless. Where two settle as much, the catalogue decides.
 */
export const sortByGain = <Placed extends PlacedQuestion & { readonly question: string }>(
  questions: readonly Placed[],
  gain: InformationGain,
): readonly Placed[] => {
  const worth = new Map(questions.map(({ question, safety }) => [question, safety ? 0 : gain(question)]))
  const worthOf = ({ question }: Placed): number => worth.get(question) ?? 0
  return [...questions].sort(
    (a, b) => questionRank(a) - questionRank(b) || worthOf(b) - worthOf(a) || a.place - b.place,
  )
}
