/** Walks through data that could not be read, shallow places first, for what may be a signal of suicide or danger. */
import type { ScoredInstrument } from '../instrument.js'
import { shippedInstruments } from '../shipped-instruments.js'
import { bareRisksIn } from './ambiguous-names.js'
import { isLikeJson, piecesOf } from './broken-json.js'
import { DataInText } from './data-in-text.js'
import { type About, interpretAnswer, NOTHING_KNOWN } from './interpret-answer.js'
import { labelReader } from './label-reader.js'
import { keyReader, NO_MEANING, readingOf } from './name-reader.js'
import {
  Budget,
  type Entry,
  entriesOf,
  isClosed,
  isList,
  TEXT,
  UNREADABLE,
  unboxed,
  VALUES,
} from './read-untrusted.js'
import { isPhq9, isTotalWithItem9, ninthOfItems, ninthsIn, scoresInText } from './recognise-phq9.js'
import { possibleMarks, type Questionnaires, questionnairesOf } from './recognise-questionnaire.js'
import { risksMentioned } from './risk-phrases.js'
import type { OwnDanger, SafetySignal } from './safety-signal.js'
import { type Place, placeIn, SignalList } from './signal-list.js'

/** A question and its answer stand side by side in something small. */
const MAX_BESIDE = 100

/** A container still to be looked into. */
interface Visit {
  readonly container: object
  readonly place: Place | null
  readonly about: About
}

class Walk {
  readonly found = new SignalList()
  private readonly keyOf: ReturnType<typeof keyReader>
  private readonly labelOf: ReturnType<typeof labelReader>
  private readonly queue: Visit[] = []
  private readonly seen = new Map<object, string>()
  private readonly values = new Budget(VALUES)
  private readonly text = new Budget(TEXT)
  private readonly texts = new DataInText()
  private readonly questionnaires: Questionnaires

  constructor(dangers: readonly OwnDanger[], instruments: readonly ScoredInstrument[]) {
    this.questionnaires = questionnairesOf(instruments)
    this.keyOf = keyReader(dangers, this.questionnaires)
    this.labelOf = labelReader(dangers)
  }

  run(input: unknown): readonly SafetySignal[] {
    this.look(unboxed(input), null, NOTHING_KNOWN)
    for (let next = 0; next < this.queue.length && !this.values.isSpent; next += 1) {
      const visit = this.queue[next]
      try {
        if (visit !== undefined) this.enter(visit)
      } catch {
        // Whatever it was, the other places are still to be looked at.
      }
    }
    return this.found.signals
  }

  /** One value: a container is queued, a leaf is judged at once. */
  private look(value: unknown, place: Place | null, about: About): void {
    const data = typeof value === 'string' ? this.texts.dataIn(value, about.phq9) : value
    if (typeof data === 'object' && data !== null) {
      this.enqueue({ container: data, place, about })
      return
    }
    if (about.risk !== null) {
      const answer = data === UNREADABLE ? 'yes' : interpretAnswer(data, about.sense)
      if (answer !== null) this.found.add(place, about.risk, answer, data)
    }
    if (typeof data === 'string') this.read(data, place, about)
  }

  private enqueue(visit: Visit): void {
    const { phq9, questionnaire, risk, sense, underRisks } = visit.about
    const how = `${risk} ${sense} ${phq9} ${questionnaire?.id} ${underRisks};`
    const before = this.seen.get(visit.container) ?? ''
    if (before.includes(how)) return
    this.seen.set(visit.container, before + how)
    this.queue.push(visit)
  }

  /** Reads the beginning and the end of a text that is long, and leaves enough to read of what comes after it. */
  private read(whole: string, place: Place | null, { underRisks }: About): void {
    const length = Math.min(whole.length, this.text.allowance)
    if (length === 0) return
    this.text.spend(length)
    const half = Math.ceil(length / 2)
    const text = length === whole.length ? whole : `${whole.slice(0, half)}\n${whole.slice(-half)}`
    const rest = isLikeJson(text) ? this.readBroken(text, place) : text
    for (const { risk, said } of risksMentioned(rest)) this.found.add(place, risk, 'yes', said)
    if (underRisks) for (const risk of bareRisksIn(rest)) this.found.add(place, risk, 'yes', rest)
  }

  /** JSON that breaks off still has answers in it. Gives the text that is left. */
  private readBroken(text: string, place: Place | null): string {
    const { pairs, lists, rest } = piecesOf(text)
    for (const [key, value] of pairs) this.lookUnder(key, value, placeIn(place, key), NOTHING_KNOWN)
    for (const list of lists) this.look(list, place, NOTHING_KNOWN)
    return rest
  }

  private enter({ container, place, about: around }: Visit): void {
    const entries = entriesOf(container, this.values.allowance).map(
      ([key, value]): Entry => [key, unboxed(value)],
    )
    this.values.spend(entries.length + 1)
    if (entries.length === 0 && around.risk !== null && isClosed(container)) {
      this.found.add(place, around.risk, 'yes', container)
    }
    const about = {
      ...around,
      phq9: around.phq9 || entries.some(([, value]) => isPhq9(value)),
      questionnaire: this.questionnaires.in(entries) ?? around.questionnaire,
    }
    this.marks(entries, about.questionnaire, place)
    const left = this.answersBesideNames(entries, place, about)
    const isAlone = around.risk !== null && entries.every(([key]) => this.keyOf(key).isBeside)
    for (const [key, value] of left) {
      const at = placeIn(place, key)
      if (typeof key === 'number' || (isAlone && this.keyOf(key).isAnswerAlone)) this.look(value, at, about)
      else this.lookUnder(key, value, at, about)
    }
    for (const [key, value] of ninthsIn(entries, about.phq9, this.keyOf)) {
      this.look(value, placeIn(place, key), { ...NOTHING_KNOWN, risk: 'suicidalThoughts' })
    }
  }

  private marks(entries: readonly Entry[], of: About['questionnaire'], place: Place | null): void {
    for (const { keys, risk, value } of possibleMarks(entries, of))
      this.look(value, keys.reduce(placeIn, place), { ...NOTHING_KNOWN, risk })
  }

  private lookUnder(key: string, value: unknown, place: Place, around: About): void {
    const meaning = this.keyOf(key)
    if (meaning === NO_MEANING) {
      this.look(value, place, around)
      return
    }
    const phq9 = around.phq9 || meaning.isPhq9
    const questionnaire = meaning.questionnaire ?? around.questionnaire
    this.marks([[key, value]], meaning.questionnaire, place.parent)
    const isNinth = around.phq9 ? meaning.isItem9OfPhq9 : meaning.isItem9
    const ours = isNinth
      ? ({ risk: 'suicidalThoughts', sense: 'stated' } as const)
      : readingOf(meaning, around)
    this.look(value, place, {
      ...ours,
      phq9,
      questionnaire,
      underRisks: around.underRisks || meaning.isRisks,
    })
    if (phq9 && meaning.isTotal && isTotalWithItem9(value)) {
      this.found.add(place, 'suicidalThoughts', 'yes', value)
    }
    if (phq9 || questionnaire !== null || !meaning.isItems) return
    const values = typeof value === 'string' ? scoresInText(value, true) : value
    if (!isList(values)) return
    for (const [index, score] of ninthOfItems(values)) {
      this.look(score, placeIn(place, index), { ...NOTHING_KNOWN, risk: 'suicidalThoughts' })
    }
  }

  /** `{ name: 'suicidal thoughts', value: 'no' }` and `['suicidalThoughts', 'yes']`: gives what is left to look at. */
  private answersBesideNames(
    entries: readonly Entry[],
    place: Place | null,
    around: About,
  ): readonly Entry[] {
    const isPair = entries.length === 2 && typeof entries[0]?.[0] === 'number'
    const isSmall = entries.length <= MAX_BESIDE
    const answers = isSmall ? entries.filter(([key]) => (isPair ? key === 1 : this.keyOf(key).isAnswer)) : []
    const taken = new Set<string | number>()
    for (const [key, value] of entries) {
      const label = typeof value === 'string' ? this.labelOf(value, around.underRisks) : null
      if (label === null || answers.some(([answerKey]) => answerKey === key)) continue
      for (const [answerKey, answer] of answers) {
        this.look(answer, placeIn(place, answerKey), { ...NOTHING_KNOWN, ...label })
      }
      // Only the name of a question is answered by what stands beside it: a `reason` or a `flag` speaks for itself.
      const isAnswered = answers.length > 0 && (isPair || this.keyOf(key).isName)
      if (!isAnswered) {
        if (label.sense === 'stated') this.found.add(placeIn(place, key), label.risk, 'yes', value)
      } else if (this.keyOf(key).risk === null) taken.add(key)
    }
    return taken.size === 0 ? entries : entries.filter(([key]) => !taken.has(key))
  }
}

/**
 * Finds what may be a signal of suicide, self-harm or danger in data that `parseReferral` refused: mistyped keys and
 * answers at any depth, items of questionnaires that are about danger, text that speaks of suicide. A plain "no", a 0 and an empty
 * field are no signals. It is not a detector: it would rather see too many signals than too few, it only ever calls a
 * person, and finding none means nothing. Takes anything, never throws, looks at a bounded part of very large data.
 * Questions and questionnaires of a rule set's own about danger are looked for, too, where they are given.
 */
export const findSafetySignals = (
  input: unknown,
  dangers: readonly OwnDanger[] = [],
  instruments: readonly ScoredInstrument[] = shippedInstruments(),
): readonly SafetySignal[] => {
  const walk = new Walk(dangers, instruments)
  try {
    return walk.run(input)
  } catch {
    return walk.found.signals // no stack or memory left: what was found so far still counts
  }
}
