import { describe, expect, test } from 'vitest'
import { episodeDates } from '../../src/episode/episode-dates.js'
import { type ExtensionRequest, safeExtendEpisode } from '../../src/episode/extend-episode.js'
import { safePauseEpisode } from '../../src/episode/pause-episode.js'
import { formatIssues, unwrap } from '../../src/issue/issue.js'
import { sixToEightWeeks, sixWeeks, started } from './support/accepted.js'
import { told } from './support/told.js'

const approval = { reason: 'the housing move takes longer', approvedBy: 'Joan Lee', on: '2026-04-20' }

const extend = (request: Partial<ExtensionRequest>, episode = started(sixToEightWeeks)) =>
  safeExtendEpisode(episode, { ...approval, ...request })

describe('an episode of eight weeks that may run to twelve', () => {
  test('can be extended by so many weeks', () => {
    const episode = unwrap(extend({ weeks: 2 }))
    expect(episode.extensions).toEqual([{ ...approval, weeks: 2 }])
    expect(episodeDates(episode).plannedEnd).toBe('2026-05-11')
  })

  test('can be extended until a date that is whole weeks later', () => {
    expect(unwrap(extend({ until: '2026-05-11' })).extensions).toEqual([{ ...approval, weeks: 2 }])
  })

  test('is told the nearest dates where the date is not', () => {
    const result = extend({ until: '2026-05-14' })
    expect(told(result)).toEqual(['until: not-allowed'])
    expect(result.ok ? '' : formatIssues(result.issues)).toContain('`2026-05-11`, or on `2026-05-18`')
    expect(told(extend({ until: '2026-04-27' }))).toEqual(['until: not-allowed'])
    expect(told(extend({ until: '2026-04-20' }))).toEqual(['until: not-allowed'])
  })

  test('can be extended twice, up to its twelve weeks and not a week beyond', () => {
    const once = unwrap(extend({ weeks: 3 }))
    const result = extend({ weeks: 2 }, once)
    expect(told(result)).toEqual(['weeks: extension-beyond-envelope'])
    expect(result.ok ? '' : formatIssues(result.issues)).toContain('13 weeks in all, and 12 is the most')
    expect(result.ok ? '' : formatIssues(result.issues)).toContain('1 week may still be added')
    const twice = unwrap(extend({ weeks: 1 }, once))
    expect(episodeDates(twice).plannedEnd).toBe(episodeDates(twice).lastDate)
    expect(told(extend({ weeks: 1 }, twice))).toEqual(['weeks: extension-beyond-envelope'])
  })

  test('cannot be extended until a date beyond its twelve weeks', () => {
    expect(told(extend({ until: '2026-05-25' }))).toEqual([])
    expect(told(extend({ until: '2026-06-01' }))).toEqual(['weeks: extension-beyond-envelope'])
  })

  test('can be extended late, as long as weeks are left: those in between count', () => {
    expect(told(extend({ weeks: 1, on: '2026-05-03' }))).toEqual([])
    expect(told(extend({ weeks: 1, on: '2026-05-04' }))).toEqual(['on: after-end'])
  })

  test('wants to know who approved it, when and why', () => {
    expect(told(extend({ weeks: 1, approvedBy: ' ', reason: '', on: '2026-04-31' }))).toEqual([
      'reason: missing',
      'approvedBy: missing',
      'on: not-a-date',
    ])
    expect(told(extend({ weeks: 1, on: '2026-03-01' }))).toEqual(['on: date-before-start'])
  })

  test('wants either weeks or a date', () => {
    expect(told(extend({}))).toEqual(['weeks: missing'])
    expect(told(extend({ weeks: 1, until: '2026-05-04' }))).toEqual(['until: not-allowed'])
    expect(told(extend({ weeks: 0 }))).toEqual(['weeks: out-of-range'])
    expect(told(extend({ weeks: 1.5 }))).toEqual(['weeks: wrong-type'])
  })

  test('can be extended by weeks while it is paused, but not until a date that nobody can know', () => {
    const paused = unwrap(
      safePauseEpisode(started(sixToEightWeeks), { from: '2026-04-06', reason: 'in hospital' }),
    )
    expect(told(extend({ weeks: 1 }, paused))).toEqual([])
    expect(told(extend({ until: '2026-05-04' }, paused))).toEqual(['until: pause-overlaps'])
  })
})

test('an episode whose decision allows no extension cannot be extended', () => {
  const result = extend({ weeks: 1, on: '2026-04-06' }, started(sixWeeks))
  expect(told(result)).toEqual(['(top): extension-not-possible'])
  expect(result.ok ? '' : formatIssues(result.issues)).toContain('the service does not extend')
})

test('an extension adds no contacts', () => {
  const limited = started({ ...sixToEightWeeks, contacts: { min: 4, max: 6 } })
  expect(unwrap(extend({ weeks: 2 }, limited)).terms.contacts).toEqual({ min: 4, max: 6 })
})
