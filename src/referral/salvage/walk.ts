/** Walks through anything, shallow places first, and collects what may be a signal. Iterative and bounded. */
import type { SafetySignal } from '../safety-signal.js'
import { answerSaid } from './answer-said.js'
import { isLikeJson, piecesOf } from './broken-json.js'
import { type Entry, entriesOf, isList, UNREADABLE, unboxed } from './entries-of.js'
import { keyReader } from './key-reader.js'
import { ITEM_9, isNineScores, isNumeric, isPhq9 } from './phq9-like.js'
import { riskOfLabel } from './risk-named.js'
import { risksMentioned } from './risk-phrases.js'
import type { SafetyRisk } from './safety-risk.js'
import { type Place, placeIn, SignalList } from './signal-list.js'

/** Bounds on the work done for data that is larger than any referral. */
const MOST_VALUES = 250_000
const MOST_TEXT = 2_000_000
const MOST_PARSED = 20

/** A container still to be looked into. */
interface Visit {
  readonly container: object
  readonly place: Place | null
  /** The risk whose answer it is (part of), if it stands under the name of one. */
  readonly risk: SafetyRisk | null
  readonly phq9: boolean
}

class Walk {
  readonly found = new SignalList()
  private readonly keyOf = keyReader()
  private readonly queue: Visit[] = []
  private readonly seen = new Map<object, Set<string>>()
  private values = 0
  private text = 0
  private parsed = 0

  run(input: unknown): readonly SafetySignal[] {
    this.look(unboxed(input), null, null, false)
    for (let next = 0; next < this.queue.length && this.values < MOST_VALUES; next += 1) {
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
  private look(value: unknown, place: Place | null, risk: SafetyRisk | null, phq9: boolean): void {
    this.values += 1
    const data = typeof value === 'string' ? this.parsedText(value) : value
    if (typeof data === 'object' && data !== null) {
      this.enqueue({ container: data, place, risk, phq9 })
      return
    }
    if (risk !== null) {
      const answer = data === UNREADABLE ? 'yes' : answerSaid(data)
      if (answer !== null) this.found.add(place, risk, answer, data)
    }
    if (typeof data === 'string') this.read(data, place)
  }

  private enqueue(visit: Visit): void {
    const how = `${visit.risk} ${visit.phq9}`
    const before = this.seen.get(visit.container) ?? new Set()
    if (before.has(how)) return
    this.seen.set(visit.container, before.add(how))
    this.queue.push(visit)
  }

  /** JSON within text is looked at as data: its "no" is a "no". */
  private parsedText(text: string): unknown {
    if (!isLikeJson(text) || this.parsed >= MOST_PARSED || text.length > MOST_TEXT) return text
    this.parsed += 1
    try {
      return JSON.parse(text)
    } catch {
      return text
    }
  }

  private read(text: string, place: Place | null): void {
    if (this.text > MOST_TEXT) return
    this.text += text.length
    for (const { risk, said } of risksMentioned(isLikeJson(text) ? this.readBroken(text, place) : text)) {
      this.found.add(place, risk, 'yes', said)
    }
  }

  /** JSON that breaks off still has answers in it. Gives the text that is left. */
  private readBroken(text: string, place: Place | null): string {
    const { pairs, lists, rest } = piecesOf(text.slice(0, MOST_TEXT))
    for (const [key, value] of pairs) this.lookAtKey(key, value, placeIn(place, key), null, false)
    for (const list of lists) this.look(list, place, null, false)
    return rest
  }

  private enter({ container, place, risk, phq9: within }: Visit): void {
    const entries = entriesOf(container).map(([key, value]): Entry => [key, unboxed(value)])
    const phq9 = within || entries.some(([, value]) => isPhq9(value))
    const rest = this.answersBesideNames(entries, place)
    if (typeof entries[0]?.[0] === 'number' || entries.length === 0) {
      this.ninthOfList(entries, place, phq9)
    }
    for (const [key, value] of rest) {
      const at = placeIn(place, key)
      const inherited = this.keyOf(key).isBeside ? null : risk
      if (typeof key === 'number') this.look(value, at, inherited, phq9)
      else this.lookAtKey(key, value, at, inherited, phq9)
    }
    if (phq9) this.ninthByNumber(entries, place)
  }

  private lookAtKey(key: string, value: unknown, place: Place, risk: SafetyRisk | null, phq9: boolean): void {
    const meaning = this.keyOf(key)
    const isNinth = phq9 ? meaning.isItem9OfPhq9 : meaning.isItem9
    const scores = phq9 || meaning.isPhq9
    this.look(value, place, isNinth ? 'suicidalThoughts' : (meaning.risk ?? risk), scores)
    if (!scores && meaning.isItems && isList(value)) this.ninthOfItems(value, place)
  }

  /** `{ name: 'suicidal thoughts', value: 'no' }` and `['suicidalThoughts', 'yes']`: gives what is left to look at. */
  private answersBesideNames(entries: readonly Entry[], place: Place | null): readonly Entry[] {
    const isPair = entries.length === 2 && typeof entries[0]?.[0] === 'number'
    const answers = entries.filter(([key]) => (isPair ? key === 1 : this.keyOf(key).isAnswer))
    const taken = new Set<string | number>()
    for (const [key, value] of entries) {
      const risk = typeof value === 'string' ? riskOfLabel(value) : null
      if (risk === null || answers.some(([answerKey]) => answerKey === key)) continue
      for (const [answerKey, answer] of answers) this.look(answer, placeIn(place, answerKey), risk, false)
      // Only the name of a question is answered by what stands beside it: a `reason` or a `flag` speaks for itself.
      const isAnswered = answers.length > 0 && (isPair || this.keyOf(key).isName)
      if (!isAnswered) this.found.add(placeIn(place, key), risk, 'yes', value)
      else if (this.keyOf(key).risk === null) taken.add(key)
    }
    return entries.filter(([key]) => !taken.has(key))
  }

  /** The ninth item of a PHQ-9, and whatever follows it: a list that is too long may have shifted. */
  private ninthOfList(entries: readonly Entry[], place: Place | null, phq9: boolean): void {
    if (!phq9 && !isNineScores(entries.map(([, value]) => value))) return
    for (const [index, value] of entries.slice(ITEM_9, ITEM_9 + 3)) {
      this.look(value, placeIn(place, index), 'suicidalThoughts', phq9)
    }
  }

  /** Nine or more scores under `items`, whatever the questionnaire is called: no other of ours has a ninth. */
  private ninthOfItems(values: readonly unknown[], place: Place): void {
    const entries = entriesOf(values).slice(ITEM_9, ITEM_9 + 1)
    for (const [index, value] of entries) {
      if (isNumeric(value)) this.look(value, placeIn(place, index), 'suicidalThoughts', false)
    }
  }

  /** `{ item: 9, score: 2 }` inside a PHQ-9, wherever in the list it stands. */
  private ninthByNumber(entries: readonly Entry[], place: Place | null): void {
    const isNinth = entries.some(
      ([key, value]) =>
        this.keyOf(key).isNumber &&
        (value === 9 || (typeof value === 'string' && /(?:^|\D)0*9$/.test(value.trim()))),
    )
    if (!isNinth) return
    for (const [key, value] of entries.filter(([key]) => this.keyOf(key).isAnswer)) {
      this.look(value, placeIn(place, key), 'suicidalThoughts', true)
    }
  }
}

/** Everything in `input` that may be a signal. Never throws. */
export const salvage = (input: unknown): readonly SafetySignal[] => {
  const walk = new Walk()
  try {
    return walk.run(input)
  } catch {
    return walk.found.signals // no stack or memory left: what was found so far still counts
  }
}
