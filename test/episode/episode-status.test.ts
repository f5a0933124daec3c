import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { safeCloseEpisode } from '../../src/episode/close-episode.js'
import type { Episode } from '../../src/episode/episode.js'
import { EPISODE_STATES, type EpisodeState, safeEpisodeStatus } from '../../src/episode/episode-status.js'
import { safeOpenEscalation, safeResolveEscalation } from '../../src/episode/escalations.js'
import { safeExtendEpisode } from '../../src/episode/extend-episode.js'
import { safePauseEpisode, safeResumeEpisode } from '../../src/episode/pause-episode.js'
import { safeRecordContact } from '../../src/episode/record-contact.js'
import { unwrap } from '../../src/issue/issue.js'
import { isDeeplyFrozen } from '../support/deep-freeze.js'
import { sixToEightWeeks, sixWeeks, started } from './support/accepted.js'
import { course } from './support/courses.js'
import { daysFrom } from './support/day-number.js'
import { told } from './support/told.js'

const on = (episode: Episode, date: string) => unwrap(safeEpisodeStatus(episode, date))
const statusOn = (episode: Episode, date: string) => on(episode, date).status

const reviewed = (episode: Episode, date = '2026-03-23') =>
  unwrap(safeRecordContact(episode, { date, review: true }))

/** The days on which the status changes, with what it changes to. */
const changes = (episode: Episode, from: string, days: number): readonly string[] =>
  daysFrom(from, days).flatMap((day, index, all) => {
    const before = all[index - 1]
    const status = statusOn(episode, day)
    return before !== undefined && statusOn(episode, before) === status ? [] : [`${day} ${status}`]
  })

describe('the status over six weeks from Monday 2 March', () => {
  test('goes from not started to time up, when nobody does anything', () => {
    const waiting = { ...started(sixWeeks, '2026-03-02'), provenance: started().provenance }
    expect(changes(waiting, '2026-02-20', 80)).toEqual([
      '2026-02-20 not-started',
      '2026-03-02 in-progress',
      '2026-03-23 review-due',
      '2026-03-30 ending-soon',
      '2026-04-13 time-up',
    ])
  })

  test('is in progress again once the review has taken place', () => {
    expect(changes(reviewed(started(sixWeeks), '2026-03-25'), '2026-03-02', 60)).toEqual([
      '2026-03-02 in-progress',
      '2026-03-23 review-due',
      '2026-03-25 in-progress',
      '2026-03-30 ending-soon',
      '2026-04-13 time-up',
    ])
  })

  test('is paused while it is, and everything after that moves', () => {
    const paused = safePauseEpisode(started(sixWeeks), {
      from: '2026-03-09',
      until: '2026-03-23',
      reason: 'in hospital',
    })
    expect(changes(unwrap(paused), '2026-03-02', 80)).toEqual([
      '2026-03-02 in-progress',
      '2026-03-09 paused',
      '2026-03-23 in-progress',
      '2026-04-06 review-due',
      '2026-04-13 ending-soon',
      '2026-04-27 time-up',
    ])
  })

  test('is paused for twelve weeks at most: then the weeks run again', () => {
    const paused = unwrap(safePauseEpisode(started(sixWeeks), { from: '2026-03-09', reason: 'in hospital' }))
    expect(changes(paused, '2026-03-02', 150)).toEqual([
      '2026-03-02 in-progress',
      '2026-03-09 paused',
      '2026-06-01 in-progress',
      '2026-06-15 review-due',
      '2026-06-22 ending-soon',
      '2026-07-06 time-up',
    ])
  })

  test('is that the contacts are used up, whatever weeks are left', () => {
    const limited = started({ ...sixWeeks, contacts: { min: 1, max: 2 } })
    const once = unwrap(safeRecordContact(limited, { date: '2026-03-02' }))
    const twice = unwrap(safeRecordContact(once, { date: '2026-03-09' }))
    expect(changes(twice, '2026-03-02', 60)).toEqual([
      '2026-03-02 in-progress',
      '2026-03-09 contacts-used-up',
      '2026-04-13 time-up',
    ])
  })

  test('is closed from the day of closing on', () => {
    const closed = safeCloseEpisode(started(sixWeeks), {
      on: '2026-03-12',
      reason: 'moved-on',
      onwardPlan: 'the link worker at the new practice knows',
    })
    expect(changes(unwrap(closed), '2026-03-02', 60)).toEqual(['2026-03-02 in-progress', '2026-03-12 closed'])
  })

  test('is in progress again only when an extension was approved, and from that day on', () => {
    const extended = safeExtendEpisode(reviewed(started(sixToEightWeeks)), {
      weeks: 4,
      reason: 'the housing move takes longer',
      approvedBy: 'Joan Lee',
      on: '2026-04-20',
    })
    expect(changes(unwrap(extended), '2026-04-01', 80)).toEqual([
      '2026-04-01 in-progress',
      '2026-04-13 ending-soon',
      '2026-04-20 in-progress',
      '2026-05-11 ending-soon',
      '2026-05-25 time-up',
    ])
  })
})

describe('the numbers beside the status', () => {
  test('count the week under way, and the weeks left with it', () => {
    const episode = started(sixWeeks)
    const weeks = (date: string) => {
      const { week, weeksLeft, weeksPlanned } = on(episode, date)
      return [week, weeksLeft, weeksPlanned]
    }
    expect(weeks('2026-03-01')).toEqual([null, 6, 6])
    expect(weeks('2026-03-02')).toEqual([1, 6, 6])
    expect(weeks('2026-03-08')).toEqual([1, 6, 6])
    expect(weeks('2026-03-09')).toEqual([2, 5, 6])
    expect(weeks('2026-04-12')).toEqual([6, 1, 6])
    expect(weeks('2026-04-13')).toEqual([null, 0, 6])
  })

  test('stay as they are while support is paused', () => {
    const paused = unwrap(
      safePauseEpisode(started(sixWeeks), { from: '2026-03-11', until: '2026-04-08', reason: 'in hospital' }),
    )
    for (const day of ['2026-03-11', '2026-03-25', '2026-04-07', '2026-04-08', '2026-04-12']) {
      expect(on(paused, day)).toMatchObject({ week: 2, weeksLeft: 5 })
    }
    expect(on(paused, '2026-04-13')).toMatchObject({ week: 3, weeksLeft: 4 })
  })

  test('count contacts apart from weeks, and only against a limit of their own', () => {
    const limited = started({ ...sixWeeks, contacts: { min: 2, max: 6 } })
    const met = unwrap(safeRecordContact(limited, { date: '2026-03-10' }))
    expect(on(met, '2026-03-09')).toMatchObject({ contactsSoFar: 0, contactsLeft: 6 })
    expect(on(met, '2026-03-10')).toMatchObject({ contactsSoFar: 1, contactsLeft: 5 })
    const unlimited = unwrap(safeRecordContact(started(sixWeeks), { date: '2026-03-10' }))
    expect(on(unlimited, '2026-03-10')).toMatchObject({ contactsSoFar: 1, contactsLeft: null })
  })

  test('say that the review is due even where something else is the status', () => {
    expect(on(started(sixWeeks), '2026-04-01')).toMatchObject({ status: 'ending-soon', reviewDue: true })
    expect(on(reviewed(started(sixWeeks)), '2026-04-01').reviewDue).toBe(false)
  })

  test('name the escalations that are open on the day, whatever the status', () => {
    const route = { route: 'crisis-team', reason: 'told of thoughts of suicide', openedBy: 'Amina Khan' }
    const open = unwrap(safeOpenEscalation(started(), { on: '2026-03-10', ...route }))
    const resolved = unwrap(
      safeResolveEscalation(open, {
        escalation: 'E1',
        on: '2026-03-12',
        outcome: 'seen the same day',
        resolvedBy: 'Dr Jones',
      }),
    )
    const openOn = (date: string) => on(resolved, date).openEscalations
    expect(openOn('2026-03-09')).toEqual([])
    expect(openOn('2026-03-10')).toEqual(['E1'])
    expect(openOn('2026-03-11')).toEqual(['E1'])
    expect(openOn('2026-03-12')).toEqual([])
    const closed = unwrap(
      safeCloseEpisode(open, {
        on: '2026-03-11',
        reason: 'escalated',
        onwardPlan: 'the crisis team cares for her',
      }),
    )
    expect(on(closed, '2026-04-01')).toMatchObject({ status: 'closed', openEscalations: ['E1'] })
  })

  test('name the next date that matters', () => {
    const episode = started(sixToEightWeeks)
    const next = (date: string, of = episode) => on(of, date).next
    expect(next('2026-02-27')).toEqual({ date: '2026-03-02', event: 'start' })
    expect(next('2026-03-02')).toEqual({ date: '2026-03-30', event: 'midpoint-review' })
    expect(next('2026-03-30')).toEqual({ date: '2026-04-27', event: 'planned-end' })
    expect(next('2026-04-27')).toEqual({ date: '2026-05-25', event: 'last-date' })
    expect(next('2026-05-25')).toBeNull()
    expect(next('2026-03-24', reviewed(episode))).toEqual({ date: '2026-04-27', event: 'planned-end' })
    const planned = unwrap(
      safePauseEpisode(episode, { from: '2026-03-09', until: '2026-03-16', reason: 'a holiday' }),
    )
    expect(next('2026-03-02', planned)).toEqual({ date: '2026-03-09', event: 'pause-begins' })
    expect(next('2026-03-09', planned)).toEqual({ date: '2026-03-16', event: 'pause-ends' })
    const open = unwrap(safePauseEpisode(episode, { from: '2026-03-09', reason: 'in hospital' }))
    expect(next('2026-03-20', open)).toEqual({ date: '2026-06-01', event: 'pause-lapses' })
    const closed = unwrap(
      safeCloseEpisode(episode, { on: '2026-03-20', reason: 'withdrew', onwardPlan: 'the GP hears from us' }),
    )
    expect(next('2026-03-20', closed)).toBeNull()
  })
})

describe('whatever happens in an episode', () => {
  /** The order in which an episode ages. A pause may come at any time, so it has no place in it. */
  const AGES: readonly EpisodeState[] = [
    'not-started',
    'in-progress',
    'review-due',
    'ending-soon',
    'contacts-used-up',
    'time-up',
    'closed',
  ]

  const lastEvent = (episode: Episode): string =>
    [
      episode.startDate,
      ...episode.contacts.map(({ date }) => date),
      ...episode.extensions.map((extension) => extension.on),
      ...(episode.closure === null ? [] : [episode.closure.on]),
    ]
      .sort()
      .at(-1) ?? episode.startDate

  test('once nothing more happens it only gets older, and never leaves time up, not even for a pause', () => {
    fc.assert(
      fc.property(course, (episode) => {
        const statuses = daysFrom(lastEvent(episode), 250).map((day) => statusOn(episode, day))
        const ages = statuses.filter((status) => status !== 'paused').map((status) => AGES.indexOf(status))
        expect(ages).toEqual([...ages].sort((one, other) => one - other))
        expect(['time-up', 'closed']).toContain(AGES[ages.at(-1) ?? 0])
        const timeUp = statuses.indexOf('time-up')
        if (timeUp !== -1) expect(statuses.slice(timeUp)).not.toContain('paused')
      }),
      { numRuns: 60 },
    )
  })

  test('a status of the past does not change when more is recorded later', () => {
    fc.assert(
      fc.property(course, fc.nat({ max: 100 }), (episode, day) => {
        const days = daysFrom(lastEvent(episode), day + 1)
        const [past, later] = [days[day], days[day + 1]]
        if (past === undefined || later === undefined) throw new Error('a day is missing')
        const after = safeRecordContact(episode, { date: later, review: true })
        if (after.ok) expect(on(after.value, past)).toEqual(on(episode, past))
      }),
    )
  })

  test('the numbers agree with each other and with the status', () => {
    fc.assert(
      fc.property(course, fc.integer({ min: -5, max: 250 }), (episode, offset) => {
        const day = offset < 0 ? '1800-01-01' : daysFrom(episode.startDate, offset)[offset]
        if (day === undefined) throw new Error('a day is missing')
        const { contactsLeft, dates, next, status, week, weeksLeft, weeksPlanned, ...rest } = on(episode, day)
        expect(EPISODE_STATES).toContain(status)
        if (week !== null) expect(week + weeksLeft).toBeGreaterThanOrEqual(weeksPlanned)
        if (week !== null) expect(week + weeksLeft).toBeLessThanOrEqual(weeksPlanned + 1)
        expect(week === null).toBe(['closed', 'not-started', 'time-up'].includes(status))
        expect(status === 'time-up').toBe(day >= dates.plannedEnd && status !== 'closed')
        if (next !== null) expect(next.date > day).toBe(true)
        if (contactsLeft !== null) expect(contactsLeft).toBeGreaterThanOrEqual(0)
        if (status === 'review-due') expect(rest.reviewDue).toBe(true)
      }),
    )
  })

  test('the status is frozen, and looking at it changes nothing', () => {
    fc.assert(
      fc.property(course, (episode) => {
        const before = JSON.stringify(episode)
        expect(isDeeplyFrozen(on(episode, '2026-03-30'))).toBe(true)
        expect(JSON.stringify(episode)).toBe(before)
      }),
    )
  })
})

test('a resumed pause that was to run on leaves the days after it as they would have been', () => {
  const planned = unwrap(
    safePauseEpisode(started(sixWeeks), { from: '2026-03-09', until: '2026-04-20', reason: 'away' }),
  )
  const resumed = unwrap(safeResumeEpisode(planned, { on: '2026-03-16' }))
  expect(on(resumed, '2026-03-16')).toMatchObject({ status: 'in-progress', week: 2 })
  expect(on(resumed, '2026-03-16').dates.plannedEnd).toBe('2026-04-20')
})

test('a day that there is not, and an episode that is none, are issues', () => {
  expect(told(safeEpisodeStatus(started(), '2026-02-30'))).toEqual(['on: not-a-date'])
  const broken = { ...started(), startDate: 'soon' }
  expect(told(safeEpisodeStatus(broken, 'today'))).toEqual([
    'on: not-a-date',
    'episode.startDate: not-a-date',
  ])
})
