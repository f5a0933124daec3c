import { describe, expect, test } from 'vitest'
import { safeCloseEpisode } from '../../src/episode/close-episode.js'
import type { Closure } from '../../src/episode/episode.js'
import { safeOpenEscalation, safeResolveEscalation } from '../../src/episode/escalations.js'
import { safeExtendEpisode } from '../../src/episode/extend-episode.js'
import { parseEpisode } from '../../src/episode/parse-episode.js'
import { safePauseEpisode, safeResumeEpisode } from '../../src/episode/pause-episode.js'
import { safeRecordContact } from '../../src/episode/record-contact.js'
import { formatIssues, unwrap } from '../../src/issue/issue.js'
import { idsOf, shippedVocabulary, vocabularyOf } from '../../src/referral/vocabulary.js'
import { started } from './support/accepted.js'
import { told } from './support/told.js'

const onwardPlan = 'the walking group on Thursdays; the GP hears from us'

const close = (closure: Partial<Closure>, episode = started()) =>
  safeCloseEpisode(episode, { on: '2026-04-13', reason: 'completed', onwardPlan, ...closure })

const escalated = (on = '2026-03-16') =>
  unwrap(
    safeOpenEscalation(started(), {
      on,
      route: 'mental-health-assessment',
      reason: 'told of thoughts of suicide',
      openedBy: 'Amina Khan',
    }),
  )

const resolved = (on = '2026-03-17') =>
  safeResolveEscalation(escalated(), {
    escalation: 'E1',
    on,
    outcome: 'seen the same day',
    resolvedBy: 'Dr Jones',
  })

describe('an episode is closed', () => {
  test('with a date, a reason and an onward plan', () => {
    expect(unwrap(close({})).closure).toEqual({ on: '2026-04-13', reason: 'completed', onwardPlan })
  })

  test.each(['', ' \n '])('never without an onward plan: %j', (plan) => {
    expect(told(close({ onwardPlan: plan }))).toEqual(['onwardPlan: missing'])
  })

  test('for one of the reasons that there are', () => {
    const result = close({ reason: 'complete' })
    expect(told(result)).toEqual(['reason: unknown-word'])
    expect(result.ok ? '' : formatIssues(result.issues)).toContain('did you mean `completed`')
    expect(told(close({ reason: 'All done!' }))).toEqual(['reason: wrong-format'])
  })

  test('not before something that is recorded', () => {
    const met = unwrap(safeRecordContact(started(), { date: '2026-04-14' }))
    expect(told(close({}, met))).toEqual(['on: out-of-order'])
    expect(told(close({ on: '2026-04-14' }, met))).toEqual([])
    const paused = unwrap(safePauseEpisode(started(), { from: '2026-04-14', reason: 'away' }))
    expect(told(close({}, paused))).toEqual(['on: out-of-order'])
    const approval = { weeks: 1, reason: 'more time', approvedBy: 'Joan Lee', on: '2026-04-14' }
    expect(told(close({}, unwrap(safeExtendEpisode(started(), approval))))).toEqual(['on: out-of-order'])
    expect(told(close({ reason: 'escalated' }, escalated('2026-04-14')))).toEqual(['on: out-of-order'])
  })

  test('before it starts, when a client withdraws while waiting, but not as completed', () => {
    const waiting = { ...started(), startDate: '2026-03-30' }
    expect(told(close({ on: '2026-03-09', reason: 'withdrew' }, waiting))).toEqual([])
    expect(told(close({ on: '2026-03-09' }, waiting))).toEqual(['on: date-before-start'])
    expect(told(close({ on: '2026-03-01', reason: 'withdrew' }, waiting))).toEqual([
      'on: start-before-decision',
    ])
  })

  test('and then stays as it is', () => {
    const closed = unwrap(close({}))
    const by = { reason: 'more', approvedBy: 'Joan Lee', on: '2026-04-01' }
    const tries = [
      safeRecordContact(closed, { date: '2026-04-01' }),
      safeExtendEpisode(closed, { weeks: 1, ...by }),
      safePauseEpisode(closed, { from: '2026-04-01', reason: 'away' }),
      safeResumeEpisode(closed, { on: '2026-04-01' }),
      safeOpenEscalation(closed, {
        on: '2026-04-01',
        route: 'crisis-team',
        reason: 'r',
        openedBy: 'Amina Khan',
      }),
      close({}, closed),
    ]
    for (const result of tries) expect(told(result)).toEqual(['episode.closure: episode-closed'])
  })
})

describe('an episode with an open escalation', () => {
  test('cannot be closed as completed', () => {
    const result = close({}, escalated())
    expect(told(result)).toEqual(['reason: open-escalation'])
    expect(result.ok ? '' : formatIssues(result.issues)).toContain('open escalation (`E1`)')
  })

  test.each(idsOf(shippedVocabulary.closureReasons).filter((reason) => reason !== 'completed'))(
    'can be closed as %s',
    (reason) => {
      expect(told(close({ reason }, escalated()))).toEqual([])
    },
  )

  test('can be closed as completed once a named person has resolved it', () => {
    expect(told(close({}, unwrap(resolved())))).toEqual([])
    expect(told(close({}, unwrap(resolved('2026-04-13'))))).toEqual([])
  })

  test('cannot, if it was resolved only after the day of closing', () => {
    expect(told(close({}, unwrap(resolved('2026-04-14'))))).toEqual(['reason: open-escalation'])
  })

  test('can still be resolved after it was closed', () => {
    const closed = unwrap(close({ reason: 'escalated' }, escalated()))
    const after = safeResolveEscalation(closed, {
      escalation: 'E1',
      on: '2026-05-01',
      outcome: 'under the care of the crisis team',
      resolvedBy: 'Dr Jones',
    })
    expect(unwrap(after).escalations[0]?.resolution?.resolvedBy).toBe('Dr Jones')
  })
})

describe('an escalation', () => {
  test('has a number, a place it went to, a reason and a person', () => {
    expect(escalated().escalations).toEqual([
      {
        id: 'E1',
        on: '2026-03-16',
        route: 'mental-health-assessment',
        reason: 'told of thoughts of suicide',
        openedBy: 'Amina Khan',
        resolution: null,
      },
    ])
  })

  test('can be opened while the client waits for the first contact, but not before the decision', () => {
    const waiting = { ...started(), startDate: '2026-03-30' }
    const open = (on: string) =>
      safeOpenEscalation(waiting, { on, route: 'crisis-team', reason: 'a call', openedBy: 'Amina Khan' })
    expect(told(open('2026-03-09'))).toEqual([])
    expect(told(open('2026-03-01'))).toEqual(['on: start-before-decision'])
  })

  test('is resolved by somebody with a name, on the day it was opened or after it', () => {
    expect(told(resolved('2026-03-16'))).toEqual([])
    expect(told(resolved('2026-03-15'))).toEqual(['on: out-of-order'])
    expect(
      told(
        safeResolveEscalation(escalated(), {
          escalation: 'E1',
          on: '2026-03-17',
          outcome: '',
          resolvedBy: ' ',
        }),
      ),
    ).toEqual(['outcome: missing', 'resolvedBy: missing'])
  })

  test('is resolved once, and only if there is such a one', () => {
    const again = { escalation: 'E1', on: '2026-03-18', outcome: 'seen', resolvedBy: 'Dr Jones' }
    expect(told(safeResolveEscalation(unwrap(resolved()), again))).toEqual(['escalation: unknown-escalation'])
    const other = safeResolveEscalation(escalated(), { ...again, escalation: 'E2' })
    expect(told(other)).toEqual(['escalation: unknown-escalation'])
    expect(other.ok ? '' : formatIssues(other.issues)).toContain('`E1`')
  })
})

test('an episode is closed as escalated only where an escalation is on record', () => {
  expect(told(close({ reason: 'escalated' }))).toEqual(['reason: not-allowed'])
  expect(told(close({ reason: 'escalated' }, escalated()))).toEqual([])
})

describe('a rule set’s own reasons for closing', () => {
  const vocabulary = vocabularyOf({
    vocabulary: {
      closureReasons: [
        { id: 'goals-met', title: 'goals met', kindOf: 'completed' },
        { id: 'with-camhs', title: 'taken over by CAMHS', kindOf: 'escalated' },
        { id: 'turned-25', title: 'turned 25' },
      ],
    },
  })
  const closeBy = (reason: string, episode = started(), on = '2026-04-13') =>
    safeCloseEpisode(episode, { on, reason, onwardPlan }, { vocabulary })

  test('are taken in the place of those that ship, and a slip is told', () => {
    expect(told(closeBy('turned-25'))).toEqual([])
    const slip = closeBy('goal-met')
    expect(told(slip)).toEqual(['reason: unknown-word'])
    expect(slip.ok ? '' : formatIssues(slip.issues)).toContain('did you mean `goals-met`')
    expect(told(closeBy('withdrew'))).toEqual(['reason: unknown-word'])
    expect(told(close({ reason: 'turned-25' }))).toEqual(['reason: unknown-word'])
  })

  test('can be read back from storage without the rule set', () => {
    const closed = unwrap(closeBy('turned-25'))
    expect(parseEpisode(JSON.parse(JSON.stringify(closed)))).toEqual({ ok: true, value: closed })
  })

  test('keep what is asked of the reason that they are a kind of', () => {
    expect(told(closeBy('goals-met'))).toEqual([])
    expect(told(closeBy('goals-met', escalated()))).toEqual(['reason: open-escalation'])
    const waiting = { ...started(), startDate: '2026-03-30' }
    expect(told(closeBy('goals-met', waiting, '2026-03-09'))).toEqual(['on: date-before-start'])
    expect(told(closeBy('with-camhs'))).toEqual(['reason: not-allowed'])
    expect(told(closeBy('with-camhs', escalated()))).toEqual([])
    expect(told(closeBy('turned-25', escalated()))).toEqual([])
  })

  test('are given in `vocabulary`, and a slip in that is told as well', () => {
    // A slip that callers without types make.
    const options = { vocabluary: vocabulary } as object
    const result = safeCloseEpisode(started(), { on: '2026-04-13', reason: 'completed', onwardPlan }, options)
    expect(told(result)).toEqual(['options.vocabluary: unknown-key'])
  })
})
