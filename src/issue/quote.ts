/** Quotes what somebody wrote, for use in a message: in backticks, on one line, cut short. */

const MAX_LENGTH = 60

// Control characters, line and paragraph separators, and the marks that turn the direction of text around:
// whoever prints a message must not have its terminal or its log steered by what a stranger wrote.
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu

const escaped = (character: string): string =>
  `\\u${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`

/** Text on one line without control characters, at most `longest` characters and an ellipsis. */
export const shorten = (text: string, longest: number = MAX_LENGTH): string => {
  const start = Array.from(text.slice(0, longest * 2))
  const cut = start.length > longest || text.length > longest * 2
  return `${start.slice(0, longest).join('').replace(UNPRINTABLE, escaped)}${cut ? '…' : ''}`
}

const asJson = (value: unknown): string => {
  try {
    return JSON.stringify(value) ?? String(value)
  } catch {
    return typeof value === 'object' ? 'an object' : String(value) // a cycle or a proxy; a `bigint`
  }
}

/** The value in backticks: text as it is, anything else as JSON, as far as it is JSON. Never throws. */
export const quote = (value: unknown, longest: number = MAX_LENGTH): string =>
  `\`${shorten(typeof value === 'string' ? value : asJson(value), longest)}\``
