/** Short names that mean a risk only where risks are spoken of: `risks: { plan, means }`, `risks: 'SI, OD'`. */
import type { SafetyRisk } from './safety-risk.js'
import { wordsOf } from './words-of.js'

/** Words that may stand before a name and change nothing. */
const BEFORE =
  '(?:(?:any|has|have|had|with|current|currently|active|passive|recent|clear|specific|no|not|non|denies|a|an|the|some|of|to|thoughts of) )*'

const named = (names: string): RegExp => new RegExp(`^${BEFORE}(?:${names})$`)

type Names = readonly (readonly [risk: SafetyRisk, name: RegExp])[]

/** Those that mean nothing else wherever they stand. */
const PLAIN: Names = [
  ['suicidePlanOrIntent', named('ligatures?')],
  ['recentSuicideAttempt', named('od|ods|oded|overdoses?')],
  ['suicidalThoughts', named('ideation|si|death wish')],
  ['selfHarm', named('sh|nssi|cutting|harming')],
]

/** Those that mean many other things elsewhere. */
const ONLY_UNDER_RISKS: Names = [
  [
    'suicidePlanOrIntent',
    named('plans?|planning|intent|intents|intention|intentions|intends|means|methods?'),
  ],
  ['recentSuicideAttempt', named('attempts?|attempted')],
  ['suicidalThoughts', named('thoughts?|ideas|death|dying')],
  ['selfHarm', named('cuts|burning')],
]

const riskIn = (names: Names, words: string): SafetyRisk | null =>
  names.find(([, name]) => name.test(words))?.[0] ?? null

/** The risk that a short name (in words) means wherever it stands. */
export const plainRisk = (words: string): SafetyRisk | null => riskIn(PLAIN, words)

/** The risk that a key (in words) names where it stands under `risks`. */
export const bareRisk = (words: string): SafetyRisk | null =>
  plainRisk(words) ?? riskIn(ONLY_UNDER_RISKS, words)

const MAX_LENGTH = 500

/** The risks that a text under `risks` lists: `plan, means`. What is not just a list of names has none here. */
export const bareRisksIn = (text: string): readonly SafetyRisk[] => {
  if (text.length > MAX_LENGTH) return []
  const pieces = text.split(/[,;/&+|\n.]| and /i).map(wordsOf)
  return [...new Set(pieces.flatMap((piece) => bareRisk(piece) ?? []))]
}
