/** Which question a text asks, where it stands beside its answer. */
import type { Sense } from './answer-said.js'
import { bareRisk } from './bare-risks.js'
import { riskOfLabel } from './risk-named.js'
import { safeNamed } from './safe-named.js'
import type { SafetyRisk } from './safety-risk.js'
import { wordsOf } from './words-of.js'
import { asksForWorthLiving } from './worth-living.js'

export interface Label {
  readonly risk: SafetyRisk
  readonly sense: Sense
}

const MAX_LENGTH = 300
const MAX_NAME_LENGTH = 80
const MAX_REMEMBERED = 5_000

const shortLabel = (text: string, underRisks: boolean): Label | null => {
  const words = wordsOf(text)
  if (words.replaceAll(' ', '') === 'pastsuicidalthoughts') return { risk: 'suicidalThoughts', sense: 'past' }
  const safe = safeNamed(words, underRisks)
  if (safe !== null) return { risk: 'immediateDanger', sense: safe }
  const bare = underRisks ? bareRisk(words) : null
  return bare === null ? null : { risk: bare, sense: 'stated' }
}

const read = (text: string, underRisks: boolean): Label | null => {
  if (text.length > MAX_LENGTH) return null
  const short = text.length <= MAX_NAME_LENGTH ? shortLabel(text, underRisks) : null
  if (short !== null) return short
  const risk = riskOfLabel(text)
  return risk === null ? null : { risk, sense: asksForWorthLiving(wordsOf(text)) ? 'denied' : 'stated' }
}

/** Reads labels for one walk, and remembers a bounded number of them; further ones are read as text alone. */
export const labelReader = (): ((text: string, underRisks: boolean) => Label | null) => {
  const known = new Map<string, Label | null>()
  return (text, underRisks) => {
    if (text.length > MAX_LENGTH) return null
    const key = underRisks ? `risk ${text}` : text
    const before = known.get(key)
    if (before !== undefined) return before
    if (known.size >= MAX_REMEMBERED) return null
    const label = read(text, underRisks)
    known.set(key, label)
    return label
  }
}
