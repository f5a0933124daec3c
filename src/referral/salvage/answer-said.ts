/** What a value under the name of a risk is taken for. */
import type { SafetySignal } from '../safety-signal.js'
import { wordsOf } from './words-of.js'

/** Nothing was said, or plainly "no". Nothing else is: "no, but …" goes to a person. */
const NO_OR_NOTHING: ReadonlySet<string> = new Set([
  ...['', 'no', 'n', 'false', 'f', 'none', 'never', 'nil', 'negative', 'not at all', 'absent', 'nope'],
  ...['null', 'undefined', 'na', 'n a', 'not applicable', 'not asked', 'not recorded', 'not answered'],
])

const UNSURE: ReadonlySet<string> = new Set([
  ...['unsure', 'not sure', 'maybe', 'perhaps', 'possibly', 'uncertain', 'unclear', 'unknown', 'not known'],
  ...['dont know', 'do not know', 'doesnt know', 'does not know', 'sometimes', 'possible', 'might'],
])

const DECLINED: ReadonlySet<string> = new Set([
  ...['declined', 'decline', 'declines', 'refused', 'refuses', 'refuse', 'would not say', 'wont say'],
  ...['prefer not to say', 'prefers not to say', 'rather not say', 'would rather not say', 'did not answer'],
])

/** How much of the text is looked at; a longer one is no plain "no". */
const LONGEST = 100

/**
 * The answer that a leaf (text, number, boolean …) is taken for, `null` if it says no or nothing.
 * Anything that is not understood is a `yes`.
 */
export const answerSaid = (value: unknown): SafetySignal['answer'] | null => {
  if (value === null || value === undefined || value === false) return null
  if (typeof value === 'number' || typeof value === 'bigint') return Number(value) === 0 ? null : 'yes'
  if (typeof value !== 'string' || value.length > LONGEST) return 'yes'
  const words = wordsOf(value)
  // A question mark alone has no letters, and is not nothing.
  if (words === '' && /\S/.test(value) && !/^[\s\-–—_./]*$/.test(value))
    return value.includes('?') ? 'unsure' : 'yes'
  if (NO_OR_NOTHING.has(words) || /^\s*[-+]?0+(?:[.,]0+)?\s*$/.test(value)) return null
  if (UNSURE.has(words)) return 'unsure'
  return DECLINED.has(words) ? 'declined' : 'yes'
}
