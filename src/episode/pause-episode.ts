import * as z from 'zod/mini'
import { describe } from '../input/describe.js'
import type { Issue, Result } from '../issue/issue.js'
import { CalendarDate } from '../referral/calendar-date.js'
import { type Change, changeEpisode } from './change-episode.js'
import type { Episode } from './episode.js'
import { episodeDates } from './episode-dates.js'
import { words } from './text-fields.js'

/** A pause, such as a stay in hospital. */
export const PauseRequest = z.strictObject({
  from: CalendarDate.apply(describe, { description: 'The first day of the pause.' }),
  until: z.optional(CalendarDate).apply(describe, {
    description: 'The day on which support goes on, if it is known: the first one after the pause.',
  }),
  reason: words('Why support pauses.'),
})
export type PauseRequest = z.input<typeof PauseRequest>

const tooLate = (episode: Episode, from: string): readonly Issue[] => {
  const { plannedEnd } = episodeDates(episode)
  const isOpen = episode.pauses.some(({ until }) => until === null)
  // While a pause is open the end is not known; whatever begins after it overlaps it anyway.
  if (isOpen || from < plannedEnd) return []
  const message = `the pause would begin on \`${from}\`, and the weeks are over on \`${plannedEnd}\``
  return [{ code: 'after-end', path: ['from'], message, hint: 'extend the episode first, or close it' }]
}

const pause = (episode: Episode, { from, reason, until }: z.output<typeof PauseRequest>): Change => ({
  next: { ...episode, pauses: [...episode.pauses, { from, until: until ?? null, reason }] },
  at: ['pauses', episode.pauses.length],
  issues: tooLate(episode, from),
})

/**
 * Pauses an episode: the weeks stop, and every later date moves by the length of the pause. All pauses
 * together last 12 weeks at most; an open one lapses then, and the weeks run again. Contacts are not paused.
 * Gives a new episode, or every issue. Never throws.
 */
export const pauseEpisode = (episode: Episode, request: PauseRequest): Result<Episode> =>
  changeEpisode({ request: PauseRequest, change: pause }, episode, request)
