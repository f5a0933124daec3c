/** Whether a name speaks of suicide, self-harm or danger, by the lists that such names are found by in unreadable data. */
import { lazy } from '../input/memoize.js'
import { phraseFinder } from './signals/find-phrases.js'
import { namesFor } from './signals/names.js'
import { questionnairesOf } from './signals/questionnaires.js'
import type { SafetyRisk } from './signals/safety-signal.js'
import { lettersOf } from './signals/text-words.js'

/** Longer than what people write: what a danger is called may stand at the end of a long description. */
const MAX_LENGTH = 5_000

/** The lists that ship name none of a rule set's own risks. */
const read = lazy(() => namesFor([], phraseFinder([])))

/** The risk that answers under a name of one's own would be about; `null` if about none. */
export const safetyRiskOfName = (name: string): SafetyRisk | null => {
  const cut = name.slice(0, MAX_LENGTH)
  const found = read().ofKey(cut).name
  // Past thoughts are a question of every referral, and no signal.
  if (found !== null && found.sense !== 'past') return found.risk as SafetyRisk // none of a rule set's own are known here
  const isItem = questionnairesOf([]).isSignalItem(lettersOf(cut))
  return isItem ? 'suicidalThoughts' : null
}

/** The risk that words about a fact (its question, title or description) speak of; `null` if of none. */
export const safetyRiskOfText = (text: string): SafetyRisk | null => {
  const cut = text.slice(0, MAX_LENGTH)
  const label = read().ofLabel(cut, false)
  // Being safe is spoken of in many other ways than of danger to oneself.
  const found = label === null || label.sense === 'reversed' ? read().mentions(cut)[0] : label
  return found === undefined || found === null ? null : (found.risk as SafetyRisk) // as above
}
