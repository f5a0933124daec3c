import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatPath } from '../../src/issue/issue.js'
import { parseReferral } from '../../src/referral/parse-referral.js'
import { fullReferrals, referrals, referralsWithLocalFacts } from '../support/arbitraries/referrals.js'
import { deepFreeze, isDeeplyFrozen } from '../support/deep-freeze.js'
import { withKeysShuffled } from '../support/shuffled.js'

const EXAMPLE = {
  id: 'R-1001',
  receivedOn: '2026-03-02',
  source: 'gp',
  consent: 'yes',
  client: {
    id: 'C-77',
    dateOfBirth: '1948-05-01',
    longTermConditions: 2,
    housebound: 'yes',
    supportToLeaveHome: 'no',
    carer: 'no',
    interpreterNeeded: 'no',
    selfNavigation: 'needs-support',
  },
  needs: [{ domain: 'loneliness' }, { domain: 'money' }],
  risks: { suicidalThoughts: 'no', selfHarm: 'no', pastSuicidalThoughts: 'yes' },
  assessments: [{ instrument: 'phq-9', completedOn: '2026-02-27', items: [1, 2, 0, 1, 1, 0, 1, 0, 0] }],
  local: { inCatchment: true },
}

/** The smallest referral there is, and more. */
const with_ = (more: object): object => ({ id: 'R-1', receivedOn: '2026-03-02', ...more })

const told = (input: unknown): readonly string[] => {
  const result = parseReferral(input)
  return result.ok ? [] : result.issues.map(({ code, path }) => `${formatPath(path)}: ${code}`)
}

describe('a good referral', () => {
  test('is taken as it is', () => {
    expect(parseReferral(EXAMPLE)).toEqual({ ok: true, value: EXAMPLE })
    expect(parseReferral(with_({}))).toStrictEqual({ ok: true, value: with_({}) })
  })

  test('equals what came in, frozen, however much of it is filled in; and what came in is left alone', () => {
    fc.assert(
      fc.property(fc.oneof(referrals, fullReferrals, referralsWithLocalFacts), (referral) => {
        const result = parseReferral(deepFreeze(referral))
        expect(result).toEqual({ ok: true, value: referral })
        expect(result.ok && isDeeplyFrozen(result.value)).toBe(true)
      }),
    )
  })

  test('reads the same whatever the order of its keys', () => {
    fc.assert(
      fc.property(
        fullReferrals.chain((referral) => fc.tuple(fc.constant(referral), withKeysShuffled(referral))),
        ([referral, shuffled]) => {
          expect(JSON.stringify(parseReferral(shuffled))).toBe(JSON.stringify(parseReferral(referral)))
        },
      ),
    )
  })

  test('reads the same after it is read', () => {
    const once = parseReferral(EXAMPLE)
    expect(once.ok && parseReferral(once.value)).toEqual(once)
  })

  test('may name its schema for editors; that is no part of it', () => {
    expect(parseReferral({ $schema: 'https://example.org/x.json', ...with_({}) })).toStrictEqual({
      ok: true,
      value: with_({}),
    })
  })

  test('may say `null` where nobody asked', () => {
    const asked = with_({
      consent: null,
      client: null,
      needs: null,
      risks: { selfHarm: null },
      assessments: null,
      local: null,
    })
    expect(parseReferral(asked)).toStrictEqual({ ok: true, value: asked })
  })

  test('is not the caller’s own object', () => {
    const needs = [{ domain: 'money' }]
    const result = parseReferral(with_({ needs }))
    needs.push({ domain: 'housing' })
    expect(result.ok && result.value.needs).toEqual([{ domain: 'money' }])
  })
})

describe('dates', () => {
  test.each([
    ['30 February', { receivedOn: '2026-02-30' }, ['receivedOn: not-a-date']],
    [
      '29 February of a common year',
      { client: { dateOfBirth: '2025-02-29' } },
      ['client.dateOfBirth: not-a-date'],
    ],
    [
      'birth after receipt',
      { client: { dateOfBirth: '2026-03-03' } },
      ['client.dateOfBirth: birth-after-receipt'],
    ],
    ['birth on the day of receipt', { client: { dateOfBirth: '2026-03-02' } }, []],
    [
      'a date of birth that cannot be right: it is asked about',
      { client: { dateOfBirth: '1896-03-02' } },
      [],
    ],
    ['a date of birth that stands for none', { client: { dateOfBirth: '1900-01-01' } }, []],
    ['a year of birth', { client: { dateOfBirth: '1956' } }, ['client.dateOfBirth: not-a-date']],
    ['a month of birth', { client: { dateOfBirth: '1956-05' } }, ['client.dateOfBirth: not-a-date']],
    [
      'a questionnaire completed before birth',
      {
        client: { dateOfBirth: '2000-01-02' },
        assessments: [
          { instrument: 'ucla-3', completedOn: '2000-01-02', items: [1, 1, 1] },
          { instrument: 'ucla-3', completedOn: '2000-01-01', items: [1, 1, 1] },
        ],
      },
      ['assessments[1].completedOn: assessment-before-birth'],
    ],
    [
      'a questionnaire completed after receipt: it came later',
      { assessments: [{ instrument: 'ucla-3', completedOn: '2026-04-01', items: [1, 1, 1] }] },
      [],
    ],
  ])('%s', (_, more, expected) => {
    expect(told(with_(more))).toEqual(expected)
  })

  test.each(['1956', '1956-05'])(
    'where all that is known of a birth is %s, the hint says how to give it',
    (dateOfBirth) => {
      expect(parseReferral(with_({ client: { dateOfBirth } }))).toMatchObject({
        issues: [
          {
            message: `\`${dateOfBirth}\` is not a calendar date`,
            hint: 'where only the year or the month is known, write its last day, such as `1956-12-31`: nobody then counts as older than they are',
          },
        ],
      })
      expect(parseReferral(with_({ client: { dateOfBirth: '1956-02-30' } }))).toMatchObject({
        issues: [{ hint: 'write a date that the calendar has as YYYY-MM-DD, such as `2026-03-02`' }],
      })
    },
  )
})

describe('a referral with mistakes', () => {
  test('tells all of them at once, each where it stands, those between fields included', () => {
    expect(
      told({
        recievedOn: '2026-03-02',
        receivedOn: '2026-03-02',
        id: 7,
        source: 'GP practice',
        client: { dateOfBirth: '2027-01-01', housebound: true, age: 70 },
        needs: [{ domain: 'lonelyness' }, 'money'],
        risks: { domesticAbuse: 'Yes' },
        assessments: [
          { instrument: 'phq-9', completedOn: '2026-02-30', items: [0, 1, 2] },
          { instrument: 'gad-7', completedOn: '2026-01-01', items: [0, 0, 0, 0, 0, 0, 4] },
          { instrument: 'audit', items: [] },
        ],
        local: { x: { y: 1 } },
      }),
    ).toEqual([
      'id: wrong-type',
      'source: not-allowed',
      'client.housebound: not-allowed',
      'client.age: unknown-key',
      'needs[0].domain: not-allowed',
      'needs[1]: wrong-type',
      'risks.domesticAbuse: not-allowed',
      'assessments[0].completedOn: not-a-date',
      'assessments[0].items: wrong-item-count',
      'assessments[1].items[6]: out-of-range',
      'local.x.y: unknown-key',
      'recievedOn: unknown-key',
      'client.dateOfBirth: birth-after-receipt',
      'assessments[1].completedOn: assessment-before-birth',
      'assessments[2].instrument: unknown-instrument',
    ])
  })

  test('tells what is no plain data together with the rest, and each thing once', () => {
    expect(
      told({ id: 'R-1', receivedOn: new Date(0), consent: 'Yes', client: { dateOfBirth: new Date(0) } }),
    ).toEqual(['client.dateOfBirth: not-plain-data', 'receivedOn: not-plain-data', 'consent: not-allowed'])
  })

  test('says first what may be a signal of suicide or danger: it must not drown in commas and capitals', () => {
    const result = parseReferral(with_({ risks: { suicidalThought: 'Yes' }, assessments: 'x' }))
    expect(result.ok ? [] : result.issues[0]).toEqual({
      code: 'possible-safety-signal',
      path: ['risks', 'suicidalThought'],
      message: 'this may be a signal of suicide or danger: `Yes`',
      hint: 'have a person look at it now, before the data is mended',
    })
    expect(told(with_({ risks: { suicidalThought: 'Yes', suicidality: true, selfHarm: 'yes' } }))).toEqual([
      'risks.selfHarm: possible-safety-signal',
      'risks.suicidalThought: possible-safety-signal',
      'risks.suicidalThought: unknown-key',
      'risks.suicidality: unknown-key',
    ])
  })

  test('is told what was probably meant', () => {
    const result = parseReferral(with_({ risks: { suicidal_thoughts: 'no' }, dateOfBirth: '1948-05-01' }))
    expect(result.ok ? [] : result.issues.map(({ hint }) => hint)).toEqual([
      'did you mean `suicidalThoughts`?',
      'it belongs at `client.dateOfBirth`',
    ])
  })

  test.each([
    ['nothing', undefined, ['(top): not-plain-data']],
    ['null', null, ['(top): wrong-type']],
    ['a list of referrals', [EXAMPLE], ['(top): wrong-type']],
    ['text', 'R-1001', ['(top): wrong-type']],
    ['an empty object', {}, ['id: missing', 'receivedOn: missing']],
    ['an empty id', { id: '', receivedOn: '2026-03-02' }, ['id: out-of-range']],
    [
      'prototype keys',
      JSON.parse('{"id":"R-1","receivedOn":"2026-03-02","local":{"__proto__":{"x":1}}}'),
      ['local.__proto__: forbidden-key'],
    ],
    ['201 needs', with_({ needs: Array(201).fill({ domain: 'money' }) }), ['needs: out-of-range']],
    ['a million needs', with_({ needs: Array(1_000_000).fill({ domain: 'money' }) }), ['(top): too-large']],
  ])('may be %s', (_, input, expected) => {
    expect(told(input)).toEqual(expected)
  })
})

describe('whatever it is handed', () => {
  const damaged = fc
    .tuple(fullReferrals, fc.anything(), fc.nat(), fc.nat())
    .map(([referral, junk, first, second]): unknown => {
      const copy: Record<string, unknown> = structuredClone({ ...referral })
      const keys = Object.keys(copy)
      const key = keys[first % keys.length] ?? 'id'
      const inner = copy[key]
      if (typeof inner === 'object' && inner !== null && second % 3 > 0) {
        const innerKeys = Object.keys(inner)
        Object.assign(inner, { [innerKeys[second % innerKeys.length] ?? 'extra']: junk })
      } else copy[second % 2 === 0 ? key : `${key}x`] = junk
      return copy
    })

  test('it gives a result with at least one issue or a frozen referral that reads the same again', () => {
    fc.assert(
      fc.property(fc.oneof(damaged, fc.anything()), (input) => {
        const result = parseReferral(input)
        if (result.ok) {
          expect(isDeeplyFrozen(result.value)).toBe(true)
          expect(parseReferral(result.value)).toEqual(result)
        } else expect(result.issues.length).toBeGreaterThan(0)
      }),
      { numRuns: 500 },
    )
  })

  test('a hostile one is refused quickly', () => {
    const deep: unknown = JSON.parse(`${'['.repeat(5_000)}1${']'.repeat(5_000)}`)
    const start = performance.now()
    expect(told(with_({ local: deep }))).toEqual([
      'local[0][0][0][0][0][0][0]: too-deep',
      'local: wrong-type',
    ])
    expect(told(with_({ [`x${'y'.repeat(1_000_000)}`]: 1 }))[0]).toMatch(/too-large$/)
    expect(told(new Proxy({}, { ownKeys: () => { throw new Error('no') } }))).toEqual(['(top): not-plain-data']) // biome-ignore format: one line
    expect(performance.now() - start).toBeLessThan(2_000)
  })
})
