/** Which safety risk a key or a label names, however it is spelt. */
import { distance } from 'fastest-levenshtein'
import { Client, Need, Referral, Risks } from '../referral.js'
import { risksMentioned } from './risk-phrases.js'
import { SAFETY_RISKS, type SafetyRisk } from './safety-risk.js'
import { wordsOf } from './words-of.js'

/** Other names that forms and records have for the risks, in letters only. */
const NAMES: readonly (readonly [risk: SafetyRisk, names: readonly string[]])[] = [
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
const OTHERS: ReadonlySet<string> = new Set(
  [...[Referral, Client, Risks, Need].flatMap(({ shape }) => Object.keys(shape)), 'selfCare']
    .filter((key) => !SAFETY_RISKS.some((risk) => risk === key))
    .map((key) => letters(key)),
)

const LONGEST_NAME = 200

function letters(text: string): string {
  return wordsOf(text).replace(/ /g, '')
}

/** How many letters of a name may be wrong: a quarter; none of a short one. */
const slips = (name: string): number => (name.length < 7 ? 0 : Math.floor(name.length / 4))

type Names = typeof NAMES

/** Words that are enough by themselves, wherever they stand in a key. */
const WORDS: Names = [
  ['suicidalThoughts', ['suicide', 'suicidal', 'suicidality']],
  ['recentSuicideAttempt', ['overdose']],
  ['immediateDanger', ['danger']],
]

const nearest = (word: string, known: Names): SafetyRisk | null => {
  let best: { readonly risk: SafetyRisk; readonly steps: number } | null = null
  for (const [risk, names] of known) {
    for (const name of names) {
      if (Math.abs(name.length - word.length) > slips(name)) continue
      const steps = distance(word, name)
      if (steps <= slips(name) && (best === null || steps < best.steps)) best = { risk, steps }
    }
  }
  return best?.risk ?? null
}

/** Whether `text`, as a whole, is the name of a risk. */
const riskOfName = (text: string): SafetyRisk | null => {
  if (text.length > LONGEST_NAME) return null
  const word = letters(text)
  return word === '' || OTHERS.has(word) ? null : nearest(word, NAMES)
}

/** The risk that `text` names, as a whole or as a question. */
export const riskOfLabel = (text: string): SafetyRisk | null =>
  riskOfName(text) ?? (/\?\s*$/.test(text.slice(-20)) ? (risksMentioned(text).at(0)?.risk ?? null) : null)

/**
 * The risk that a key speaks about: by its name, by a name inside it, by a mistyped word, or because the key
 * is a question in words. `null` for the keys that a referral knows and that name something else.
 */
export const riskOfKey = (key: string): SafetyRisk | null => {
  const text = key.slice(0, LONGEST_NAME)
  if (OTHERS.has(letters(text))) return null
  const mentioned = risksMentioned(text).at(0)?.risk ?? null
  const byWord = () =>
    wordsOf(text)
      .split(' ')
      .map((word) => (OTHERS.has(word) ? null : nearest(word, WORDS)))
      .find((risk) => risk !== null) ?? null
  return riskOfName(text) ?? mentioned ?? byWord()
}
