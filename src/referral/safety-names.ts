/** Whether a name speaks of suicide, self-harm or danger, by what recognises such names in unreadable data. */
import { bareRisk } from './salvage/bare-risks.js'
import { namesItem9 } from './salvage/phq9-like.js'
import { riskOfKey, riskOfLabel } from './salvage/risk-named.js'
import { safeNamed } from './salvage/safe-named.js'
import type { SafetyRisk } from './salvage/safety-risk.js'
import { wordsOf } from './salvage/words-of.js'

const LONGEST = 200

/** Short names that mean a risk where risks are spoken of, and many other things elsewhere. */
const ALSO_OF_OTHER_THINGS =
  /^(?:plans?|planning|means|methods?|thoughts?|ideas|death|dying|attempts?|attempted|int\w+|burning|cuts)$/

/** Gentle ways of asking after the wish to be dead. */
const WISH_TO_BE_GONE =
  /suicid|(?:not|n[’']t) wake up|no longer (?:be )?(?:here|alive)|(?:not|n[’']t) (?:be )?(?:here|alive) any ?more|life (?:is|was|feels) (?:not )?worth|worth living|better off dead|wish(?:ed|es)? (?:you|they|to be|to) (?:were |be )?(?:dead|die)|(?:end|take|taking|ending) (?:your|their|her|his) (?:own )?li(?:fe|ves)/i

/** The risk that answers under a name of one's own would be about; `null` if about none. */
export const safetyRiskOfName = (name: string): SafetyRisk | null => {
  const words = wordsOf(name.slice(0, LONGEST))
  const letters = words.replaceAll(' ', '')
  if (namesItem9(letters, false)) return 'suicidalThoughts'
  if (safeNamed(words, false) !== null) return 'immediateDanger'
  return riskOfKey(words) ?? (ALSO_OF_OTHER_THINGS.test(words) ? null : bareRisk(words))
}

/** The risk that a question asks about; `null` if about none. */
export const safetyRiskOfQuestion = (question: string): SafetyRisk | null => {
  const text = question.slice(0, LONGEST)
  return riskOfLabel(text) ?? (WISH_TO_BE_GONE.test(text) ? 'suicidalThoughts' : null)
}
