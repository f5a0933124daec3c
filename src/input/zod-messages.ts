/** Words for zod's vocabulary: types, sizes, and the answers that people write in many ways. */
import { quote } from '../issue/quote.js'

const EXPECTED: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: '`true` or `false`',
  array: 'a list',
  tuple: 'a list',
  object: 'an object',
  record: 'an object',
  null: '`null`',
  never: 'nothing',
}

const MAX_LISTED = 30

/** A list of values in backticks, cut after thirty. */
export const listed = (values: readonly unknown[]): string =>
  `${values
    .slice(0, MAX_LISTED)
    .map((one) => quote(one))
    .join(', ')}${values.length > MAX_LISTED ? ', …' : ''}`

/** `text, a whole number or a list`. */
export const formatExpected = (types: readonly string[]): string => {
  const words = [...new Set(types.map((type) => EXPECTED[type] ?? type))]
  const last = words.at(-1) ?? 'something else'
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} or ${last}`
}

/** What the data is: `the text`, `the number`, `a list`. */
export const formatActual = (data: unknown): string => {
  if (Array.isArray(data)) return data.length === 0 ? 'an empty list' : 'a list'
  switch (typeof data) {
    case 'string':
      return data === '' ? 'empty text' : `the text ${quote(data)}`
    case 'number':
      return `the number ${quote(data)}`
    case 'object':
      return data === null ? '`null`' : 'an object'
    case 'undefined':
      return 'nothing'
    default:
      return quote(data)
  }
}

/** Which limit a number, a text or a list breaks. */
export const formatSize = (
  data: unknown,
  limit: number,
  bound: 'least' | 'most',
  inclusive: boolean,
): string => {
  if (typeof data === 'number') {
    const high = bound === 'most' ? 'too high' : 'too low'
    const side = bound === 'most' ? 'below' : 'above'
    return `${quote(data)} is ${high}: ${inclusive ? `\`${limit}\` is the ${bound}` : `it must be ${side} \`${limit}\``}`
  }
  const [what, unit, size] = Array.isArray(data)
    ? ['the list', limit === 1 ? 'value' : 'values', data.length]
    : ['the text', limit === 1 ? 'character' : 'characters', String(data).length]
  if (size === 0) return `${what} is empty`
  return `${what} has ${size}, and ${limit} ${unit} is the ${bound}`
}

const LIKELY: readonly (readonly [answer: string, words: readonly string[]])[] = [
  ['yes', ['true', 'y', '1', 't', 'positive', 'present']],
  ['no', ['n', 'none', 'never', 'negative', 'absent']],
  ['unsure', ['maybe', 'possibly', 'perhaps', 'not sure', 'dont know', 'uncertain', '?']],
  ['declined', ['refused', 'decline', 'prefer not to say', 'would not say']],
]

// An unticked box or a zero may mean "no" or that nobody asked; the two must never be mixed up.
const NOTHING_SAID = ['false', '0', 'f', '-', 'n/a', 'na', 'unknown', 'not asked', 'not known', 'null']

/**
 * The hint for a yes-or-no question answered in other words, or `null` if it is no such question or the
 * words say nothing. Never turns a missing answer into "no".
 */
export const answerHint = (data: unknown, allowed: readonly string[], optional: boolean): string | null => {
  if (!allowed.includes('yes') || !allowed.includes('no') || typeof data === 'object') return null
  const word = String(data).trim().toLowerCase().replace(/['’]/g, '')
  const likely = LIKELY.find(([answer, words]) => allowed.includes(answer) && words.includes(word))
  if (likely !== undefined) return `did you mean \`${likely[0]}\`?`
  if (!NOTHING_SAID.includes(word)) return null
  return optional ? 'write `no` only if somebody asked and was told no; leave it out if nobody asked' : null
}

/** How to write a date, for text that is none. */
export const dateHint = (text: string): string =>
  /^\d{4}-\d{2}-\d{2}[T ]/.test(text)
    ? 'write the date alone, as YYYY-MM-DD, without the time'
    : 'write a date that the calendar has as YYYY-MM-DD, such as `2026-03-02`'

/** How to mend a value of the wrong type, where one type alone is expected; `null` if we cannot tell. */
export const typeHint = (expected: readonly string[], data: unknown, optional: boolean): string | null => {
  const [only, ...others] = expected
  if (others.length > 0) return null
  if (data === null && optional) return 'leave it out if it is not known'
  if (only === 'array') return 'put it into a list: `[…]`'
  const isNumber = only === 'number' || only === 'int'
  if (isNumber && typeof data === 'string' && data.trim() !== '' && Number.isFinite(Number(data)))
    return `write \`${Number(data)}\` without quotation marks`
  if (only === 'string' && typeof data === 'number') return `write \`"${data}"\`, with quotation marks`
  return null
}
