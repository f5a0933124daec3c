/** What must hold between the pauses of an episode. */
import type { Issue } from '../issue/issue.js'
import { daysInWeeks } from './calendar-days.js'
import type { Episode } from './episode.js'
import type { Pause } from './episode-events.js'
import { lapseOf, MAX_PAUSED_WEEKS, pausedDays } from './paused-spans.js'

const overlap = (one: Pause, other: Pause): boolean =>
  (other.until === null || one.from < other.until) && (one.until === null || other.from < one.until)

const asWords = ({ from, until }: Pause): string =>
  until === null ? `since \`${from}\`` : `from \`${from}\` to \`${until}\``

const overlapIssue = (pause: Pause, index: number, earlier: readonly Pause[]): readonly Issue[] => {
  const other = earlier.find((one) => overlap(one, pause))
  if (other === undefined) return []
  const message = `the pause overlaps the one ${asWords(other)}`
  const hint =
    other.until === null
      ? 'resume the episode first'
      : `begin on \`${other.until}\` or after it, or end earlier`
  return [{ code: 'pause-overlaps', path: ['pauses', index, 'from'], message, hint }]
}

const orderIssue = ({ from, until }: Pause, index: number): readonly Issue[] =>
  until === null || from < until
    ? []
    : [
        {
          code: 'out-of-order',
          path: ['pauses', index, 'until'],
          message: `the pause would end on \`${until}\`, and it begins on \`${from}\``,
          hint: 'give the day on which support goes on, which is the first one after the pause',
        },
      ]

/** Pauses begin no sooner than the episode, end after they begin, and leave each other alone. */
const eachPause = ({ pauses, startDate }: Episode): readonly Issue[] =>
  pauses.flatMap((pause, index) => [
    ...(pause.from < startDate
      ? [
          {
            code: 'date-before-start' as const,
            path: ['pauses', index, 'from'],
            message: `the pause would begin on \`${pause.from}\`, and the episode starts on \`${startDate}\``,
          },
        ]
      : []),
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
