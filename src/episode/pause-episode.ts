import * as z from 'zod/mini'
import { describe } from '../input/describe.js'
import { words } from '../input/readable-text.js'
import { type Issue, mapIssues, type Result, throwing } from '../issue/issue.js'
import { CalendarDate } from '../referral/calendar-date.js'
import { type Change, changeEpisode } from './change-episode.js'
import type { Episode, Pause } from './episode.js'
import { episodeDates } from './episode-dates.js'

/** A pause, such as a stay in hospital. */
export interface PauseRequest extends Pick<Pause, 'from' | 'reason'> {
  /** The day on which support goes on, `YYYY-MM-DD`, if it is known: the first one after the pause. */
  readonly until?: CalendarDate | undefined
}
const PauseRequestSchema = z.strictObject({
  from: CalendarDate.apply(describe, 'The first day of the pause.'),
  until: z
    .optional(CalendarDate)
    .apply(describe, 'The day on which support goes on, if it is known: the first one after the pause.'),
  reason: words('Why support pauses.'),
}) satisfies z.ZodMiniType<unknown, PauseRequest>

const tooLate = (episode: Episode, from: string): readonly Issue[] => {
  const { plannedEnd } = episodeDates(episode)
  const isOpen = episode.pauses.some(({ until }) => until === null)
  // While a pause is open the end is not known; whatever begins after it overlaps it anyway.
  if (isOpen || from < plannedEnd) return []
  const message = `the pause would begin on \`${from}\`, and the weeks are over on \`${plannedEnd}\``
  return [{ code: 'after-end', path: ['from'], message, hint: 'extend the episode first, or close it' }]
}

const pause = (episode: Episode, { from, reason, until }: z.output<typeof PauseRequestSchema>): Change => ({
  next: { ...episode, pauses: [...episode.pauses, { from, until: until ?? null, reason }] },
  at: ['pauses', episode.pauses.length],
  issues: tooLate(episode, from),
})

/**
 * Pauses an episode: the weeks stop, and every later date moves by the length of the pause. All pauses
 * together last 12 weeks at most; an open one lapses then, and the weeks run again. Contacts are not paused.
 * Gives a new episode, or every issue. Never throws.
 */
export const safePauseEpisode = (episode: Episode, request: PauseRequest): Result<Episode> =>
  changeEpisode({ request: PauseRequestSchema, change: pause }, episode, request)

/** The end of a pause. */
export interface ResumeRequest {
  /** The day on which support goes on, `YYYY-MM-DD`: the first one after the pause. */
  readonly on: CalendarDate
}
const ResumeRequestSchema = z.strictObject({
  on: CalendarDate.apply(describe, 'The day on which support goes on: the first one after the pause.'),
}) satisfies z.ZodMiniType<unknown, ResumeRequest>

const resume = (episode: Episode, { on }: z.output<typeof ResumeRequestSchema>): Change => {
  const open = episode.pauses.findIndex(({ until }) => until === null)
  const running = episode.pauses.findIndex(({ from, until }) => from <= on && until !== null && on < until)
  const index = open === -1 ? running : open
  if (index === -1) {
    const message = `the episode is not paused on \`${on}\``
    return { next: episode, at: ['pauses'], issues: [{ code: 'not-paused', path: ['on'], message }] }
  }
  const pauses = episode.pauses
    .map((pause, at) => (at === index ? { ...pause, until: on } : pause))
    .filter(({ from }, at) => at !== index || from !== on)
  return { next: { ...episode, pauses }, at: ['pauses', index] }
}

/**
 * Ends the open pause of an episode, or ends a planned one early; on its first day, takes it back. A pause that
 * has lapsed ends on the day of its lapse. Gives a new episode, or every issue. Never throws.
 */
export const safeResumeEpisode = (episode: Episode, request: ResumeRequest): Result<Episode> => {
  const resumed = changeEpisode({ request: ResumeRequestSchema, change: resume }, episode, request)
  if (resumed.ok) return resumed
  const asAsked = (issue: Issue): Issue => (issue.path[0] === 'until' ? { ...issue, path: ['on'] } : issue)
  return { ok: false, issues: mapIssues(resumed.issues, asAsked) }
}

/** As `safePauseEpisode`, and throws `TriageError` with every issue. */
export const pauseEpisode = throwing(safePauseEpisode)

/** As `safeResumeEpisode`, and throws `TriageError` with every issue. */
export const resumeEpisode = throwing(safeResumeEpisode)
