/**
 * Days of the calendar, counted. A date is taken as midnight in UTC, where every day has 24 hours, and never
 * as a local time: a clock change, or a zone that leaves a day out, would shift it.
 */
import { addMilliseconds } from 'date-fns/addMilliseconds'
import { millisecondsInDay } from 'date-fns/constants'
import { differenceInMilliseconds } from 'date-fns/differenceInMilliseconds'
import { parseISO } from 'date-fns/parseISO'
import type { CalendarDate } from '../referral/calendar-date.js'

const midnight = (date: CalendarDate): Date => parseISO(`${date}T00:00:00Z`)

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
