/** Words that speak of suicide, self-harm or danger: a net beneath what the author of a rule set states. */
import { valueAt } from '../../input/json.js'
import { safetyRiskOfName, safetyRiskOfText } from '../../referral/safety-names.js'
import type { SafetyRisk } from '../../referral/signals/safety-signal.js'

/** What says what something asks about, besides its name. */
const WORDS = ['question', 'title', 'description'] as const

/** The values of a choice or a set can name a risk as well as its question can. */
const riskOfValues = (json: unknown): SafetyRisk | null => {
  const values = valueAt(json, ['values'])
  const texts = Array.isArray(values) ? values.filter((value) => typeof value === 'string') : []
  return (
    texts.map((text) => safetyRiskOfName(text) ?? safetyRiskOfText(text)).find((risk) => risk !== null) ??
    null
  )
}

/** A key whose words name a danger, and which. */
export interface NamedDanger {
  readonly key: string
  readonly risk: SafetyRisk
}

/** The first of the words of a declaration that names a danger; `name` stands under `nameKey`. `null` if none does. */
export const namedDanger = (json: unknown, name: string, nameKey: string): NamedDanger | null => {
  const byWords = WORDS.map((key) => {
    const words = valueAt(json, [key])
    return { key, risk: typeof words === 'string' ? safetyRiskOfText(words) : null }
  })
  const asks = [
    { key: nameKey, risk: safetyRiskOfName(name) },
    ...byWords,
    { key: 'values', risk: riskOfValues(json) },
  ]
  for (const { key, risk } of asks) if (risk !== null) return { key, risk }
  return null
}
