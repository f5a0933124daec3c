import type { CalendarDate } from '../referral/calendar-date.js'
import type { Episode } from './episode.js'
import type { EpisodeDates } from './episode-dates.js'
import { lapseOf } from './paused-spans.js'

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
  readonly date: CalendarDate
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
