/** What names tell: a key of the value under it, a label of the answer beside it. */
import { Referral } from '../referral.js'
import { asksForWorthLiving, bareRisk, safeNamed } from './ambiguous-names.js'
import type { Sense } from './interpret-answer.js'
import { wordsOf } from './normalise-text.js'
import { namesItem9, namesItems, namesPhq9 } from './recognise-phq9.js'
import { namesSomethingElse, riskOfKey, riskOfLabel } from './risk-of-name.js'
import { riskSpokenOf } from './risk-phrases.js'
import { SAFETY_RISKS, type SafetyRisk } from './safety-signal.js'

/** What a key tells of the value under it. */
export interface KeyMeaning {
  readonly risk: SafetyRisk | null
  /** How an answer to it is to be read. */
  readonly sense: Sense
  /** The risk that it names where it stands under `risks`. */
  readonly riskUnderRisks: SafetyRisk | null
  readonly senseUnderRisks: Sense
  /** Whether what stands under it is about risk. */
  readonly isRisks: boolean
  /** Whether it speaks of the present, which an answer about the past does not. */
  readonly isNow: boolean
  /** The answer, where a question or a name and its answer stand side by side. */
  readonly isAnswer: boolean
  /** What stands beside an answer and is none: who asked, when, the question, the number of an item. */
  readonly isBeside: boolean
  /** Whether it may be the answer where nothing but such keys stands under a risk: `{ text: 'Yes' }`. */
  readonly isAnswerAlone: boolean
  /** The name of a question. */
  readonly isName: boolean
  /** The number of an item. */
  readonly isNumber: boolean
  readonly isPhq9: boolean
  readonly isItems: boolean
  /** The sum of the scores. */
  readonly isTotal: boolean
  readonly isItem9: boolean
  /** Whether it is a ninth item inside a PHQ-9. */
  readonly isItem9OfPhq9: boolean
}

const ANSWER =
  /^(?:value(?: ?(?:boolean|string|integer|decimal|coding|code))?|answers?|answered|response|responses|result|status|reply|selected|checked|ticked|present|current|outcome|score)$/

const NAME =
  /(?:^| )(?:id|question|text|label|title|name|code|item|risk|type|field|key|display|prompt|domain|category)$/

const BESIDE =
  /(?:^| )(?:id|item|number|no|index|question|text|label|title|name|code|system|source|by|on|at|date|time)$/

const ANSWER_ALONE =
  /^(?:(?:(?:answer|value|response|result|status|display|option|selected|free|full) ?)?(?:text|label|title|name|code)|(?:(?:attempt|last|event|happened) )?(?:date|on))$/

const NUMBER = /^(?:item|number|no|n|question|q|index|id|link ?id|name|code|key)$/

const NOW =
  /(?:^| )(?:now|current|currently|present|presently|ongoing|recent|recently|still|today|active)(?: |$)/

const TOTAL = /(?:^| )(?:total|totals|sum|score|result|value|phq ?9?|phq ?9? (?:total|sum|score))$/

const RISKS = /risk|^safety|^red flags?$|^mental state|^mse$/

// `no` at the end, or before `of`, is a number.
const DENIAL =
  /(?:^| )(?:no(?! of |$)|not|non|nil|never|none|without|deny|denies|denied|denying|absent|absence|free|excluded|excludes|rules? out|ruled|lacks?|isnt|hasnt|doesnt|arent|havent|didnt|cannot|cant|unlikely|resolved)(?: |$)/

const GLUED_DENIAL =
  /^(?:is|has)?(?:no|not|non|denies|denied|without|never)(?:s(?:ui|uc|iu)|self|plan|inten|attempt|overd|danger|immed)/

const isDenied = (words: string): boolean =>
  DENIAL.test(words) || GLUED_DENIAL.test(words.replaceAll(' ', ''))

type RiskMeaning = Pick<KeyMeaning, 'risk' | 'sense' | 'riskUnderRisks' | 'senseUnderRisks'>

const safetyOf = (words: string): RiskMeaning | null => {
  const [anywhere, underRisks] = [safeNamed(words, false), safeNamed(words, true)]
  if (underRisks === null) return null
  return {
    risk: anywhere === null ? null : 'immediateDanger',
    sense: anywhere ?? 'stated',
    riskUnderRisks: 'immediateDanger',
    senseUnderRisks: underRisks,
  }
}

const PAST: RiskMeaning = {
  risk: 'suicidalThoughts',
  sense: 'past',
  riskUnderRisks: 'suicidalThoughts',
  senseUnderRisks: 'past',
}

const NO_RISK: RiskMeaning = { risk: null, sense: 'stated', riskUnderRisks: null, senseUnderRisks: 'stated' }

const riskMeaningOf = (words: string, letters: string): RiskMeaning => {
  if (letters === 'pastsuicidalthoughts') return PAST
  if (namesSomethingElse(letters)) return NO_RISK
  const safety = safetyOf(words)
  if (safety !== null) return safety
  const risk = riskOfKey(words)
  const riskUnderRisks = risk ?? bareRisk(words)
  if (riskUnderRisks === null) return NO_RISK
  const sense = isDenied(words) || asksForWorthLiving(words) ? 'denied' : 'stated'
  return { risk, sense, riskUnderRisks, senseUnderRisks: sense }
}

const meaningOf = (key: string): KeyMeaning => {
  const words = wordsOf(key)
  const letters = words.replaceAll(' ', '')
  return {
    ...riskMeaningOf(words, letters),
    isRisks: RISKS.test(words) && (letters === 'risks' || !namesSomethingElse(letters)),
    isNow: NOW.test(words),
    isAnswer: ANSWER.test(words),
    isBeside: BESIDE.test(words),
    isAnswerAlone: ANSWER_ALONE.test(words),
    isName: NAME.test(words),
    isNumber: NUMBER.test(words),
    isPhq9: namesPhq9(letters),
    isItems: namesItems(letters),
    isTotal: TOTAL.test(words),
    isItem9: namesItem9(letters, false),
    isItem9OfPhq9: namesItem9(letters, true),
  }
}

/** What an index, or a key that stands for nothing here, tells. */
export const NO_MEANING: KeyMeaning = {
  ...NO_RISK,
  isRisks: false,
  isNow: false,
  isAnswer: false,
  isBeside: false,
  isAnswerAlone: false,
  isName: false,
  isNumber: false,
  isPhq9: false,
  isItems: false,
  isTotal: false,
  isItem9: false,
  isItem9OfPhq9: false,
}

const MAX_KEY_LENGTH = 200

const MAX_LATE_KEY_LENGTH = 80

/** So many different keys are read in full; of further ones only those in which something stands out. */
const MAX_KEYS = 4_000

const MAX_LATE_KEYS = 8_000

const STANDS_OUT =
  /s\W*u\W*[a-z]{0,2}[cs]|harm|injur|danger|safe|overd|attempt|risk|phq|item|kill|dead|death|dying|life/i

/** The keys of ours are known however many others there are. */
const OURS = [...Object.keys(Referral.shape), ...SAFETY_RISKS, 'pastSuicidalThoughts', 'items']

/** Reads keys for one walk and memoises what they mean: the same few come again and again. */
export const keyReader = (): ((key: string | number) => KeyMeaning) => {
  const known = new Map<string, KeyMeaning>(OURS.map((key) => [key, meaningOf(key)]))
  return (key) => {
    if (typeof key === 'number') return NO_MEANING
    const isLate = known.size >= MAX_KEYS
    const cut = key.slice(0, isLate ? MAX_LATE_KEY_LENGTH : MAX_KEY_LENGTH)
    const text = cut.includes('\0') ? cut.replaceAll('\0', '') : cut
    const before = known.get(text)
    if (before !== undefined) return before
    if (isLate && !STANDS_OUT.test(text)) return NO_MEANING
    // Of endless keys with a risk in their name each is at least taken for what it plainly says.
    if (known.size >= MAX_LATE_KEYS) return { ...NO_MEANING, risk: riskSpokenOf(wordsOf(text)) }
    const meaning = meaningOf(text)
    known.set(text, meaning)
    return meaning
  }
}

/** The question that a text asks, where it stands beside its answer. */
interface Label {
  readonly risk: SafetyRisk
  readonly sense: Sense
}

const MAX_QUESTION_LENGTH = 300

const MAX_LABEL_LENGTH = 80

const MAX_LABELS = 5_000

const shortLabel = (text: string, underRisks: boolean): Label | null => {
  const words = wordsOf(text)
  if (words.replaceAll(' ', '') === 'pastsuicidalthoughts') return { risk: 'suicidalThoughts', sense: 'past' }
  const safe = safeNamed(words, underRisks)
  if (safe !== null) return { risk: 'immediateDanger', sense: safe }
  const bare = underRisks ? bareRisk(words) : null
  return bare === null ? null : { risk: bare, sense: 'stated' }
}

const labelIn = (text: string, underRisks: boolean): Label | null => {
  if (text.length > MAX_QUESTION_LENGTH) return null
  const short = text.length <= MAX_LABEL_LENGTH ? shortLabel(text, underRisks) : null
  if (short !== null) return short
  const risk = riskOfLabel(text)
  return risk === null ? null : { risk, sense: asksForWorthLiving(wordsOf(text)) ? 'denied' : 'stated' }
}

/** Reads labels for one walk and memoises a bounded number of them; further ones are read as text alone. */
export const labelReader = (): ((text: string, underRisks: boolean) => Label | null) => {
  const known = new Map<string, Label | null>()
  return (text, underRisks) => {
    if (text.length > MAX_QUESTION_LENGTH) return null
    const key = underRisks ? `risk ${text}` : text
    const before = known.get(key)
    if (before !== undefined) return before
    if (known.size >= MAX_LABELS) return null
    const label = labelIn(text, underRisks)
    known.set(key, label)
    return label
  }
}
