/** Calendar dates as text, `YYYY-MM-DD`, without a clock or a time zone. */
import { addMilliseconds } from 'date-fns/addMilliseconds'
import { millisecondsInDay } from 'date-fns/constants'
import { differenceInMilliseconds } from 'date-fns/differenceInMilliseconds'
import * as z from 'zod/mini'
import { describe, refusal } from '../input/describe.js'

/** Days of each month of a common year. */
const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const

const isLeapYear = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)

/** Whether `text` is a date that the calendar has, written YYYY-MM-DD, from 1800 on. */
export const isCalendarDate = (text: string): boolean => {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (match === null) return false
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  const days = month === 2 && isLeapYear(year) ? 29 : (MONTH_DAYS[month - 1] ?? 0)
  return year >= 1800 && day >= 1 && day <= days
}

/** A calendar date without a time or zone, as ISO 8601 `YYYY-MM-DD`. Dates compare as text. */
export const CalendarDate = z
  .string()
  .check(z.refine(isCalendarDate, { error: 'not a calendar date' }))
  .apply(describe, { format: 'date', description: 'A calendar date, YYYY-MM-DD.' })
export type CalendarDate = string

/** Whole years from `birth` to `date`, as birthdays are counted in England and Wales (29 February: 1 March). */
export const ageInYears = (birth: CalendarDate, date: CalendarDate): number => {
  const years = Number(date.slice(0, 4)) - Number(birth.slice(0, 4))
  return date.slice(5) < birth.slice(5) ? years - 1 : years
}

const isYearOrMonth = (text: string): boolean => /^\d{4}(-\d{2})?$/.test(text)

/** A date of birth; where only the year or the month is known, the refusal says how to give it, so that nobody counts as older than they are. */
export const BirthDate = z
  .string()
  .check(
    z.refine((text) => !isYearOrMonth(text), {
      ...refusal('not a calendar date', {
        hint: 'where only the year or the month is known, write its last day, such as `1956-12-31`: nobody then counts as older than they are',
      }),
      abort: true,
    }),
    z.refine(isCalendarDate, { error: 'not a calendar date' }),
  )
  .apply(describe, { format: 'date', description: 'A date of birth, YYYY-MM-DD.' })

/** The highest age that is taken at its word, in years (M: hardly anybody has lived longer). More is a slip, or a date that stands for none. */
export const MAX_AGE = 115

/** The date of birth that programs write where they have none (M). */
const PLACEHOLDER_BIRTH = '1900-01-01'

/** Whether a date of birth can be right, on a date. */
export const isPlausibleBirth = (birth: CalendarDate, date: CalendarDate): boolean =>
  birth !== PLACEHOLDER_BIRTH && ageInYears(birth, date) <= MAX_AGE

/**
 * Midnight in UTC, where every day has 24 hours; never local time, which a change of the clocks, or a zone that leaves a
 * day out, would shift.
 */
const midnight = (date: CalendarDate): Date => new Date(`${date}T00:00:00Z`)

/** The date `days` whole days after `date`, or before it if `days` is negative. */
export const addDays = (date: CalendarDate, days: number): CalendarDate =>
  addMilliseconds(midnight(date), days * millisecondsInDay)
    .toISOString()
    .slice(0, 10)

/** How many days `to` is after `from`; negative if it is before. */
export const daysBetween = (from: CalendarDate, to: CalendarDate): number =>
  differenceInMilliseconds(midnight(to), midnight(from)) / millisecondsInDay

/** The days in so many weeks. */
export const daysInWeeks = (weeks: number): number => weeks * 7
