/** The dates that follow from an episode, and the next of them that matters. */

import type { Intervention } from '../decision/decision.js'
import { type CalendarDate, daysInWeeks } from '../referral/calendar-date.js'
import type { Episode } from './episode.js'
import { dateAfter, lapseOf, pausedSpans } from './paused-spans.js'

/**
 * The dates of an episode, `YYYY-MM-DD`. Each end is the same day of the week as the start: six weeks from
 * Monday 2 March end on Monday 13 April, which is the first day that the six weeks do not cover.
 */
export interface EpisodeDates {
  /** The first day of support. */
  readonly start: CalendarDate
  /** When half of the weeks that were planned at first have passed. An extension does not move it. */
  readonly midpointReview: CalendarDate
  /** When the fewest weeks have passed. */
  readonly earliestEnd: CalendarDate
  /** When the weeks that were agreed have passed, extensions included. */
  readonly plannedEnd: CalendarDate
  /** The end with the longest extension there may be; the planned end is never after it. */
  readonly lastDate: CalendarDate
}

/** The weeks of support that are planned, extensions included. */
export const plannedWeeks = ({ extensions, terms }: Pick<Episode, 'extensions' | 'terms'>): number =>
  extensions.reduce((sum, { weeks }) => sum + weeks, terms.weeks.max)

/** The longest an episode may last in weeks of support, extensions included. */
export const mostWeeks = ({ extension, weeks }: Intervention): number =>
  extension.possible ? (extension.maxWeeks ?? weeks.max) : weeks.max

/**
 * Works out the dates of a valid episode from all that is recorded in it. Pauses move every date after
 * them. A pause without an end counts up to `on`, or not at all if `on` is left out.
 */
export const episodeDates = (episode: Episode, on?: CalendarDate): EpisodeDates => {
  const spans = pausedSpans(episode, on)
  const after = (days: number): CalendarDate => dateAfter(episode.startDate, days, spans)
  return Object.freeze({
    start: episode.startDate,
    midpointReview: after(Math.floor(daysInWeeks(episode.terms.weeks.max) / 2)),
    earliestEnd: after(daysInWeeks(episode.terms.weeks.min)),
    plannedEnd: after(daysInWeeks(plannedWeeks(episode))),
    lastDate: after(daysInWeeks(mostWeeks(episode.terms))),
  })
}

/** What happens on a date ahead. `pause-lapses`: an open pause has lasted as long as pauses may. */
export type NextEvent =
  | 'start'
  | 'pause-begins'
  | 'pause-ends'
  | 'pause-lapses'
  | 'midpoint-review'
  | 'planned-end'
  | 'last-date'

/** A date ahead that matters. */
export interface NextDate {
  /** `YYYY-MM-DD`. */
  readonly date: CalendarDate
  /** What happens on it. */
  readonly event: NextEvent
}

const pauseDates = (episode: Episode): readonly NextDate[] =>
  episode.pauses.flatMap((pause): readonly NextDate[] => [
    { date: pause.from, event: 'pause-begins' },
    pause.until === null
      ? { date: lapseOf(pause, episode), event: 'pause-lapses' }
      : { date: pause.until, event: 'pause-ends' },
  ])

/**
 * The first date after `on` that matters; `null` if none does. While a pause is open, the dates that it moves
 * are not known.
 */
export const nextDate = (
  episode: Episode,
  dates: EpisodeDates,
  on: CalendarDate,
  known: { readonly reviewed: boolean; readonly inOpenPause: boolean },
): NextDate | null => {
  if (episode.closure !== null) return null
  const moving: readonly NextDate[] = [
    ...(known.reviewed ? [] : [{ date: dates.midpointReview, event: 'midpoint-review' as const }]),
    { date: dates.plannedEnd, event: 'planned-end' },
    { date: dates.lastDate, event: 'last-date' },
  ]
  const next = [
    { date: dates.start, event: 'start' as const },
    ...pauseDates(episode),
    ...(known.inOpenPause ? [] : moving),
  ]
    .filter(({ date }) => date > on)
    .reduce<NextDate | null>((first, one) => (first === null || one.date < first.date ? one : first), null)
  return next === null ? null : Object.freeze(next)
}
