import * as z from 'zod/mini'
import { describe } from '../input/describe.js'
import type { Issue, Result } from '../issue/issue.js'
import { CalendarDate } from '../referral/calendar-date.js'
import { type Change, changeEpisode } from './change-episode.js'
import type { Episode } from './episode.js'
import { mapIssues } from './issue-paths.js'

/** The end of a pause. */
export const ResumeRequest = z.strictObject({
  on: CalendarDate.apply(describe, {
    description: 'The day on which support goes on: the first one after the pause.',
  }),
})
export type ResumeRequest = z.input<typeof ResumeRequest>

const resume = (episode: Episode, { on }: z.output<typeof ResumeRequest>): Change => {
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
export const resumeEpisode = (episode: Episode, request: ResumeRequest): Result<Episode> => {
  const resumed = changeEpisode({ request: ResumeRequest, change: resume }, episode, request)
  if (resumed.ok) return resumed
  const told = (issue: Issue): Issue => (issue.path[0] === 'until' ? { ...issue, path: ['on'] } : issue)
  return { ok: false, issues: mapIssues(resumed.issues, told) }
}
