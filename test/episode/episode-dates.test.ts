import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { episodeDates, mostWeeks, plannedWeeks } from '../../src/episode/episode-dates.js'
import { safeExtendEpisode } from '../../src/episode/extend-episode.js'
import { safePauseEpisode, safeResumeEpisode } from '../../src/episode/pause-episode.js'
import { unwrap } from '../../src/issue/issue.js'
import { sixToEightWeeks, sixWeeks, started } from './support/accepted.js'
import { course, intervention, startDate } from './support/courses.js'
import { dayNumber, daysFrom } from './support/day-number.js'

describe('the dates of an episode', () => {
  test('six weeks from Monday 2 March end on Monday 13 April, with the review half way', () => {
    expect(episodeDates(started(sixWeeks))).toEqual({
      start: '2026-03-02',
      midpointReview: '2026-03-23',
      earliestEnd: '2026-04-13',
      plannedEnd: '2026-04-13',
      lastDate: '2026-04-13',
    })
  })

  test('six to eight weeks are planned as eight, and may run to twelve', () => {
    expect(episodeDates(started(sixToEightWeeks))).toEqual({
      start: '2026-03-02',
      midpointReview: '2026-03-30',
      earliestEnd: '2026-04-13',
      plannedEnd: '2026-04-27',
      lastDate: '2026-05-25',
    })
  })

  test.each([
    ['over the end of a year', '2025-12-15', '2026-01-26'],
    ['over a leap day', '2024-02-26', '2024-04-08'],
    ['from a leap day', '2024-02-29', '2024-04-11'],
    ['in a year without a leap day', '2026-02-23', '2026-04-06'],
    ['in 2100, which is not a leap year', '2100-02-22', '2100-04-05'],
    ['when the clocks go back', '2026-10-19', '2026-11-30'],
  ])('six weeks %s end six weeks later', (_, start, end) => {
    expect(episodeDates(started(sixWeeks, start)).plannedEnd).toBe(end)
  })

  test('the planned end of a new episode is exactly seven days for each week after its start', () => {
    fc.assert(
      fc.property(intervention, startDate, (terms, start) => {
        const dates = episodeDates(started(terms, start))
        const daysTo = (date: string) => dayNumber(date) - dayNumber(start)
        expect(daysTo(dates.plannedEnd)).toBe(7 * terms.weeks.max)
        expect(daysTo(dates.earliestEnd)).toBe(7 * terms.weeks.min)
        expect(daysTo(dates.lastDate)).toBe(7 * (terms.extension.maxWeeks ?? terms.weeks.max))
        expect(daysTo(dates.midpointReview)).toBe(Math.floor((7 * terms.weeks.max) / 2))
      }),
    )
  })

  test('the days up to the planned end, pauses left out, are seven for each week that is planned', () => {
    fc.assert(
      fc.property(course, (episode) => {
        const { plannedEnd } = episodeDates(episode)
        const paused = (day: string) =>
          episode.pauses.some(({ from, until }) => until !== null && from <= day && day < until)
        const days = daysFrom(episode.startDate, 400).filter((day) => day < plannedEnd && !paused(day))
        expect(days).toHaveLength(7 * plannedWeeks(episode))
      }),
    )
  })

  test('whatever is tried, nothing runs past the longest time that was decided', () => {
    fc.assert(
      fc.property(course, (episode) => {
        const most = mostWeeks(episode.terms)
        expect(plannedWeeks(episode)).toBeLessThanOrEqual(most)
        for (const day of daysFrom(episode.startDate, 300)) {
          const { lastDate, plannedEnd } = episodeDates(episode, day)
          expect(plannedEnd <= lastDate).toBe(true)
          // Twelve weeks of support at most, and twelve of pauses.
          expect(dayNumber(lastDate) - dayNumber(episode.startDate)).toBeLessThanOrEqual(7 * (most + 12))
        }
      }),
      { numRuns: 60 },
    )
  })
})

describe('a pause', () => {
  const pause = (from: string, until?: string) =>
    safePauseEpisode(started(sixWeeks), {
      from,
      reason: 'in hospital',
      ...(until === undefined ? {} : { until }),
    })

  test('moves every date after it by its length', () => {
    expect(episodeDates(unwrap(pause('2026-03-16', '2026-03-30')))).toMatchObject({
      midpointReview: '2026-04-06',
      plannedEnd: '2026-04-27',
      lastDate: '2026-04-27',
    })
  })

  test('after the mid-point leaves the review where it was', () => {
    expect(episodeDates(unwrap(pause('2026-03-30', '2026-04-13')))).toMatchObject({
      midpointReview: '2026-03-23',
      plannedEnd: '2026-04-27',
    })
  })

  test('that begins on the day of the review leaves it there, too', () => {
    expect(episodeDates(unwrap(pause('2026-03-23', '2026-04-06'))).midpointReview).toBe('2026-03-23')
    expect(episodeDates(unwrap(pause('2026-03-22', '2026-04-05'))).midpointReview).toBe('2026-04-06')
  })

  test('that is open moves them day by day, and no further once twelve weeks have gone', () => {
    const episode = unwrap(pause('2026-03-16'))
    const endOn = (day: string) => episodeDates(episode, day).plannedEnd
    expect(endOn('2026-03-16')).toBe('2026-04-13')
    expect(endOn('2026-03-17')).toBe('2026-04-14')
    expect(endOn('2026-06-08')).toBe('2026-07-06')
    expect(endOn('2026-12-24')).toBe('2026-07-06')
  })

  test('that ended counts the days from its first to the one before support went on', () => {
    const resumed = unwrap(safeResumeEpisode(unwrap(pause('2026-03-16')), { on: '2026-03-17' }))
    expect(episodeDates(resumed).plannedEnd).toBe('2026-04-14')
  })
})

test('an extension moves the planned end by whole weeks, and nothing else', () => {
  const episode = started(sixToEightWeeks)
  const extended = safeExtendEpisode(episode, {
    weeks: 3,
    reason: 'the housing move takes longer',
    approvedBy: 'Joan Lee',
    on: '2026-04-20',
  })
  expect(episodeDates(unwrap(extended))).toEqual({ ...episodeDates(episode), plannedEnd: '2026-05-18' })
})
