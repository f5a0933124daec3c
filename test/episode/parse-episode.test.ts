import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Episode } from '../../src/episode/episode.js'
import { parseEpisode } from '../../src/episode/parse-episode.js'
import { unwrap } from '../../src/issue/issue.js'
import { deepFreeze, isDeeplyFrozen } from '../support/deep-freeze.js'
import { withKeysShuffled } from '../support/shuffled.js'
import { sixWeeks, started } from './support/accepted.js'
import { attempts, course, courseOf, intervention, startDate, tryOn } from './support/courses.js'
import { told } from './support/told.js'

const whole: Episode = {
  ...started(),
  contacts: [{ date: '2026-03-02', review: false, note: null }],
  extensions: [{ on: '2026-04-20', weeks: 2, reason: 'more time', approvedBy: 'Joan Lee' }],
  pauses: [
    { from: '2026-03-09', until: '2026-03-16', reason: 'in hospital' },
    { from: '2026-03-30', until: null, reason: 'in hospital again' },
  ],
  escalations: [
    {
      id: 'E1',
      on: '2026-03-16',
      route: 'crisis-team',
      reason: 'told of thoughts of suicide',
      openedBy: 'Amina Khan',
      resolution: { on: '2026-03-17', outcome: 'seen', resolvedBy: 'Dr Jones' },
    },
  ],
  closure: { on: '2026-04-27', reason: 'completed', onwardPlan: 'the walking group' },
}

describe('an episode that was stored', () => {
  test('is read back as it was, whatever happened in it', () => {
    fc.assert(
      fc.property(course, (episode) => {
        const stored = JSON.stringify(episode)
        const read = unwrap(parseEpisode(JSON.parse(stored)))
        expect(JSON.stringify(read)).toBe(stored)
        expect(isDeeplyFrozen(read)).toBe(true)
      }),
    )
  })

  test('is read the same whatever the order of its keys', () => {
    fc.assert(
      fc.property(withKeysShuffled(whole), (episode) => {
        expect(JSON.stringify(unwrap(parseEpisode(episode)))).toBe(
          JSON.stringify(unwrap(parseEpisode(whole))),
        )
      }),
    )
  })
})

describe('a change to an episode', () => {
  test('leaves the one before it untouched, and gives one that nobody can write to', () => {
    fc.assert(
      fc.property(intervention, startDate, attempts, (terms, start, tried) => {
        for (const [index, what] of tried.entries()) {
          const before = deepFreeze(structuredClone(courseOf(started(terms, start), tried.slice(0, index))))
          const stored = JSON.stringify(before)
          const after = tryOn(before, what)
          expect(JSON.stringify(before)).toBe(stored)
          expect(isDeeplyFrozen(after.ok ? after.value : before)).toBe(true)
        }
      }),
      { numRuns: 40 },
    )
  })

  test('is the same each time it is made', () => {
    fc.assert(
      fc.property(intervention, startDate, attempts, (terms, start, tried) => {
        const once = courseOf(started(terms, start), tried)
        expect(JSON.stringify(courseOf(started(terms, start), tried))).toBe(JSON.stringify(once))
      }),
    )
  })
})

describe('a stored episode that cannot be is refused', () => {
  test.each<[string, object, readonly string[]]>([
    ['of another version', { schemaVersion: 2 }, ['schemaVersion: not-allowed']],
    ['with a stray key', { plannedEnd: '2026-04-13' }, ['plannedEnd: unknown-key']],
    ['that started before it was decided', { startDate: '2026-03-01' }, ['startDate: start-before-decision']],
    ['confirmed by nobody', { confirmedBy: ' ' }, ['confirmedBy: missing']],
    ['confirmed by something invisible', { confirmedBy: '\u3164\u200b' }, ['confirmedBy: missing']],
    [
      'of half a year',
      { terms: { ...sixWeeks, weeks: { min: 6, max: 26 } } },
      ['terms.weeks.max: out-of-range'],
    ],
    [
      'extended where that was not possible',
      { terms: sixWeeks, closure: null },
      ['extensions[0]: extension-not-possible'],
    ],
    [
      'extended beyond its most weeks',
      { extensions: [...whole.extensions, { ...whole.extensions[0], weeks: 3 }] },
      ['extensions[1].weeks: extension-beyond-envelope'],
    ],
    [
      'with two pauses at once',
      { pauses: [...whole.pauses, { from: '2026-04-06', until: '2026-04-13', reason: 'away' }] },
      ['pauses[2].from: pause-overlaps'],
    ],
    [
      'paused for longer than pauses may last',
      { pauses: [{ from: '2026-03-02', until: '2026-06-01', reason: 'away' }], closure: null },
      ['pauses[0].until: pause-too-long'],
    ],
    [
      'with a contact before its start',
      { contacts: [{ date: '2026-02-28', review: false, note: null }] },
      ['contacts[0].date: date-before-start'],
    ],
    [
      'with a gap in the numbers of its escalations',
      { escalations: [{ ...whole.escalations[0], id: 'E2' }] },
      ['escalations[0].id: not-allowed'],
    ],
    [
      'completed with an escalation open',
      { escalations: [{ ...whole.escalations[0], resolution: null }] },
      ['closure.reason: open-escalation'],
    ],
    [
      'closed before its last contact',
      { contacts: [{ date: '2026-04-28', review: false, note: null }] },
      ['closure.on: out-of-order'],
    ],
  ])('%s', (_, change, issues) => {
    expect(told(parseEpisode(whole))).toEqual([])
    expect(told(parseEpisode({ ...whole, ...change }))).toEqual(issues)
  })

  test('with everything that is wrong said at once', () => {
    const wrong = {
      ...whole,
      contacts: [{ date: '2026-02-28', review: false, note: null }],
      escalations: [{ ...whole.escalations[0], resolution: null }],
      closure: { on: '2026-02-27', reason: 'completed', onwardPlan: 'none' },
    }
    expect(told(parseEpisode(wrong))).toEqual([
      'contacts[0].date: date-before-start',
      'closure.on: start-before-decision',
      'closure.on: out-of-order',
      'closure.reason: open-escalation',
    ])
  })

  test('without a crash, whatever it is', () => {
    fc.assert(
      fc.property(fc.anything(), (input) => {
        expect(parseEpisode(input).ok).toBe(false)
      }),
    )
    const polluted: unknown = JSON.parse(JSON.stringify(whole).replace('{', '{"__proto__":{"closure":null},'))
    expect(told(parseEpisode(polluted))).toEqual(['__proto__: forbidden-key'])
    const deep: unknown = JSON.parse('['.repeat(5_000) + ']'.repeat(5_000))
    expect(told(parseEpisode({ ...whole, contacts: deep }))).toContain(`contacts${'[0]'.repeat(7)}: too-deep`)
    expect(parseEpisode({ ...whole, contacts: new Array(1_000_000).fill(whole.contacts[0]) }).ok).toBe(false)
  })
})
