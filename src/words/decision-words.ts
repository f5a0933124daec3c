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

/** The name of a fact whose words stand in the catalogue: those of instruments stand with the instrument. */
type FactWithWords<Key> = Key extends `facts.${infer Name}.title` ? Name : never

/** What a fact is called, and how it is asked for. */
export const factWords = (
  name: FactWithWords<DecisionKey>,
): { readonly title: string; readonly question: string } => ({
  title: texts[`facts.${name}.title`],
  question: texts[`facts.${name}.question`],
})

/** What whoever asks for a fact should know first; `null` where the question says all. */
export const howToAsk = (words: OwnWords | undefined, fact: string): string | null => {
  const key = `decision.howToAsk.${fact}`
  return isDecisionKey(key) ? decisionText(words, key) : null
}

const isDecisionKey = (key: string): key is DecisionKey => Object.hasOwn(texts, key)
