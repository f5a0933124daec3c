/** The words that a decision itself says, and a hand-over: in English, a service's own among them. */
import catalogue from '../../rules/bundled/words/decision.json' with { type: 'json' }
import type { Values } from './format-message.js'
import type { OwnWords } from './own-words.js'

/** The texts by their keys; what is declared of them for the package names each key, and no file that it does not have. */
const texts = catalogue.texts

/** The key of a text that a decision says. */
export type DecisionKey = keyof typeof texts

/** SHA-256 over the canonical JSON of the words that ship for decisions, as `provenance.words` names it. */
export const DECISION_WORDS_DIGEST: string = catalogue.digest

/** A text with its places filled; `null` where a brace is left. Plurals are for explanations: a page that decides carries no reader of them. */
const fill = (text: string, values: Values): string | null => {
  const filled = text.replace(/\{(\w+)\}/g, (place, name: string) =>
    Object.hasOwn(values, name) ? String(values[name]) : place,
  )
  return /[{}]/.test(filled) ? null : filled
}

/** A service's own English under a key, its places filled; `null` where it has none that can be said here. */
export const ownEnglish = (words: OwnWords | undefined, key: string, values: Values = {}): string | null => {
  const english = words?.['en'] ?? {}
  const text = Object.hasOwn(english, key) ? english[key] : undefined
  return text === undefined ? null : fill(text, values)
}

/** What a decision says under a key; what is about danger is always said, and a service's own words stand after it. */
export const decisionText = (words: OwnWords | undefined, key: DecisionKey, values: Values = {}): string => {
  const text = fill(texts[key], values) ?? texts[key]
  const own = ownEnglish(words, key, values)
  if (own === null) return text
  return catalogue.kept.includes(key) ? `${text}; ${own}` : own
}
