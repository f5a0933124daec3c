/** Whether a name speaks of suicide, self-harm or danger, by what recognises such names in unreadable data. */
import { namesItem9 } from './salvage/phq9-like.js'
import { riskOfKey, riskOfLabel } from './salvage/risk-named.js'
import { safeNamed } from './salvage/safe-named.js'
import type { SafetyRisk } from './salvage/safety-risk.js'
import { wordsOf } from './salvage/words-of.js'

const LONGEST = 200

/** The risk that answers under a name of one's own would be about; `null` if about none. */
export const safetyRiskOfName = (name: string): SafetyRisk | null => {
  const words = wordsOf(name.slice(0, LONGEST))
  const letters = words.replaceAll(' ', '')
  if (namesItem9(letters, false)) return 'suicidalThoughts'
  if (safeNamed(words, false) !== null) return 'immediateDanger'
  return riskOfKey(words)
}

/** The risk that a question asks about; `null` if about none. */
export const safetyRiskOfQuestion = (question: string): SafetyRisk | null =>
  riskOfLabel(question.slice(0, LONGEST))
