/** Whether a name speaks of suicide, self-harm or danger, by what recognises such names in unreadable data. */
import { plainRisk, safeNamed } from './signals/ambiguous-names.js'
import { namesItem9 } from './signals/recognise-phq9.js'
import { riskOfKey, riskOfLabel } from './signals/risk-of-name.js'
import { riskSpokenOf } from './signals/risk-phrases.js'
import type { SafetyRisk } from './signals/safety-signal.js'
import { wordsOf } from './signals/text-words.js'

/** Longer than what people write: what a danger is called may stand at the end of a long description. */
const MAX_LENGTH = 5_000

/** The risk that answers under a name of one's own would be about; `null` if about none. */
export const safetyRiskOfName = (name: string): SafetyRisk | null => {
  const words = wordsOf(name.slice(0, MAX_LENGTH))
  const letters = words.replaceAll(' ', '')
  if (namesItem9(letters, false)) return 'suicidalThoughts'
  if (safeNamed(words, false) !== null) return 'immediateDanger'
  return riskOfKey(words) ?? plainRisk(words)
}

/** The risk that words about a fact (its question, title or description) speak of; `null` if of none. */
export const safetyRiskOfText = (text: string): SafetyRisk | null => {
  const read = text.slice(0, MAX_LENGTH)
  return riskOfLabel(read) ?? riskSpokenOf(wordsOf(read))
}
