/** A message with its places filled. */
import { cached } from '../input/memoize.js'
import type { Message } from './message.js'

/** What fills the places of a text, by name. */
export type Values = Readonly<Record<string, string | number>>

/**
 * The plural rules of a language; `null` where the engine does not know it. It would take those of the machine's own
 * language instead, and the same input would give other bytes elsewhere.
 */
const pluralRules = cached((language: string): Intl.PluralRules | null => {
  try {
    const [known] = Intl.PluralRules.supportedLocalesOf(language)
    return known === undefined ? null : new Intl.PluralRules(language)
  } catch {
    return null // not the name of a language
  }
})

/** The plural category of a number: as in English where nobody knows the language. */
const pluralOf = (count: number, language: string): string =>
  pluralRules(language)?.select(count) ?? (count === 1 ? 'one' : 'other')

/** Fills the places of a message; `null` where a value is missing, or no number where a plural needs one. */
export const formatMessage = (
  message: Message,
  values: Values,
  language: string,
  count: number | null = null,
): string | null => {
  let text = ''
  for (const part of message) {
    if (typeof part === 'string') text += part
    else if (part.kind === 'number') text += count ?? ''
    else {
      const filled = formatPart(part, values, language)
      if (filled === null) return null
      text += filled
    }
  }
  return text
}

/** A place, or the alternative that its value selects. */
const formatPart = (
  part: Exclude<Message[number], string | { readonly kind: 'number' }>,
  values: Values,
  language: string,
): string | null => {
  const value = Object.hasOwn(values, part.name) ? values[part.name] : undefined
  if (value === undefined) return null
  if (part.kind === 'place') return String(value)
  const { alternatives, kind } = part
  const chosen = (selector: string): Message => alternatives.get(selector) ?? alternatives.get('other') ?? []
  if (kind === 'select') return formatMessage(chosen(String(value)), values, language)
  if (typeof value !== 'number') return null
  const words = alternatives.get(`=${value}`) ?? chosen(pluralOf(value, language))
  return formatMessage(words, values, language, value)
}
