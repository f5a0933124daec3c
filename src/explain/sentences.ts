/** Small pieces of English: lists, sentences, numbers with their nouns, dates and times. */
import { durationMinutes, minutesOf } from '../rule-set/iso-duration.js'
import type { Limits } from '../rule-set/rule-set.js'

/** `a, b and c`. */
export const listed = (words: readonly string[], conjunction: 'and' | 'or' = 'and'): string => {
  const last = words.at(-1) ?? ''
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} ${conjunction} ${last}`
}

/** With a capital at the beginning. */
export const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** With a full stop at the end, unless it ends in a mark of its own. */
export const stopped = (text: string): string => {
  const trimmed = text.trim()
  return trimmed === '' || /[.!?…]["”’)]?$/.test(trimmed) ? trimmed : `${trimmed}.`
}

/** With a capital at the beginning and a full stop at the end. */
export const sentence = (text: string): string => capitalised(stopped(text))

/** `1 rule`, `3 rules`. */
export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`

/** `6 weeks`, `6 to 8 weeks`, `up to 12 contacts`. */
export const describeLimits = ({ min, max }: Limits, noun: 'week' | 'contact' | 'time'): string => {
  const nouns = max === 1 ? noun : `${noun}s`
  if (min === max) return `${max} ${nouns}`
  return min <= 1 ? `up to ${max} ${nouns}` : `${min} to ${max} ${nouns}`
}

const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
]

/** A calendar date as people write it in Britain: `2026-02-27` is "27 February 2026". */
export const formatDate = (date: string): string => {
  const [year, month, day] = date.split('-').map(Number)
  return `${day} ${MONTHS[(month ?? 1) - 1]} ${year}`
}

/** The shortest time of several routes: the first of them need not be the soonest. */
export const soonestOf = (routes: readonly { readonly within: string }[]): string | undefined =>
  routes.reduce<(typeof routes)[number] | undefined>(
    (soonest, route) => (soonest === undefined || minutesOf(route) < minutesOf(soonest) ? route : soonest),
    undefined,
  )?.within

const DAY = 24 * 60

/**
 * By when, in words, from an ISO 8601 duration: `PT0S` is "now", `P1D` "today", `PT4H` "today, within 4 hours",
 * `P7D` "within 7 days". Never longer than the duration; one that cannot be read is "as soon as possible".
 */
export const describeWithin = (within: string): string => {
  const minutes = durationMinutes(within)
  if (minutes === null) return 'as soon as possible'
  if (minutes < 1) return 'now'
  if (minutes === DAY) return 'today'
  const unit = (length: number, noun: string) => {
    const count = Math.floor(minutes / length)
    return `within ${count} ${noun}${count === 1 ? '' : 's'}`
  }
  if (minutes < 2 * 60 && minutes !== 60) return `today, ${unit(1, 'minute')}`
  if (minutes < DAY) return `today, ${unit(60, 'hour')}`
  return minutes % DAY === 0 || minutes > 3 * DAY ? unit(DAY, 'day') : unit(60, 'hour')
}
