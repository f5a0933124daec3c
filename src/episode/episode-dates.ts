import type { CalendarDate } from '../referral/calendar-date.js'
import { daysInWeeks } from './calendar-days.js'
import type { Episode } from './episode.js'
import { mostWeeks } from './episode-terms.js'
import { dateAfter, pausedSpans } from './paused-spans.js'

/**
 * The dates of an episode, `YYYY-MM-DD`. Each end is the same day of the week as the start: six weeks from
 * Monday 2 March end on Monday 13 April, which is the first day that the six weeks do not cover.
 */
export interface EpisodeDates {
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
