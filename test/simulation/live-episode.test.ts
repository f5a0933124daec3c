import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Decision } from '../../src/decision/decision.js'
import { parseEpisode } from '../../src/episode/parse-episode.js'
import { TriageError } from '../../src/issue/issue.js'
import { daysBetween } from '../../src/referral/calendar-date.js'
import { startClock } from '../../src/simulation/clock.js'
import { liveEpisode } from '../../src/simulation/live-episode.js'
import { accepted, sixWeeks } from '../episode/support/accepted.js'

describe('a clock', () => {
  test('moves as far as it is told, and no further', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ weeks: fc.nat(20), days: fc.nat(40) }), { maxLength: 10 }),
        (spans) => {
          const clock = startClock('2026-03-02')
          for (const span of spans) expect(clock.advance(span)).toBe(clock.today)
          const days = spans.reduce((sum, span) => sum + span.weeks * 7 + span.days, 0)
          expect(daysBetween('2026-03-02', clock.today)).toBe(days)
        },
      ),
    )
  })

  test('takes no notice of the days on which clocks are changed', () => {
    const clock = startClock('2026-03-28')
    expect([clock.advance({ days: 1 }), clock.advance({ days: 1 })]).toEqual(['2026-03-29', '2026-03-30'])
  })

  test('goes to a day ahead, and never back', () => {
    const clock = startClock('2026-03-02')
    expect(clock.advanceTo('2026-04-13')).toBe('2026-04-13')
    expect(() => clock.advanceTo('2026-04-12')).toThrow('is past')
    expect(() => clock.advance({ days: -1 })).toThrow(TriageError)
    expect(clock.today).toBe('2026-04-13')
  })

  test('stands still where it is told something that it does not know', () => {
    const clock = startClock('2026-03-02')
    // @ts-expect-error months have no fixed length
    expect(() => clock.advance({ months: 1 })).toThrow('unknown-key')
    expect(() => clock.advance({ days: 1.5 })).toThrow(TriageError)
    expect(() => startClock('2026-02-30')).toThrow(TriageError)
    expect(() => startClock('9999-12-31').advance({ days: 1 })).toThrow('beyond')
    expect(clock.today).toBe('2026-03-02')
  })
})

describe('twelve weeks in a moment', () => {
  test('contacts, a review, a pause, an extension, an escalation and the end', () => {
    const clock = startClock('2026-03-02')
    const life = liveEpisode(clock, { decision: accepted(), confirmedBy: 'Amina Khan' })
    expect(life.status).toMatchObject({ status: 'in-progress', week: 1, weeksLeft: 8, contactsSoFar: 0 })

    life.contact({ note: 'first visit' })
    clock.advance({ weeks: 2 })
    life.contact()
    life.pause({ reason: 'in hospital' })
    expect(life.status.status).toBe('paused')
    clock.advance({ weeks: 1 })
    life.resume()

    clock.advance({ weeks: 2 })
    expect(life.status).toMatchObject({ status: 'review-due', week: 5, reviewDue: true })
    life.review({ note: 'the choir helps' })
    expect(life.status).toMatchObject({ status: 'in-progress', reviewDue: false, contactsSoFar: 3 })

    clock.advance({ weeks: 2 })
    expect(life.status.status).toBe('ending-soon')
    life.extend({ weeks: 4, reason: 'moving house', approvedBy: 'Amina Khan' })
    expect(life.status).toMatchObject({ status: 'in-progress', weeksPlanned: 12 })

    life.escalate({ route: 'crisis-team', reason: 'thoughts of suicide', openedBy: 'Amina Khan' })
    expect(life.status.openEscalations).toEqual(['E1'])
    expect(() => life.close({ reason: 'completed', onwardPlan: 'the choir' })).toThrow('open-escalation')
    life.resolve({ escalation: 'E1', outcome: 'seen the same day', resolvedBy: 'Dr Osei' })

    clock.advance({ weeks: 6 })
    expect(life.status).toMatchObject({ status: 'time-up', weeksLeft: 0 })
    life.close({ reason: 'completed', onwardPlan: 'the choir, every Tuesday' })
    expect(life.status.status).toBe('closed')
    expect(life.episode.closure?.on).toBe(clock.today)
    expect(parseEpisode(life.episode)).toEqual({ ok: true, value: life.episode })
  })

  test('what the episode does not allow is refused, and changes nothing', () => {
    const clock = startClock('2026-03-02')
    const life = liveEpisode(clock, { decision: accepted(sixWeeks) })
    const before = life.episode
    expect(() => life.extend({ weeks: 1, reason: 'more', approvedBy: 'Amina Khan' })).toThrow(TriageError)
    expect(() => life.resume()).toThrow('not-paused')
    expect(life.episode).toBe(before)
  })

  test('two episodes under one clock are in the same day, each with its own events', () => {
    const clock = startClock('2026-03-02')
    const [one, other] = [
      liveEpisode(clock, { decision: accepted() }),
      liveEpisode(clock, { decision: accepted() }),
    ]
    one.contact()
    clock.advance({ weeks: 1 })
    expect([one.status.on, other.status.on]).toEqual(['2026-03-09', '2026-03-09'])
    expect([one.status.contactsSoFar, other.status.contactsSoFar]).toEqual([1, 0])
  })

  test('only an accepted referral becomes an episode', () => {
    const { intervention: _, ...rest } = accepted()
    const decision: Decision = {
      ...rest,
      disposition: 'request-information',
      pathway: null,
      provisionalPathway: 'holistic',
      dueBy: '2026-03-09',
      intervention: null,
    }
    expect(() => liveEpisode(startClock('2026-03-02'), { decision })).toThrow('not-accepted')
  })
})
