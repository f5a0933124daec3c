import * as z from 'zod/mini'
import { describe } from '../input/describe.js'
import { person, words } from '../input/readable-text.js'
import type { Issue, Result } from '../issue/issue.js'
import { throwing } from '../issue/issue.js'
import { addDays, CalendarDate, daysBetween, daysInWeeks } from '../referral/calendar-date.js'
import { WIDEST_ENVELOPE } from '../rule-set/envelope.js'
import { type Change, changeEpisode } from './change-episode.js'
import type { Episode, Extension } from './episode.js'
import { episodeDates } from './episode-dates.js'

/** More weeks of support: so many more, or until a date that is whole weeks after the planned end. */
export interface ExtensionRequest extends Pick<Extension, 'on' | 'reason' | 'approvedBy'> {
  /** How many weeks to add, from 1 to 12; leave it out where you give `until`. */
  readonly weeks?: number | undefined
  /** The new planned end, `YYYY-MM-DD`, instead of `weeks`. */
  readonly until?: CalendarDate | undefined
}
const ExtensionRequestSchema = z.strictObject({
  weeks: z
    .optional(z.int().check(z.minimum(1), z.maximum(WIDEST_ENVELOPE.max)))
    .apply(describe, 'How many weeks to add.'),
  until: z.optional(CalendarDate).apply(describe, 'The new planned end, instead of `weeks`.'),
  reason: words('Why more time is needed.'),
  approvedBy: person('Who approved it.'),
  on: CalendarDate.apply(describe, 'The day it was approved.'),
}) satisfies z.ZodMiniType<unknown, ExtensionRequest>

const oneOfBoth = ({ until, weeks }: ExtensionRequest): readonly Issue[] => {
  if (weeks === undefined && until === undefined) {
    const hint = 'say how many weeks to add, or until when'
    return [{ code: 'missing', path: ['weeks'], message: 'neither `weeks` nor `until` is given', hint }]
  }
  if (weeks === undefined || until === undefined) return []
  const hint = 'leave one of them out'
  return [{ code: 'not-allowed', path: ['until'], message: 'both `weeks` and `until` are given', hint }]
}

/** Whole weeks from the planned end to `until`, or what is wrong with it. */
const weeksUntil = (episode: Episode, until: string): number | Issue => {
  const path = ['until']
  if (episode.pauses.some((pause) => pause.until === null)) {
    const message = 'support is paused, so nobody knows yet when it ends'
    return { code: 'pause-overlaps', path, message, hint: 'give `weeks`, or resume the episode first' }
  }
  const { plannedEnd } = episodeDates(episode)
  const days = daysBetween(plannedEnd, until)
  if (days > 0 && days % 7 === 0) return days / 7
  const earlier = addDays(plannedEnd, daysInWeeks(Math.max(1, Math.floor(days / 7))))
  const later = days > 7 ? `, or on \`${addDays(earlier, 7)}\`` : ''
  const message = `\`${until}\` is not a whole number of weeks after the planned end, \`${plannedEnd}\``
  return { code: 'not-allowed', path, message, hint: `let it end on \`${earlier}\`${later}` }
}

/** An extension is agreed before it is over; the weeks between the old end and the approval count. */
const tooLate = (next: Episode, on: string): readonly Issue[] => {
  const { plannedEnd } = episodeDates(next, on)
  if (on < plannedEnd) return []
  const message = `the extension would be approved on \`${on}\`, and be over on \`${plannedEnd}\` already`
  const hint = 'close the episode with an onward plan; if more support is needed, make a new referral'
  return [{ code: 'after-end', path: ['on'], message, hint }]
}

const extend = (episode: Episode, request: z.output<typeof ExtensionRequestSchema>): Change => {
  const { approvedBy, on, reason, until, weeks } = request
  const at = ['extensions', episode.extensions.length]
  const unclear = oneOfBoth(request)
  if (unclear.length > 0) return { next: episode, at, issues: unclear }
  const added = weeks ?? (until === undefined ? 0 : weeksUntil(episode, until))
  if (typeof added !== 'number') return { next: episode, at, issues: [added] }
  const next = { ...episode, extensions: [...episode.extensions, { on, weeks: added, reason, approvedBy }] }
  return { next, at, issues: tooLate(next, on) }
}

/**
 * Extends an episode, where its decision says that it may be, and never past the longest time the decision
 * allows. Contacts are not extended with it. Gives a new episode, or every issue. Never throws.
 */
export const safeExtendEpisode = (episode: Episode, request: ExtensionRequest): Result<Episode> =>
  changeEpisode({ request: ExtensionRequestSchema, change: extend }, episode, request)

/** As `safeExtendEpisode`, and throws `TriageError` with every issue. */
export const extendEpisode = throwing(safeExtendEpisode)
