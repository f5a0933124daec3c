/** What a key tells of the value under it. */
import { Referral } from '../referral.js'
import { asksForWorthLiving, bareRisk, safeNamed } from './ambiguous-names.js'
import type { About, Sense } from './interpret-answer.js'
import { type OwnLabels, ownLabels } from './own-dangers.js'
import { namesItem9, namesItems, namesPhq9 } from './recognise-phq9.js'
import type { Questionnaire, Questionnaires } from './recognise-questionnaire.js'
import { namesSomethingElse, riskOfKey } from './risk-of-name.js'
import { riskSpokenOf } from './risk-phrases.js'
import { type OwnDanger, SAFETY_RISKS, type SignalRisk } from './safety-signal.js'
import { wordsOf } from './text-words.js'

/** What a key tells of the value under it. */
export interface KeyMeaning {
  readonly risk: SignalRisk | null
  /** How an answer to it is to be read. */
  readonly sense: Sense
  /** The risk that it names where it stands under `risks`. */
  readonly riskUnderRisks: SignalRisk | null
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
  /** The other questionnaire with items about danger that it names. */
  readonly questionnaire: Questionnaire | null
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

const riskMeaningOf = (words: string, letters: string, own: OwnLabels): RiskMeaning => {
  const label = own(letters)
  if (label !== null) return { ...label, riskUnderRisks: label.risk, senseUnderRisks: label.sense }
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

const meaningOf = (key: string, own: OwnLabels, { ofKey }: Questionnaires): KeyMeaning => {
  const words = wordsOf(key)
  const letters = words.replaceAll(' ', '')
  return {
    ...riskMeaningOf(words, letters, own),
    isRisks: RISKS.test(words) && (letters === 'risks' || !namesSomethingElse(letters)),
    isNow: NOW.test(words),
    isAnswer: ANSWER.test(words),
    isBeside: BESIDE.test(words),
    isAnswerAlone: ANSWER_ALONE.test(words),
    isName: NAME.test(words),
    isNumber: NUMBER.test(words),
    isPhq9: namesPhq9(letters),
    questionnaire: ofKey(letters),
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
  questionnaire: null,
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
  /s\W*u\W*[a-z]{0,2}[cs]|harm|injur|danger|safe|overd|attempt|risk|phq|epds|core|item|kill|dead|death|dying|life/i

/** The keys of ours are known however many others there are. */
const OURS = [...Object.keys(Referral.shape), ...SAFETY_RISKS, 'pastSuicidalThoughts', 'items']

/** Reads keys for one walk and memoises what they mean: the same few come again and again. */
export const keyReader = (
  dangers: readonly OwnDanger[],
  questionnaires: Questionnaires,
): ((key: string | number) => KeyMeaning) => {
  const own = ownLabels(dangers)
  const ours = [...OURS, ...dangers.flatMap(({ fact }) => [fact, fact.slice(fact.indexOf('.') + 1)])]
  const known = new Map<string, KeyMeaning>(ours.map((key) => [key, meaningOf(key, own, questionnaires)]))
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
    const meaning = meaningOf(text, own, questionnaires)
    known.set(text, meaning)
    return meaning
  }
}

/** What a key says of the value under it; where it says nothing, what stands around it does. */
export const readingOf = (meaning: KeyMeaning, around: About): Pick<About, 'risk' | 'sense'> => {
  const risk = around.underRisks ? meaning.riskUnderRisks : meaning.risk
  if (risk !== null) return { risk, sense: around.underRisks ? meaning.senseUnderRisks : meaning.sense }
  if (meaning.isBeside) return { risk: null, sense: 'stated' }
  return { risk: around.risk, sense: around.sense === 'past' && meaning.isNow ? 'stated' : around.sense }
}
