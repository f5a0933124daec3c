/** Random courses of events: an episode, and things that people try to do to it, sensible or not. */
import * as fc from 'fast-check'
import type { Intervention } from '../../../src/decision/decision.js'
import { safeCloseEpisode } from '../../../src/episode/close-episode.js'
import type { Episode } from '../../../src/episode/episode.js'
import { safeOpenEscalation, safeResolveEscalation } from '../../../src/episode/escalations.js'
import { safeExtendEpisode } from '../../../src/episode/extend-episode.js'
import { safePauseEpisode, safeResumeEpisode } from '../../../src/episode/pause-episode.js'
import { safeRecordContact } from '../../../src/episode/record-contact.js'
import type { Result } from '../../../src/issue/issue.js'
import { started } from './accepted.js'
import { daysFrom } from './day-number.js'

/** Start dates with every kind of trouble near them: leap days, year ends, centuries, clock changes. */
export const startDate = fc.oneof(
  fc.constantFrom(
    '1999-12-31',
    '2000-02-28',
    '2011-12-28', // Samoa left out 30 December
    '2024-02-28',
    '2024-02-29',
    '2025-12-15',
    '2026-03-02', // the clocks go forward on 8 and 29 March
    '2026-10-05', // and back on 25 October and 1 November
    '2100-02-25', // not a leap year
  ),
  fc
    .record({
      year: fc.integer({ min: 1900, max: 2200 }),
      month: fc.integer({ min: 1, max: 12 }),
      day: fc.integer({ min: 1, max: 28 }),
    })
    .map(({ day, month, year }) =>
      [String(year), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-'),
    ),
)

/** Every intervention that a decision can give. */
export const intervention: fc.Arbitrary<Intervention> = fc
  .record({
    weeks: fc.tuple(fc.integer({ min: 6, max: 12 }), fc.integer({ min: 6, max: 12 })),
    contacts: fc.option(fc.tuple(fc.integer({ min: 0, max: 8 }), fc.integer({ min: 0, max: 8 }))),
    longest: fc.option(fc.integer({ min: 6, max: 12 })),
  })
  .map(({ contacts, longest, weeks }) => {
    const most = Math.max(...weeks)
    const possible = longest !== null && longest >= most
    return {
      weeks: { min: Math.min(...weeks), max: most },
      contacts: contacts === null ? null : { min: Math.min(...contacts), max: Math.max(...contacts) },
      extension: { possible, maxWeeks: possible ? longest : null, reason: 'as decided' },
    }
  })

/** One thing somebody tries; days are counted from the start of the episode. */
export type Attempt =
  | { readonly do: 'contact'; readonly on: number; readonly review: boolean }
  | { readonly do: 'extend'; readonly on: number; readonly weeks: number }
  | { readonly do: 'pause'; readonly on: number; readonly days: number | null }
  | { readonly do: 'resume'; readonly on: number }
  | { readonly do: 'escalate'; readonly on: number }
  | { readonly do: 'resolve'; readonly on: number }
  | { readonly do: 'close'; readonly on: number }

/** Nothing that is accepted lies later than this many days after the start. */
export const MAX_COURSE_LENGTH = 200

const on = fc.oneof(fc.integer({ min: 0, max: 90 }), fc.integer({ min: 0, max: MAX_COURSE_LENGTH }))

const attempt: fc.Arbitrary<Attempt> = fc.oneof(
  fc.record({ do: fc.constant('contact' as const), on, review: fc.boolean() }),
  fc.record({ do: fc.constant('extend' as const), on, weeks: fc.integer({ min: 1, max: 7 }) }),
  fc.record({ do: fc.constant('pause' as const), on, days: fc.option(fc.integer({ min: 1, max: 60 })) }),
  fc.record({ do: fc.constant('resume' as const), on }),
  fc.record({ do: fc.constant('escalate' as const), on }),
  fc.record({ do: fc.constant('resolve' as const), on }),
)

/** Attempts in any order, rarely with a closure at the end. */
export const attempts: fc.Arbitrary<readonly Attempt[]> = fc
  .tuple(
    fc.array(attempt, { maxLength: 14 }),
    fc.option(fc.record({ do: fc.constant('close' as const), on }), { freq: 3 }),
  )
  .map(([before, close]) => (close === null ? before : [...before, close]))

const reason = 'as agreed'

/** Tries one thing. */
export const tryOn = (episode: Episode, what: Attempt): Result<Episode> => {
  const days = daysFrom(episode.startDate, MAX_COURSE_LENGTH + 60)
  const date = days[what.on] ?? episode.startDate
  switch (what.do) {
    case 'contact':
      return safeRecordContact(episode, { date, review: what.review })
    case 'extend':
      return safeExtendEpisode(episode, { on: date, weeks: what.weeks, reason, approvedBy: 'Team lead' })
    case 'pause': {
      const until = what.days === null ? undefined : days[what.on + what.days]
      return safePauseEpisode(episode, { from: date, reason, ...(until === undefined ? {} : { until }) })
    }
    case 'resume':
      return safeResumeEpisode(episode, { on: date })
    case 'escalate':
      return safeOpenEscalation(episode, { on: date, route: 'crisis-team', reason, openedBy: 'Link worker' })
    case 'resolve': {
      const escalation = episode.escalations.find(({ resolution }) => resolution === null)?.id ?? 'E1'
      return safeResolveEscalation(episode, { escalation, on: date, outcome: reason, resolvedBy: 'Dr Jones' })
    }
    case 'close':
      return safeCloseEpisode(episode, { on: date, reason: 'disengaged', onwardPlan: 'the GP writes' })
  }
}

/** What becomes of an episode when everything is tried in turn, and what fails is left out. */
export const courseOf = (episode: Episode, tried: readonly Attempt[]): Episode =>
  tried.reduce((before, what) => {
    const after = tryOn(before, what)
    return after.ok ? after.value : before
  }, episode)

/** Episodes after a random course of events. */
export const course: fc.Arbitrary<Episode> = fc
  .record({ intervention, startDate, attempts })
  .map((given) => courseOf(started(given.intervention, given.startDate), given.attempts))
