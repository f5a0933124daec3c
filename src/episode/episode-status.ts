import * as z from 'zod/mini'
import { describe } from '../input/describe.js'
import { readStrict } from '../input/read-strict.js'
import { issuesBelow, ok, type Result, throwing } from '../issue/issue.js'
import { CalendarDate, daysInWeeks } from '../referral/calendar-date.js'
import type { Episode } from './episode.js'
import { type EpisodeDates, episodeDates, type NextDate, nextDate, plannedWeeks } from './episode-dates.js'
import { openEscalations } from './escalations.js'
import { parseEpisode } from './parse-episode.js'
import { lapseOf, pausedSpans, supportDays } from './paused-spans.js'

/** An episode is ending soon when no more than two weeks of support are left. */
export const ENDING_SOON_WEEKS = 2

/** Where an episode can stand. The first that applies, in this order, is its status. */
export const EPISODE_STATES = [
  /** It was closed on this day or before it. */
  'closed',
  /** Its first day is still ahead. */
  'not-started',
  /** The weeks that were agreed have passed. */
  'time-up',
  /** A pause covers the day. */
  'paused',
  /** As many contacts took place as were agreed. */
  'contacts-used-up',
  /** No more than two weeks of support are left. */
  'ending-soon',
  /** The mid-point has been reached, and no review is recorded. */
  'review-due',
  'in-progress',
] as const
/** Where an episode stands: one of `EPISODE_STATES`. */
export type EpisodeState = (typeof EPISODE_STATES)[number]

const Day = z.strictObject({ on: CalendarDate.apply(describe, 'The day to look at.') })

/** Where an episode stands on one day. */
export interface EpisodeStatus {
  /** The day that was asked about, `YYYY-MM-DD`. */
  readonly on: CalendarDate
  /** The first of `EPISODE_STATES` that applies. */
  readonly status: EpisodeState
  /** The week of support that the day is in, from 1; `null` before the start, after the end and once closed. */
  readonly week: number | null
  /** The weeks of support that are agreed, extensions included. */
  readonly weeksPlanned: number
  /** The weeks of support left, the one under way included. */
  readonly weeksLeft: number
  /** The contacts that took place by then. */
  readonly contactsSoFar: number
  /** The contacts left; `null` where they are not limited. Never worked out from weeks. */
  readonly contactsLeft: number | null
  /** Whether the mid-point has been reached without a review, whatever else is the status. */
  readonly reviewDue: boolean
  /** The ids of the escalations that are open. */
  readonly openEscalations: readonly string[]
  /** The dates as they stand on this day; an open pause is taken to end on it. */
  readonly dates: EpisodeDates
  /** The next date that matters, after this day; `null` if there is none. */
  readonly next: NextDate | null
}

/**
 * The episode without what happened after `on`, so that a status asked for today comes out the same in a
 * year. Pauses stay: they may be planned ahead. So do escalations: `openEscalations` looks at their days.
 */
const episodeAsOf = (episode: Episode, on: CalendarDate): Episode => ({
  ...episode,
  contacts: episode.contacts.filter(({ date }) => date <= on),
  extensions: episode.extensions.filter((extension) => extension.on <= on),
  closure: episode.closure !== null && episode.closure.on <= on ? episode.closure : null,
})

const statusOn = (episode: Episode, on: CalendarDate): EpisodeStatus => {
  const known = episodeAsOf(episode, on)
  const { closure, contacts, pauses, startDate, terms } = known
  const dates = episodeDates(known, on)
  const weeksPlanned = plannedWeeks(known)
  const passed = Math.min(supportDays(startDate, on, pausedSpans(known, on)), daysInWeeks(weeksPlanned))
  const daysLeft = closure === null ? daysInWeeks(weeksPlanned) - passed : 0

  const endOf = (pause: (typeof pauses)[number]) => pause.until ?? lapseOf(pause, known)
  const current = pauses.find((pause) => pause.from <= on && on < endOf(pause))
  const reviewed = contacts.some(({ review }) => review)
  const reviewDue = closure === null && !reviewed && dates.midpointReview <= on
  const contactsLeft = terms.contacts === null ? null : Math.max(0, terms.contacts.max - contacts.length)

  const applies: { readonly [state in EpisodeState]: boolean } = {
    closed: closure !== null,
    'not-started': on < startDate,
    'time-up': daysLeft === 0,
    paused: current !== undefined,
    'contacts-used-up': contactsLeft === 0,
    'ending-soon': daysLeft <= daysInWeeks(ENDING_SOON_WEEKS),
    'review-due': reviewDue,
    'in-progress': true,
  }
  const status = EPISODE_STATES.find((state) => applies[state]) ?? 'in-progress'
  const inSupport = closure === null && startDate <= on && daysLeft > 0
  return Object.freeze({
    on,
    status,
    week: inSupport ? Math.floor(passed / 7) + 1 : null,
    weeksPlanned,
    weeksLeft: Math.ceil(daysLeft / 7),
    contactsSoFar: contacts.length,
    contactsLeft,
    reviewDue,
    openEscalations: Object.freeze(openEscalations(known, on).map(({ id }) => id)),
    dates,
    next: nextDate(known, dates, on, { reviewed, inOpenPause: current?.until === null }),
  })
}

/**
 * Says where an episode stands on a day, `YYYY-MM-DD`, by what had happened by then. No clock is read. Gives
 * the status with the numbers behind it, or every issue. Never throws.
 */
export const safeEpisodeStatus = (episode: Episode, on: CalendarDate): Result<EpisodeStatus> => {
  const known = parseEpisode(episode)
  const day = readStrict(Day, { on })
  const ofEpisode = known.ok ? [] : issuesBelow(known.issues, 'episode')
  if (!day.ok) return { ok: false, issues: [...day.issues, ...ofEpisode] }
  return known.ok
    ? ok(statusOn(known.value, day.value.on))
    : { ok: false, issues: issuesBelow(known.issues, 'episode') }
}

/** As `safeEpisodeStatus`, and throws `TriageError` with every issue. */
export const episodeStatus = throwing(safeEpisodeStatus)
