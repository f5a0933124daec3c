/** Which safety risk a key or a label names, however it is spelt. */
import { distance } from 'fastest-levenshtein'
import { lazy } from '../../input/memoize.js'
import { Client, Referral, Risks } from '../referral.js'
import { riskSpokenOf } from './risk-phrases.js'
import { SAFETY_RISKS, type SafetyRisk } from './safety-signal.js'
import { lettersOf, wordsOf } from './text-words.js'

type Names = readonly (readonly [risk: SafetyRisk, names: readonly string[]])[]

/** Other names that forms and records have for the risks, in letters only. */
const NAMES: Names = [
  [
    'suicidalThoughts',
    [
      'suicidalthoughts',
      'suicidethoughts',
      'suicidalideation',
      'suicideideation',
      'suicidality',
      'suicidal',
      'suicide',
      'suiciderisk',
      'thoughtsofsuicide',
      'deathwish',
      'endinglife',
      'endlife',
      'endingownlife',
      'thoughtsofdeath',
      'thoughtsofdying',
    ],
  ],
  [
    'suicidePlanOrIntent',
    [
      'suicideplanorintent',
      'suicideplan',
      'suicidalplan',
      'suicideintent',
      'suicidalintent',
      'planorintent',
      'intentorplan',
      'suicidemeans',
      'suicidalmeans',
      'plantoendlife',
      'planstoendlife',
      'lethalmeans',
      'accesstomeans',
      'accesstolethalmeans',
    ],
  ],
  [
    'immediateDanger',
    [
      'immediatedanger',
      'imminentdanger',
      'immediaterisk',
      'imminentrisk',
      'indanger',
      'dangernow',
      'danger',
      'lifeatrisk',
      'emergency',
    ],
  ],
  [
    'recentSuicideAttempt',
    [
      'recentsuicideattempt',
      'suicideattempt',
      'suicidalattempt',
      'attemptedsuicide',
      'recentattempt',
      'triedtoendlife',
      'triedtokillself',
      'overdose',
    ],
  ],
  [
    'selfHarm',
    [
      'selfharm',
      'selfinjury',
      'selfharming',
      'deliberateselfharm',
      'recentselfharm',
      'dsh',
      'harmtoself',
      'risktoself',
      'hurtself',
    ],
  ],
]

/** Keys that a referral knows and that name something else; `selfCare` is none of ours, but near `selfHarm`. */
const others = lazy(
  (): ReadonlySet<string> =>
    new Set(
      [...[Referral, Client, Risks].flatMap(({ shape }) => Object.keys(shape)), 'domain', 'selfCare']
        .filter((key) => !SAFETY_RISKS.some((risk) => risk === key))
        .map((key) => lettersOf(key)),
    ),
)

/** Whether it is the letters of a key that a referral knows and that names none of the risks looked for. */
export const namesSomethingElse = (letters: string): boolean => others().has(letters)

const MAX_NAME_LENGTH = 80
const MAX_QUESTION_LENGTH = 200
const MAX_WORDS = 20

/** How many letters of a name may be wrong: a quarter; none of a short one. */
const slips = (name: string): number => (name.length < 7 ? 0 : Math.floor(name.length / 4))

/** The letters of a name as bits: two names that differ in more kinds of letters than may be wrong are not near. */
const lettersIn = (word: string): number => {
  let bits = 0
  for (let at = 0; at < word.length; at += 1) bits |= 1 << (word.charCodeAt(at) & 31)
  return bits
}

const countOf = (bits: number): number => {
  let count = 0
  for (let left = bits; left !== 0; left &= left - 1) count += 1
  return count
}

/** Whether letters are a name, or nearly. */
export const isNear = (letters: string, name: string): boolean => {
  const most = slips(name)
  return (
    letters === name || (Math.abs(name.length - letters.length) <= most && distance(letters, name) <= most)
  )
}

interface Known {
  readonly risk: SafetyRisk
  readonly name: string
  readonly bits: number
}

const known = (names: Names): readonly Known[] =>
  names.flatMap(([risk, all]) => all.map((name) => ({ risk, name, bits: lettersIn(name) })))

const WHOLE_NAMES = known(NAMES)

/** Words that are enough by themselves, wherever they stand in a key. */
const SINGLE_WORDS = known([
  ['suicidalThoughts', ['suicide', 'suicidal', 'suicidality']],
  ['recentSuicideAttempt', ['overdose']],
  ['immediateDanger', ['danger']],
])

/** No name is longer, slips included: an edit distance of longer words would cost much and find nothing. */
const MAX_WORD_LENGTH = Math.max(...WHOLE_NAMES.map(({ name }) => name.length + slips(name)))

const nearest = (word: string, names: readonly Known[]): SafetyRisk | null => {
  if (word.length > MAX_WORD_LENGTH) return null
  const bits = lettersIn(word)
  let best: { readonly risk: SafetyRisk; readonly steps: number } | null = null
  for (const { risk, name, bits: ofName } of names) {
    const most = slips(name)
    if (Math.abs(name.length - word.length) > most || countOf(ofName & ~bits) > most) continue
    const steps = distance(word, name)
    if (steps <= most && (best === null || steps < best.steps)) best = { risk, steps }
  }
  return best?.risk ?? null
}

/** The risk that words, as a whole, are the name of. */
const riskOfName = (words: string): SafetyRisk | null => {
  const letters = words.replaceAll(' ', '')
  return letters === '' || others().has(letters) ? null : nearest(letters, WHOLE_NAMES)
}

/** The risk that `text` names, as a whole or as a question. */
export const riskOfLabel = (text: string): SafetyRisk | null => {
  const isQuestion = /\?\s*$/.test(text.slice(-20))
  if (text.length > MAX_NAME_LENGTH && !isQuestion) return null
  const words = wordsOf(text.slice(0, MAX_QUESTION_LENGTH))
  return riskOfName(words) ?? (isQuestion ? riskSpokenOf(words) : null)
}

const riskOfAnyWord = (words: string): SafetyRisk | null => {
  for (const word of words.split(' ').slice(0, MAX_WORDS)) {
    const risk = others().has(word) ? null : nearest(word, SINGLE_WORDS)
    if (risk !== null) return risk
  }
  return null
}

/**
 * The risk that a key, given in words, speaks about: by its name, by a name inside it, by a mistyped word, or
 * because the key is a question. `null` for the keys that a referral knows and that name something else.
 */
export const riskOfKey = (words: string): SafetyRisk | null =>
  others().has(words.replaceAll(' ', ''))
    ? null
    : (riskOfName(words) ?? riskSpokenOf(words) ?? riskOfAnyWord(words))
