/** Short names that mean a risk only where risks are spoken of: `risks: { plan, means }`, `risks: 'SI, OD'`. */
import type { SafetyRisk } from './safety-risk.js'
import { wordsOf } from './words-of.js'

/** Words that may stand before a name and change nothing. */
const BEFORE =
  '(?:(?:any|has|have|had|with|current|currently|active|passive|recent|clear|specific|no|not|non|denies|a|an|the|some|of|to|thoughts of) )*'

const named = (names: string): RegExp => new RegExp(`^${BEFORE}(?:${names})$`)

const BARE: readonly (readonly [risk: SafetyRisk, name: RegExp])[] = [
  [
    'suicidePlanOrIntent',
    named('plans?|planning|intent|intents|intention|intentions|intends|means|methods?|ligatures?'),
  ],
  ['recentSuicideAttempt', named('attempts?|attempted|od|ods|oded|overdoses?')],
  ['suicidalThoughts', named('thoughts?|ideation|ideas|si|death|dying|death wish')],
  ['selfHarm', named('sh|nssi|cutting|cuts|harming|burning')],
]

/** The risk that a key (in words) names where it stands under `risks`. */
export const bareRisk = (words: string): SafetyRisk | null =>
  BARE.find(([, name]) => name.test(words))?.[0] ?? null

const LONGEST = 500

/** The risks that a text under `risks` lists: `plan, means`. What is not just a list of names has none here. */
export const bareRisksIn = (text: string): readonly SafetyRisk[] => {
  if (text.length > LONGEST) return []
  const pieces = text.split(/[,;/&+|\n.]| and /i).map(wordsOf)
  return [...new Set(pieces.flatMap((piece) => bareRisk(piece) ?? []))]
}
