/** Lists, limits, dates and times, in the words of a language. */
import { durationMinutes } from '../rule-set/iso-duration.js'
import type { Limits } from '../rule-set/rule-set.js'
import { type ExplanationKey, type ExplanationWords, explanationWords } from '../words/explanation-words.js'
import type { WordsOptions } from '../words/words.js'

/** Items one after the other, put together two at a time by the texts of two keys. */
const joined = (
  { say }: ExplanationWords,
  items: readonly string[],
  next: ExplanationKey,
  last: ExplanationKey,
): string =>
  items.reduce((start, item, index) => say(index === items.length - 1 ? last : next, { start, item }))

/** `a, b and c`. */
export const listOf = (
  words: ExplanationWords,
  items: readonly string[],
  conjunction: 'and' | 'or' = 'and',
): string => (items.length === 0 ? '' : joined(words, items, 'list.next', `list.${conjunction}`))

/** What to do, or else what: `call 999, or 111`. */
export const orElse = (words: ExplanationWords, items: readonly string[]): string =>
  items.length === 0 ? '' : joined(words, items, 'list.orElse', 'list.orElse')

/** Clauses of one sentence: `a; and b`. */
export const clausesOf = (words: ExplanationWords, clauses: readonly string[]): string =>
  clauses.length === 0 ? '' : joined(words, clauses, 'whyNot.and', 'whyNot.and')

/** `6 weeks`, `6 to 8 weeks`, `up to 12 contacts`. */
export const formatLimits = (
  { say }: ExplanationWords,
  { min, max }: Limits,
  unit: 'weeks' | 'contacts' | 'times',
): string => {
  if (min === max) return say(`limits.${unit}.exactly`, { max })
  return min <= 1 ? say(`limits.${unit}.upTo`, { max }) : say(`limits.${unit}.range`, { min, max })
}

/** A calendar date as people write it: `2026-02-27` is "27 February 2026" in Britain. */
export const formatDate = ({ say }: ExplanationWords, date: string): string => {
  const [year = '', month = '', day = ''] = date.split('-')
  return say('date', { year, month: Number(month), day: Number(day) })
}

const DAY = 24 * 60

/** By when, from an ISO 8601 duration: see `describeWithin`. */
export const formatWithin = ({ say }: ExplanationWords, within: string): string => {
  const minutes = durationMinutes(within)
  if (minutes === null) return say('within.soon')
  if (minutes < 1) return say('within.now')
  if (minutes === DAY) return say('within.today')
  const [hours, days] = [Math.floor(minutes / 60), Math.floor(minutes / DAY)]
  if (minutes < 2 * 60 && minutes !== 60) return say('within.minutesToday', { count: Math.floor(minutes) })
  if (minutes < DAY) return say('within.hoursToday', { count: hours })
  return minutes % DAY === 0 || minutes > 3 * DAY
    ? say('within.days', { count: days })
    : say('within.hours', { count: hours })
}

/**
 * By when, in words, from an ISO 8601 duration: `PT0S` is "now", `P1D` "today", `PT4H` "today, within 4 hours",
 * `P7D` "within 7 days". Never longer than the duration; one that cannot be read is "as soon as possible".
 * In English unless `options` give a language and its words.
 */
export const describeWithin = (within: string, options: WordsOptions = {}): string =>
  formatWithin(explanationWords(options), within)
