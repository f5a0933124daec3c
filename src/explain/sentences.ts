/** Sentences put together: capitals, full stops; and, in English, for who writes rules, lists and numbers with their nouns. */
import { minutesOf } from '../rule-set/iso-duration.js'

/** `a, b and c`. */
export const listed = (words: readonly string[], conjunction: 'and' | 'or' = 'and'): string => {
  const last = words.at(-1) ?? ''
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} ${conjunction} ${last}`
}

/** With a capital at the beginning. */
export const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** With a small letter at the beginning, to stand inside a sentence; an abbreviation stays as it is. */
export const decapitalised = (text: string): string =>
  /^\p{Lu}\P{Lu}/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text

/** With a full stop at the end, unless it ends in a mark of its own. */
export const stopped = (text: string): string => {
  const trimmed = text.trim()
  return trimmed === '' || /[.!?…]["”’)]?$/.test(trimmed) ? trimmed : `${trimmed}.`
}

/** With a capital at the beginning and a full stop at the end. */
export const sentence = (text: string): string => capitalised(stopped(text))

/** `1 rule`, `3 rules`. */
export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`

/** The shortest time of several routes: the first of them need not be the soonest. */
export const soonestOf = (routes: readonly { readonly within: string }[]): string | undefined =>
  routes.reduce<(typeof routes)[number] | undefined>(
    (soonest, route) => (soonest === undefined || minutesOf(route) < minutesOf(soonest) ? route : soonest),
    undefined,
  )?.within

/** A name as rules have it, set apart from words: the same in every language. */
export const code = (name: string): string => `\`${name}\``
