/**
 * The information gain of each open question: by how much, on average, its answer moves the chances of what the
 * decision could come to (its disposition, its pathway, its routes). `chances.ts` says how likely each answer is taken
 * to be.
 */
import { type PlacedQuestion, questionRank } from '../../decision/questions.js'
import { seenFact } from '../../facts/catalogue/assessments.js'
import { type Facts, type FactValue, valueIn } from '../../facts/fact.js'
import { lazy, memoize } from '../../input/memoize.js'
import { DiagramStore, ifTooLarge, NO, YES } from '../../proof/engine/diagram.js'
import { instrumentOf } from '../../proof/witness-assessments.js'
import { type Vocabulary, vocabularyOf } from '../../referral/vocabulary.js'
import type { Disposition, RuleSet } from '../../rule-set/rule-set.js'
import type { Service } from '../../service/service.js'
import { calmValue, chancesOf } from './chances.js'
import { cellRow, FlatDiagram, OPEN, type Sweep } from './flat-diagram.js'
import type { TriageToAsk } from './laid-out-triage.js'
import { type WhenAnswered, whenAnswered } from './when-answered.js'

/** By the words of a question, how much its answer would tell: the more, the sooner it is asked. */
export type InformationGain = (question: string) => number

/** Diagrams of more nodes than this take too long to sweep: then no question gains anything, and the catalogue's order stands. */
const MAX_NODES = 20_000

/** A gain smaller than this is only the error of the arithmetic. */
const NO_MORE_THAN_ERROR = 1e-26

/** How little it counts that an answer moves the chances only together with others: less than anything else. */
const WITH_OTHERS = 1e-30

/** The diagrams of formulas that are neither always nor never true, each once; `null` if they would be too large. */
const flatDiagrams = ({ order, parts, space }: WhenAnswered): readonly FlatDiagram[] | null => {
  const store = new DiagramStore(order, MAX_NODES)
  const roots = ifTooLarge(
    () => new Set(parts.map((part) => store.build(part))),
    () => null,
  )
  if (roots === null) return null
  const chances = chancesOf(space)
  const row = cellRow(order, ({ id }) => chances.get(id) ?? [])
  return [...roots]
    .filter((root) => root !== NO && root !== YES)
    .map((root) => new FlatDiagram(store, root, row))
}

/** A questionnaire is as many questions as it has items. */
const itemsOf = (fact: string, vocabulary: Vocabulary): number => {
  const instrument = instrumentOf(fact, vocabulary)
  return instrument === null || seenFact(instrument) === fact ? 1 : instrument.items.length
}

/** A fact whose question may gain something. */
interface Place {
  readonly fact: string
  readonly question: string
  readonly items: number
  /**
   * What a safety fact is taken to be while it is unknown: the screen keeps its own order, and other questions
   * are put in order as if it had found nothing. If they do find something, the others hardly matter any more.
   */
  readonly calm: FactValue
  /** The levels of its variables. */
  readonly levels: readonly number[]
  /** The cells of its variables for a value. */
  readonly cellsFor: (value: FactValue) => readonly number[]
}

/** So many values of a fact are kept: all that most facts have. */
const MAX_KEPT = 256

/** Memoises single values; lists, which are told apart by identity only, are worked out anew. */
const memoized = (cellsFor: Place['cellsFor']): Place['cellsFor'] => {
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
        items: itemsOf(fact, vocabularyOf(space.scope)),
        calm: definition.safety ? calmValue(definition) : null,
        levels: variables.map(({ id }) => levelOf.get(id) ?? 0),
        cellsFor: memoized((value) => {
          const cells = cellsFor(value)
          return variables.map(({ id }) => cells?.get(id) ?? 0)
        }),
      },
    ]
  })
}

/** What rounds a number to eleven binary digits (Dekker, 1971), in three steps that come out alike on every machine. */
const SPLITTER = 2 ** 42 + 1

/** To about three digits, so that gains that are alike are equal, in whatever order they were added up. */
const rounded = (value: number): number => {
  if (value < NO_MORE_THAN_ERROR) return 0
  const scaled = value * SPLITTER
  return scaled - (scaled - value)
}

const NO_GAIN: InformationGain = () => 0

const prepare = (ruleSet: RuleSet, service: Service): ((facts: Facts) => InformationGain) => {
  const answered = whenAnswered(ruleSet, service)
  const diagrams = flatDiagrams(answered)
  if (diagrams === null) return () => NO_GAIN
  const places = placesIn(answered)
  // Shared by all referrals, so that none allocates: filled and read without running any code of a caller in between.
  const known = new Int32Array(answered.order.length)
  const sweep: Sweep = {
    known,
    alone: new Float64Array(known.length),
    withOthers: new Float64Array(known.length),
  }
  const gainOf = ({ items, levels }: Place): number => {
    let gain = 0
    for (const level of levels)
      gain += rounded(sweep.alone[level] ?? 0) || WITH_OTHERS * rounded(sweep.withOthers[level] ?? 0)
    return gain / items
  }
  return (facts) => {
    // All facts are read before `known` is filled: a list can be a caller's Proxy, whose getters may run this again.
    const cells = places.map(({ calm, cellsFor, fact }) => {
      const value = valueIn(facts, fact) ?? calm
      return value === null ? null : cellsFor(value)
    })
    for (const [index, { levels }] of places.entries()) {
      const own = cells[index] ?? []
      for (let at = 0; at < own.length; at += 1) known[levels[at] ?? 0] = own[at] ?? 0
    }
    // A total that is not known leaves what is seen of it open as well: so these overwrite what is known of it.
    const open = places.filter((_, index) => cells[index] === null)
    for (const { levels } of open) for (const level of levels) known[level] = OPEN
    sweep.alone.fill(0)
    sweep.withOthers.fill(0)
    for (const diagram of diagrams) diagram.addGains(sweep)
    const gains = new Map<string, number>()
    for (const place of open) gains.set(place.question, (gains.get(place.question) ?? 0) + gainOf(place))
    return (question) => gains.get(question) ?? 0
  }
}

/** Of one triage always the same; what it needs is worked out when it is first asked for. */
const preparedFor = memoize((ruleSet: RuleSet) => memoize((service: Service) => prepare(ruleSet, service)))

/** The information gain of each question about a referral with these facts; worked out when first asked. */
export const informationGainOf =
  ({ ruleSet, service }: Pick<TriageToAsk, 'ruleSet' | 'service'>): ((facts: Facts) => InformationGain) =>
  (facts) => {
    const gain = lazy(() => preparedFor(ruleSet)(service)(facts))
    return (question) => gain()(question)
  }

/**
 * Orders questions as a decision does, and within a group by information gain, the largest first. Safety questions keep
 * the order of the screen, whose first answers can make its follow-ups needless. Of equal gains, the catalogue decides.
 */
export const sortByGain = <Placed extends PlacedQuestion & { readonly question: string }>(
  questions: readonly Placed[],
  gain: InformationGain,
  disposition: Disposition,
): readonly Placed[] => {
  const rank = (one: Placed): number => questionRank(one, disposition)
  const gains = new Map(questions.map(({ question, safety }) => [question, safety ? 0 : gain(question)]))
  const gainOf = ({ question }: Placed): number => gains.get(question) ?? 0
  return [...questions].sort((a, b) => rank(a) - rank(b) || gainOf(b) - gainOf(a) || a.place - b.place)
}
