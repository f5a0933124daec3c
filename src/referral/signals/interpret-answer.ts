/** What a value under the name of a risk is taken for. */

import type { Questionnaire } from './recognise-questionnaire.js'
import type { SafetySignal, SignalRisk } from './safety-signal.js'
import { wordsOf } from './text-words.js'

/** Nothing was said. */
const NOTHING: ReadonlySet<string> = new Set([
  ...['', 'null', 'undefined', 'na', 'n a', 'not applicable', 'not asked', 'not recorded', 'not answered'],
])

/** Plainly "no". Nothing else is: "no, but …" goes to a person. */
const NO: ReadonlySet<string> = new Set([
  ...['no', 'n', 'false', 'f', 'none', 'never', 'nil', 'negative', 'not at all', 'absent', 'nope'],
])

const YES: ReadonlySet<string> = new Set(['yes', 'y', 'true', 't', 'yeah', 'yep', 'always', 'positive'])

const UNSURE: ReadonlySet<string> = new Set([
  ...['unsure', 'not sure', 'maybe', 'perhaps', 'possibly', 'uncertain', 'unclear', 'unknown', 'not known'],
  ...['dont know', 'do not know', 'doesnt know', 'does not know', 'sometimes', 'possible', 'might'],
])

const DECLINED: ReadonlySet<string> = new Set([
  ...['declined', 'decline', 'declines', 'refused', 'refuses', 'refuse', 'would not say', 'wont say'],
  ...['prefer not to say', 'prefers not to say', 'rather not say', 'would rather not say', 'did not answer'],
])

/** How much of the text is looked at; a longer one is no plain answer. */
const MAX_LENGTH = 100

/** A value in plain words; `other` is what nobody would read as one of them. */
type Said = 'nothing' | 'no' | 'yes' | 'unsure' | 'declined' | 'other'

const saidInText = (text: string): Said => {
  if (text.length > MAX_LENGTH) return 'other'
  const words = wordsOf(text)
  const isAsked = text.includes('?')
  // A sign alone has no letters, and is not nothing.
  if (words === '' && !/^[\s\-–—_./]*$/.test(text)) return isAsked ? 'unsure' : 'other'
  if (/^\s*[-+]?0+(?:[.,]0+)?\s*$/.test(text)) return 'no'
  if (/^\s*\+?0*1(?:[.,]0+)?\s*$/.test(text)) return 'yes'
  if (NOTHING.has(words)) return isAsked ? 'unsure' : 'nothing'
  if (NO.has(words)) return isAsked ? 'unsure' : 'no' // `no?` asks, it does not tell
  if (YES.has(words)) return 'yes'
  if (UNSURE.has(words)) return 'unsure'
  return DECLINED.has(words) ? 'declined' : 'other'
}

const saidBy = (value: unknown): Said => {
  if (value === null || value === undefined) return 'nothing'
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'number' || typeof value === 'bigint') {
    const number = Number(value)
    return number === 0 ? 'no' : number === 1 ? 'yes' : 'other'
  }
  return typeof value === 'string' ? saidInText(value) : 'other'
}

/**
 * How the name over an answer is meant. `stated`: `suicidalThoughts`. `denied`: `noSuicidalThoughts`, where "no" may
 * mean either. `reversed`: `canKeepSafe`, where "no" is the signal. `past`: what was once, and may still be.
 */
export type Sense = 'stated' | 'denied' | 'reversed' | 'past'

type Signal = SafetySignal['answer'] | null

const TAKEN_FOR: { readonly [sense in Sense]: { readonly [said in Said]: Signal } } = {
  stated: { nothing: null, no: null, yes: 'yes', unsure: 'unsure', declined: 'declined', other: 'yes' },
  denied: { nothing: null, no: 'yes', yes: 'yes', unsure: 'unsure', declined: 'declined', other: 'yes' },
  reversed: { nothing: null, no: 'yes', yes: null, unsure: 'unsure', declined: 'declined', other: 'yes' },
  past: { nothing: null, no: null, yes: null, unsure: null, declined: null, other: 'yes' },
}

/**
 * The answer that a leaf (text, number, boolean …) is taken for, `null` if it is no signal. Anything that is not
 * understood is a `yes`.
 */
export const interpretAnswer = (value: unknown, sense: Sense = 'stated'): Signal =>
  TAKEN_FOR[sense][saidBy(value)]

/** What the keys around a value tell of it. */
export interface About {
  /** The risk whose answer it is (part of), if it stands under the name of one. */
  readonly risk: SignalRisk | null
  /** How that answer is to be read. */
  readonly sense: Sense
  /** Whether it stands inside something like a PHQ-9. */
  readonly phq9: boolean
  /** The other questionnaire that it stands inside, if it does. */
  readonly questionnaire: Questionnaire | null
  /** Whether it stands under a key that is about risk. */
  readonly underRisks: boolean
}

export const NOTHING_KNOWN: About = {
  risk: null,
  sense: 'stated',
  phq9: false,
  questionnaire: null,
  underRisks: false,
}
