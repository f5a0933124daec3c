/** Pauses: the spans of days they cover, the weeks of support that run between them, and what must hold of them. */
import type { Issue } from '../issue/issue.js'
import { addDays, type CalendarDate, daysBetween, daysInWeeks } from '../referral/calendar-date.js'
import type { Episode, Pause } from './episode.js'

/** All pauses of an episode together last 12 weeks at most: as long as the longest intervention. A bound that no service moves (decision 0047); for sign-off. */
export const MAX_PAUSED_WEEKS = 12

/** Days without support: `from` is the first of them, `until` the first day after them. */
interface PausedSpan {
  readonly from: CalendarDate
  readonly until: CalendarDate
}

const spanOf = ({ from, until }: Pause): readonly PausedSpan[] => (until === null ? [] : [{ from, until }])

const daysOf = ({ from, until }: PausedSpan): number => daysBetween(from, until)

/** The days of all pauses that have an end. */
const pausedDays = ({ pauses }: Pick<Episode, 'pauses'>): number =>
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

const overlap = (one: Pause, other: Pause): boolean =>
  (other.until === null || one.from < other.until) && (one.until === null || other.from < one.until)

const formatPause = ({ from, until }: Pause): string =>
  until === null ? `since \`${from}\`` : `from \`${from}\` to \`${until}\``

const overlapIssue = (pause: Pause, index: number, earlier: readonly Pause[]): readonly Issue[] => {
  const other = earlier.find((one) => overlap(one, pause))
  if (other === undefined) return []
  const message = `the pause overlaps the one ${formatPause(other)}`
  const hint =
    other.until === null
      ? 'resume the episode first'
      : `begin on \`${other.until}\` or after it, or end earlier`
  return [{ code: 'pause-overlaps', path: ['pauses', index, 'from'], message, hint }]
}

const startIssue = ({ from }: Pause, index: number, startDate: CalendarDate): readonly Issue[] => {
  if (from >= startDate) return []
  const message = `the pause would begin on \`${from}\`, and the episode starts on \`${startDate}\``
  return [{ code: 'date-before-start', path: ['pauses', index, 'from'], message }]
}

const orderIssue = ({ from, until }: Pause, index: number): readonly Issue[] => {
  if (until === null || from < until) return []
  const message = `the pause would end on \`${until}\`, and it begins on \`${from}\``
  const hint = 'give the day on which support goes on, which is the first one after the pause'
  return [{ code: 'out-of-order', path: ['pauses', index, 'until'], message, hint }]
}

/** Pauses begin no sooner than the episode, end after they begin, and leave each other alone. */
const eachPause = ({ pauses, startDate }: Episode): readonly Issue[] =>
  pauses.flatMap((pause, index) => [
    ...startIssue(pause, index, startDate),
    ...orderIssue(pause, index),
    ...overlapIssue(pause, index, pauses.slice(0, index)),
  ])

/** The first pause with which all pauses together come to more than their most. */
const tooLong = (pauses: readonly Pause[]): readonly Issue[] => {
  const most = daysInWeeks(MAX_PAUSED_WEEKS)
  const index = pauses.findIndex((_, at) => pausedDays({ pauses: pauses.slice(0, at + 1) }) > most)
  const pause = pauses[index]
  if (pause === undefined) return []
  const others = { pauses: pauses.slice(0, index) }
  const left = most - pausedDays(others)
  const day = lapseOf(pause, others)
  const message = `the pauses would come to ${pausedDays({ pauses: pauses.slice(0, index + 1) })} days, and ${most} days (${MAX_PAUSED_WEEKS} weeks) are the most`
  const hint =
    left > 0 ? `let the pause end on \`${day}\` at the latest` : 'close the episode, with an onward plan'
  return [{ code: 'pause-too-long', path: ['pauses', index, 'until'], message, hint }]
}

/** Every problem with the pauses of an episode. */
export const checkPauses = (episode: Episode): readonly Issue[] => {
  const each = eachPause(episode)
  // The sum means something only where no pause runs backwards or lies over another one.
  return each.length > 0 ? each : tooLong(episode.pauses)
}
