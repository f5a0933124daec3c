/** What a label tells of the answer that stands beside it. */
import { asksForWorthLiving, bareRisk, safeNamed } from './ambiguous-names.js'
import { type Label, type OwnLabels, ownLabels } from './own-dangers.js'
import { riskOfLabel } from './risk-of-name.js'
import type { OwnDanger } from './safety-signal.js'
import { lettersOf, wordsOf } from './text-words.js'

const MAX_QUESTION_LENGTH = 300

const MAX_LABEL_LENGTH = 80

const MAX_LABELS = 5_000

const shortLabel = (text: string, underRisks: boolean): Label | null => {
  const words = wordsOf(text)
  if (words.replaceAll(' ', '') === 'pastsuicidalthoughts') return { risk: 'suicidalThoughts', sense: 'past' }
  const safe = safeNamed(words, underRisks)
  if (safe !== null) return { risk: 'immediateDanger', sense: safe }
  const bare = underRisks ? bareRisk(words) : null
  return bare === null ? null : { risk: bare, sense: 'stated' }
}

const labelIn = (text: string, underRisks: boolean, own: OwnLabels): Label | null => {
  if (text.length > MAX_QUESTION_LENGTH) return null
  const owns = own(lettersOf(text))
  if (owns !== null) return owns
  const short = text.length <= MAX_LABEL_LENGTH ? shortLabel(text, underRisks) : null
  if (short !== null) return short
  const risk = riskOfLabel(text)
  return risk === null ? null : { risk, sense: asksForWorthLiving(wordsOf(text)) ? 'denied' : 'stated' }
}

/** Reads labels for one walk and memoises a bounded number of them; further ones are read as text alone. */
export const labelReader = (
  dangers: readonly OwnDanger[],
): ((text: string, underRisks: boolean) => Label | null) => {
  const own = ownLabels(dangers)
  const known = new Map<string, Label | null>()
  return (text, underRisks) => {
    if (text.length > MAX_QUESTION_LENGTH) return null
    const key = underRisks ? `risk ${text}` : text
    const before = known.get(key)
    if (before !== undefined) return before
    if (known.size >= MAX_LABELS) return null
    const label = labelIn(text, underRisks, own)
    known.set(key, label)
    return label
  }
}
