import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseEpisode } from '../../src/episode/parse-episode.js'
import { safeStartEpisode } from '../../src/episode/start-episode.js'
import { formatIssues, unwrap } from '../../src/issue/issue.js'
import { DISPOSITIONS } from '../../src/rule-set/rule-set.js'
import { deepFreeze, isDeeplyFrozen } from '../support/deep-freeze.js'
import { accepted, sixWeeks } from './support/accepted.js'
import { told } from './support/told.js'

const start = (changes: Record<string, unknown>) =>
  // What callers without types may hand in.
  safeStartEpisode({
    decision: accepted(),
    startDate: '2026-03-02',
    confirmedBy: 'Amina Khan',
    ...changes,
  } as Parameters<typeof safeStartEpisode>[0])

describe('an episode starts', () => {
  test('from an accepted decision, a date and the person who confirmed it', () => {
    const episode = unwrap(start({}))
    expect(episode).toEqual({
      schemaVersion: 1,
      referral: 'R-1001',
      pathway: 'holistic',
      startDate: '2026-03-02',
      confirmedBy: 'Amina Khan',
      terms: accepted().intervention,
      contacts: [],
      extensions: [],
      pauses: [],
      escalations: [],
      closure: null,
      provenance: accepted().provenance,
    })
    expect(isDeeplyFrozen(episode)).toBe(true)
  })

  test('only where `parseEpisode` takes it as it is, whichever part of it was damaged', () => {
    const odd = fc.oneof(
      fc.constantFrom(null, '', ' ', 0, 6, 6.5, '2026-03-02', '2026-02-30', '9999-12-31', 'x'.repeat(201)),
      fc.anything(),
    )
    const limits = fc.record({ min: fc.integer({ min: 5, max: 13 }), max: fc.integer({ min: 5, max: 13 }) })
    const maxWeeks = fc.option(fc.integer({ min: 5, max: 13 }))
    const extension = fc.record({ possible: fc.boolean(), maxWeeks, reason: fc.constantFrom('', 'why') })
    const { intervention, provenance } = accepted()
    const damaged = fc.oneof(
      odd.map((pathway) => ({ pathway })),
      odd.map((referral) => ({ referral })),
      limits.map((weeks) => ({ intervention: { ...intervention, weeks } })),
      fc.oneof(limits, odd).map((contacts) => ({ intervention: { ...intervention, contacts } })),
      extension.map((changed) => ({ intervention: { ...intervention, extension: changed } })),
      fc
        .tuple(fc.constantFrom(...Object.keys(provenance)), odd)
        .map(([key, value]) => ({ provenance: { ...provenance, [key]: value } })),
    )
    const day = fc.oneof({ weight: 4, arbitrary: fc.constant('2026-03-02') }, { weight: 1, arbitrary: odd })
    let starts = 0
    fc.assert(
      fc.property(damaged, day, (changes, startDate) => {
        const decision = { ...accepted(), ...changes }
        const { intervention: terms, pathway, provenance: madeWith, referral } = decision
        const whole = { ...unwrap(start({})), referral, pathway, startDate, terms, provenance: madeWith }
        const [result, read] = [start({ decision, startDate }), parseEpisode(whole)]
        expect(result.ok).toBe(read.ok)
        if (!result.ok || !read.ok) return
        starts += 1
        expect(JSON.stringify(result.value)).toBe(JSON.stringify(read.value))
        expect(isDeeplyFrozen(result.value)).toBe(true)
      }),
      { numRuns: 1_000 },
    )
    expect(starts).toBeGreaterThan(50)
  })

  test('on the day of the decision or on any day after it while its answers hold', () => {
    expect(told(start({ startDate: '2026-03-02' }))).toEqual([])
    expect(told(start({ startDate: '2026-03-30' }))).toEqual([])
    expect(told(start({ startDate: '2026-03-01' }))).toEqual(['startDate: start-before-decision'])
  })

  test('without touching the decision', () => {
    const decision = deepFreeze(accepted())
    expect(told(start({ decision }))).toEqual([])
  })

  test('the same, byte for byte, from the same decision', () => {
    const shuffled = JSON.parse(
      JSON.stringify(accepted(), Object.keys(accepted()).reverse().concat(deepKeys)),
    )
    expect(JSON.stringify(unwrap(start({ decision: shuffled })))).toBe(JSON.stringify(unwrap(start({}))))
  })
})

/** Every key inside a decision, in an order that is not its own. */
const deepKeys = [
  'extension contacts weeks reason maxWeeks possible max min asOf library service safetyFloor ruleSet',
  'digest version id name rule title verdict outcome type target facts source',
].flatMap((line) => line.split(' '))

describe('no episode starts', () => {
  test.each(DISPOSITIONS.filter((one) => one !== 'accept'))('from a decision to %s', (disposition) => {
    const decision = { ...accepted(), disposition, pathway: null, intervention: null }
    const result = start({ decision })
    expect(told(result)).toEqual(['decision.disposition: not-accepted'])
    expect(result.ok ? '' : formatIssues(result.issues)).toContain(`the decision is \`${disposition}\``)
  })

  test.each([
    [undefined],
    [''],
    ['   '],
    ['-'],
    ['…'],
    ['42'],
    ['\u200b'],
    ['\u2060'],
    ['\u3164'],
    [null],
    [7],
  ])('that nobody has confirmed: %j', (confirmedBy) => {
    expect(told(start({ confirmedBy }))).toEqual(['confirmedBy: not-confirmed'])
  })

  test.each([
    [undefined, 'missing'],
    ['2026-02-30', 'not-a-date'],
    ['2025-02-29', 'not-a-date'],
    ['02/03/2026', 'not-a-date'],
    ['2026-03-02T00:00:00Z', 'not-a-date'],
    [20260302, 'wrong-type'],
    ['9999-12-01', 'out-of-range'],
  ])('on %j', (startDate, code) => {
    expect(told(start({ startDate }))).toEqual([`startDate: ${code}`])
  })

  test.each([
    [undefined, ['decision: missing']],
    [null, ['decision: wrong-type']],
    [[], ['decision: wrong-type']],
    [{}, ['decision.schemaVersion: missing', 'decision.disposition: missing']],
    [{ ...accepted(), schemaVersion: 5 }, ['decision.schemaVersion: not-allowed']],
    [{ ...accepted(), intervention: null }, ['decision.intervention: wrong-type']],
    [
      accepted({ ...sixWeeks, weeks: { min: 6, max: 26 } }),
      ['decision.intervention.weeks.max: out-of-range'],
    ],
    [
      accepted({ ...sixWeeks, weeks: { min: 8, max: 6 }, contacts: { min: 5, max: 4 } }),
      ['decision.intervention.weeks: range-inverted', 'decision.intervention.contacts: range-inverted'],
    ],
    [
      accepted({ ...sixWeeks, extension: { possible: true, maxWeeks: null, reason: 'unclear' } }),
      ['decision.intervention.extension.maxWeeks: not-allowed'],
    ],
    [
      accepted({
        ...sixWeeks,
        weeks: { min: 6, max: 10 },
        extension: { possible: true, maxWeeks: 9, reason: 'less' },
      }),
      ['decision.intervention.extension.maxWeeks: not-allowed'],
    ],
    [
      accepted({ ...sixWeeks, extension: { possible: false, maxWeeks: 12, reason: 'unclear' } }),
      ['decision.intervention.extension.maxWeeks: not-allowed'],
    ],
  ])('from something that is no accepted decision: %#', (decision, issues) => {
    expect(told(start({ decision }))).toEqual(issues)
  })

  test('and everything that is wrong is said at once', () => {
    const decision = { ...accepted(), disposition: 'escalate' }
    expect(told(start({ decision, startDate: '2026-02-30', confirmedBy: ' ', confirmedby: 'x' }))).toEqual([
      'decision.disposition: not-accepted',
      'startDate: not-a-date',
      'confirmedBy: not-confirmed',
      'confirmedby: unknown-key',
    ])
    expect(told(start({ startDate: '2026-02-27', confirmedBy: '' }))).toEqual([
      'confirmedBy: not-confirmed',
      'startDate: start-before-decision',
    ])
  })

  test('and nothing is thrown, whatever is handed in', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), (decision, whole) => {
        expect(start({ decision }).ok).toBe(false)
        expect(safeStartEpisode(whole as Parameters<typeof safeStartEpisode>[0]).ok).toBe(false) // on purpose
      }),
    )
  })
})

describe('a pathway that is provisional', () => {
  const decision = {
    ...accepted(),
    pathway: 'light',
    couldBecome: [
      {
        pathway: 'holistic',
        pathwayTitle: 'Holistic',
        rules: ['holistic-housebound', 'holistic-interpreter'],
        questions: ['housebound', 'interpreterNeeded'],
      },
    ],
  }

  test('starts no episode until its questions are answered', () => {
    const result = start({ decision })
    expect(told(result)).toEqual(['decision.couldBecome: provisional-pathway'])
    if (result.ok) throw new Error('it started')
    expect(result.issues[0].message).toBe(
      'the pathway `light` is provisional: it could still become `holistic`',
    )
    expect(result.issues[0].hint).toContain('ask about `housebound`, `interpreterNeeded`')
    expect(start({ decision: { ...decision, couldBecome: [] } }).ok).toBe(true)
  })

  test('starts one where a person overrides it with a reason, which the episode keeps', () => {
    const reason = 'She starts the walking group tomorrow; we speak again on Friday'
    const episode = unwrap(start({ decision, override: { reason } }))
    expect(episode).toMatchObject({ pathway: 'light', override: { reason } })
    expect(unwrap(parseEpisode(JSON.parse(JSON.stringify(episode))))).toEqual(episode)
    expect(told(start({ decision, override: { reason: ' ' } }))).toEqual(['override.reason: missing'])
    expect(told(start({ decision, override: {} }))).toEqual(['override.reason: missing'])
  })

  test('and one that is settled has nothing to override', () => {
    expect(told(start({ override: { reason: 'to be sure' } }))).toEqual(['override: nothing-to-override'])
  })
})

describe('a service without a place', () => {
  const fromApril = { ...accepted(), startFrom: '2026-03-20' }
  const noDay = { ...accepted(), startFrom: null }

  test('starts nobody before the day from which it has one', () => {
    const result = start({ decision: fromApril, startDate: '2026-03-19' })
    expect(told(result)).toEqual(['startDate: no-place-yet'])
    if (result.ok) throw new Error('it started')
    expect(result.issues[0].message).toBe(
      'the service has no place on `2026-03-19`: it has one from `2026-03-20` on',
    )
    expect(start({ decision: fromApril, startDate: '2026-03-20' }).ok).toBe(true)
  })

  test('starts nobody while it is not known from when it has one', () => {
    const result = start({ decision: noDay, startDate: '2026-03-20' })
    expect(told(result)).toEqual(['startDate: no-place-yet'])
    expect(result.ok || result.issues[0].hint).toContain('decide again once the service has a place')
  })

  test('starts somebody all the same where a person says why, and the episode keeps it', () => {
    const override = { reason: 'somebody else has moved away, and there is a place' }
    for (const decision of [fromApril, noDay])
      expect(unwrap(start({ decision, startDate: '2026-03-05', override })).override).toEqual(override)
    expect(told(start({ decision: fromApril, startDate: '2026-03-20', override }))).toEqual([
      'override: nothing-to-override',
    ])
  })

  test('lets no answer hold longer: where its place comes after that, it is asked and decided again', () => {
    const late = { ...accepted(), startFrom: '2026-05-01' }
    expect(told(start({ decision: late, startDate: '2026-05-01' }))).toEqual(['startDate: decision-too-old'])
  })
})

describe('a decision', () => {
  test('starts an episode while its answers hold, and not a day longer', () => {
    expect(start({ startDate: '2026-03-30' }).ok).toBe(true)
    expect(told(start({ startDate: '2026-03-31' }))).toEqual(['startDate: decision-too-old'])
    const sooner = { ...accepted(), startBy: '2026-03-05' }
    expect(told(start({ decision: sooner, startDate: '2026-03-06' }))).toEqual([
      'startDate: decision-too-old',
    ])
  })

  test('of an earlier form holds as long as the safety floor lets a “no” hold', () => {
    const {
      couldBecome: _,
      startBy: __,
      startFrom: ___,
      ...earlier
    } = {
      couldBecome: null,
      startBy: null,
      startFrom: null,
      ...accepted(),
    }
    for (const schemaVersion of [1, 2]) {
      const decision = { ...earlier, schemaVersion }
      expect(start({ decision, startDate: '2026-03-30' }).ok).toBe(true)
      expect(told(start({ decision, startDate: '2026-03-31' }))).toEqual(['startDate: decision-too-old'])
    }
    expect(told(start({ decision: earlier }))).toEqual([
      'decision.couldBecome: missing',
      'decision.startBy: missing',
      'decision.startFrom: missing',
    ])
  })
})
