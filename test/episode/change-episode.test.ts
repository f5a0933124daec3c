import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as triage from '../../src/index.js'
import { formatIssues } from '../../src/issue/issue.js'
import { started } from './support/accepted.js'
import { attempts, intervention, startDate, tryOn } from './support/courses.js'
import { told } from './support/told.js'

const CHANGES = {
  safeRecordContact: triage.safeRecordContact,
  safeExtendEpisode: triage.safeExtendEpisode,
  safePauseEpisode: triage.safePauseEpisode,
  safeResumeEpisode: triage.safeResumeEpisode,
  safeCloseEpisode: triage.safeCloseEpisode,
  safeOpenEscalation: triage.safeOpenEscalation,
  safeResolveEscalation: triage.safeResolveEscalation,
}

/** A change, called as callers without types call it. */
type Untyped = (episode: unknown, request: unknown) => ReturnType<typeof triage.safeRecordContact>

describe.each(Object.entries(CHANGES))('%s', (_, change) => {
  const untyped = change as Untyped // on purpose: every one of them takes an episode and a request

  test('refuses whatever is no request, with issues and without a crash', () => {
    fc.assert(
      fc.property(fc.anything(), (request) => {
        expect(untyped(started(), request).ok).toBe(false)
      }),
    )
  })

  test('refuses whatever is no episode, and says so under `episode`', () => {
    fc.assert(
      fc.property(fc.anything(), (episode) => {
        const result = untyped(episode, {})
        expect(result.ok).toBe(false)
        expect(result.ok ? [] : result.issues.map(({ path }) => path[0])).toContain('episode')
      }),
    )
  })
})

test('what is wrong with the episode and with the request is said at once', () => {
  const broken = { ...started(), startDate: '2026-02-30' }
  expect(told(triage.safeRecordContact(broken, { date: 'yesterday' }))).toEqual([
    'episode.startDate: not-a-date',
    'date: not-a-date',
  ])
})

test('an escalation after the end is taken to the specialist first', () => {
  const ending = { on: '2026-04-13', reason: 'completed', onwardPlan: 'the walking group' } as const
  const closed = triage.safeCloseEpisode(started(), ending)
  if (!closed.ok) throw new Error('not closed')
  const how = { on: '2026-04-14', route: 'crisis-team', reason: 'a call', openedBy: 'Amina Khan' }
  const result = triage.safeOpenEscalation(closed.value, how)
  expect(result.ok ? '' : formatIssues(result.issues)).toContain('take it to the specialist now')
})

test('random courses try everything, and everything is at times accepted and at times refused', () => {
  const seen = new Set<string>()
  fc.assert(
    fc.property(intervention, startDate, attempts, (terms, start, tried) => {
      let episode = started(terms, start)
      for (const what of tried) {
        const after = tryOn(episode, what)
        seen.add(`${what.do} ${after.ok ? 'accepted' : 'refused'}`)
        if (after.ok) episode = after.value
      }
    }),
    { numRuns: 150, seed: 6 },
  )
  const wanted = ['contact', 'extend', 'pause', 'resume', 'escalate', 'resolve', 'close'].flatMap((what) => [
    `${what} accepted`,
    // From its first day on there is nothing about a contact or an escalation to refuse.
    ...(['contact', 'escalate'].includes(what) ? [] : [`${what} refused`]),
  ])
  expect([...seen].sort()).toEqual(wanted.sort())
})
