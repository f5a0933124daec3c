import { describe, expect, test } from 'vitest'
import { safeExtendEpisode } from '../../src/episode/extend-episode.js'
import { safePauseEpisode, safeResumeEpisode } from '../../src/episode/pause-episode.js'
import { formatIssues, unwrap } from '../../src/issue/issue.js'
import { sixToEightWeeks, sixWeeks, started } from './support/accepted.js'
import { told } from './support/told.js'

const reason = 'in hospital'
const pause = (from: string, until?: string, episode = started(sixWeeks)) =>
  safePauseEpisode(episode, { from, reason, ...(until === undefined ? {} : { until }) })

describe('an episode can be paused', () => {
  test('with or without knowing for how long', () => {
    expect(unwrap(pause('2026-03-09', '2026-03-16')).pauses).toEqual([
      { from: '2026-03-09', until: '2026-03-16', reason },
    ])
    expect(unwrap(pause('2026-03-09')).pauses).toEqual([{ from: '2026-03-09', until: null, reason }])
  })

  test('from its first day to its last, but not before or after', () => {
    expect(told(pause('2026-03-02', '2026-03-03'))).toEqual([])
    expect(told(pause('2026-04-12', '2026-04-20'))).toEqual([])
    expect(told(pause('2026-03-01', '2026-03-09'))).toEqual(['from: date-before-start'])
    expect(told(pause('2026-04-13', '2026-04-20'))).toEqual(['from: after-end'])
  })

  test('for a day or more', () => {
    expect(told(pause('2026-03-09', '2026-03-09'))).toEqual(['until: out-of-order'])
    expect(told(pause('2026-03-09', '2026-03-08'))).toEqual(['until: out-of-order'])
  })

  test('once at a time', () => {
    const once = unwrap(pause('2026-03-09', '2026-03-16'))
    const overlapping = ['2026-03-08', '2026-03-09', '2026-03-15']
    for (const from of overlapping) {
      expect(told(pause(from, '2026-03-20', once))).toEqual(['from: pause-overlaps'])
    }
    expect(told(pause('2026-03-03', undefined, once))).toEqual(['from: pause-overlaps'])
    expect(told(pause('2026-03-16', '2026-03-20', once))).toEqual([])
    expect(told(pause('2026-03-05', '2026-03-09', once))).toEqual([])
  })

  test('not again before it has been resumed', () => {
    const open = unwrap(pause('2026-03-09'))
    expect(told(pause('2026-03-16', '2026-03-20', open))).toEqual(['from: pause-overlaps'])
    expect(told(pause('2026-03-03', '2026-03-09', open))).toEqual([])
  })

  test('for twelve weeks in all', () => {
    expect(told(pause('2026-03-09', '2026-06-01'))).toEqual([])
    expect(told(pause('2026-03-09', '2026-06-02'))).toEqual(['until: pause-too-long'])
    const once = unwrap(pause('2026-03-09', '2026-05-18'))
    const result = pause('2026-05-20', '2026-06-04', once)
    expect(told(result)).toEqual(['until: pause-too-long'])
    expect(result.ok ? '' : formatIssues(result.issues)).toContain('`2026-06-03` at the latest')
    expect(told(pause('2026-05-20', '2026-06-03', once))).toEqual([])
  })

  test('with a reason', () => {
    expect(told(safePauseEpisode(started(), { from: '2026-03-09', reason: ' ' }))).toEqual([
      'reason: missing',
    ])
  })
})

describe('a paused episode can be resumed', () => {
  const open = unwrap(pause('2026-03-09'))

  test('on the day support goes on', () => {
    expect(unwrap(safeResumeEpisode(open, { on: '2026-03-23' })).pauses).toEqual([
      { from: '2026-03-09', until: '2026-03-23', reason },
    ])
  })

  test('a day after the pause began or later, up to the day on which it lapsed', () => {
    expect(told(safeResumeEpisode(open, { on: '2026-03-08' }))).toEqual(['on: out-of-order'])
    expect(told(safeResumeEpisode(open, { on: '2026-03-10' }))).toEqual([])
    expect(told(safeResumeEpisode(open, { on: '2026-06-01' }))).toEqual([])
    const late = safeResumeEpisode(open, { on: '2026-06-02' })
    expect(told(late)).toEqual(['on: pause-too-long'])
    expect(late.ok ? '' : formatIssues(late.issues)).toContain('let the pause end on `2026-06-01`')
  })

  test('sooner than planned', () => {
    const planned = unwrap(pause('2026-03-09', '2026-04-06'))
    expect(unwrap(safeResumeEpisode(planned, { on: '2026-03-16' })).pauses).toEqual([
      { from: '2026-03-09', until: '2026-03-16', reason },
    ])
  })

  test('on the first day of a pause, which then never was', () => {
    const planned = unwrap(pause('2026-03-16', '2026-03-30', unwrap(pause('2026-03-09', '2026-03-11'))))
    expect(unwrap(safeResumeEpisode(planned, { on: '2026-03-16' })).pauses).toEqual([
      { from: '2026-03-09', until: '2026-03-11', reason },
    ])
    expect(unwrap(safeResumeEpisode(open, { on: '2026-03-09' })).pauses).toEqual([])
  })

  test('only if it is paused', () => {
    expect(told(safeResumeEpisode(started(), { on: '2026-03-16' }))).toEqual(['on: not-paused'])
    const over = unwrap(pause('2026-03-09', '2026-03-16'))
    expect(told(safeResumeEpisode(over, { on: '2026-03-16' }))).toEqual(['on: not-paused'])
  })
})

test('a pause in the weeks that an extension added is a pause like any other', () => {
  const extended = unwrap(
    safeExtendEpisode(started(sixToEightWeeks), {
      weeks: 2,
      reason: 'more time',
      approvedBy: 'Joan Lee',
      on: '2026-04-20',
    }),
  )
  expect(told(pause('2026-05-01', '2026-05-08', extended))).toEqual([])
  expect(told(pause('2026-05-01', '2026-05-08', started(sixToEightWeeks)))).toEqual(['from: after-end'])
})
