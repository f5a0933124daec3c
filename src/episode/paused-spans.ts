/** Pauses as spans of days, and the weeks of support that run between them. */
import type { CalendarDate } from '../referral/calendar-date.js'
import { addDays, daysBetween, daysInWeeks } from './calendar-days.js'
import type { Episode } from './episode.js'
import type { Pause } from './episode-events.js'

/** All pauses of an episode together last 12 weeks at most: as long as the longest intervention. For sign-off. */
export const MAX_PAUSED_WEEKS = 12

/** Days without support: `from` is the first of them, `until` the first day after them. */
export interface PausedSpan {
  readonly from: CalendarDate
  readonly until: CalendarDate
}

const spanOf = ({ from, until }: Pause): readonly PausedSpan[] => (until === null ? [] : [{ from, until }])

const daysOf = ({ from, until }: PausedSpan): number => daysBetween(from, until)

/** The days of all pauses that have an end. */
export const pausedDays = ({ pauses }: Pick<Episode, 'pauses'>): number =>
  pauses.flatMap(spanOf).reduce((sum, span) => sum + daysOf(span), 0)

/** When a pause without an end stops counting, because the pauses have come to their most: the lapse. */
export const lapseOf = (pause: Pause, episode: Pick<Episode, 'pauses'>): CalendarDate =>
  addDays(pause.from, Math.max(0, daysInWeeks(MAX_PAUSED_WEEKS) - pausedDays(episode)))

/**
 * The pauses in order of time. An open one is taken to end on `on`, but not before it began nor after its
 * lapse; without `on` it is taken to have no days yet.
 */
export const pausedSpans = (episode: Pick<Episode, 'pauses'>, on?: CalendarDate): readonly PausedSpan[] =>
  episode.pauses
    .map((pause): PausedSpan => {
      const { from, until } = pause
      if (until !== null) return { from, until }
      if (on === undefined || on <= from) return { from, until: from }
      const lapse = lapseOf(pause, episode)
      return { from, until: on < lapse ? on : lapse }
    })
    .sort((one, other) => (one.from < other.from ? -1 : 1)) // pauses never overlap, so no two begin together

/** The date on which `days` days of support have passed since `start`. A pause that begins by then moves it. */
export const dateAfter = (start: CalendarDate, days: number, spans: readonly PausedSpan[]): CalendarDate =>
  spans.reduce((date, span) => (span.from < date ? addDays(date, daysOf(span)) : date), addDays(start, days))

/** The days of support that have passed since `start` when `on` begins. */
export const supportDays = (start: CalendarDate, on: CalendarDate, spans: readonly PausedSpan[]): number => {
  if (on <= start) return 0
  const paused = spans
    .filter(({ from }) => from < on)
    .reduce((sum, { from, until }) => sum + daysBetween(from, until < on ? until : on), 0)
  return daysBetween(start, on) - paused
}
