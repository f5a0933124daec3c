import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { definitionsOf } from '../../src/facts/catalogue.js'
import { deriveFacts } from '../../src/facts/derive-facts.js'
import type { FactDefinition } from '../../src/facts/fact.js'
import { unwrap } from '../../src/issue/issue.js'
import type { DatedEvent } from '../../src/referral/answered.js'
import { addDays } from '../../src/referral/calendar-date.js'
import { type Referral, Risks } from '../../src/referral/referral.js'
import { ANSWERS } from '../../src/referral/vocabulary.js'
import type { Service } from '../../src/service/service.js'

const RECEIVED = '2026-03-02'
const bare: Referral = { id: 'R-1', receivedOn: RECEIVED }
const service: Service = { id: 'anywhere', title: 'Anywhere', nation: 'england' }

const local = (name: string, asksAboutDanger: boolean, riskier: 'yes' | 'no'): FactDefinition => ({
  name: `local.${name}`,
  kind: 'answer',
  title: name,
  description: name,
  question: `${name}?`,
  safety: false,
  asksAboutDanger,
  riskier,
})

const LOCAL = [local('fire', true, 'yes'), local('feelsSafe', true, 'no'), local('garden', false, 'no')]

const originsAt = (referral: Partial<Referral>, asOf: string, at: Service = service) =>
  unwrap(deriveFacts({ referral: { ...bare, ...referral }, service: at, asOf }, { localFacts: LOCAL }))
    .origins

const risksAt = (risks: Risks, asOf = RECEIVED, at = service) => originsAt({ risks }, asOf, at)

const eventAt = (event: 'recentSuicideAttempt' | 'selfHarm', given: DatedEvent): Risks =>
  event === 'selfHarm' ? { selfHarm: given } : { recentSuicideAttempt: given }

const RISKS = Object.keys(Risks.shape)

describe('a "no" to a question about risk', () => {
  test.each(RISKS)('counts for 28 days and is unknown on the next: %s', (risk) => {
    const said = { [risk]: 'no' } as Risks // one of its keys
    expect(risksAt(said, addDays(RECEIVED, 28))[risk]?.value).toBe('no')
    expect(risksAt(said, addDays(RECEIVED, 29))[risk]).toEqual({
      value: null,
      origin: 'expired',
      from: [`risks.${risk}`],
      askedOn: RECEIVED,
    })
  })

  test('counts from the day beside it, from the one day for all, or from receipt, whichever is nearest to it', () => {
    const asked = { answer: 'no', askedOn: '2026-02-01' } as const
    expect(risksAt({ selfHarm: asked })['selfHarm']?.origin).toBe('expired')
    expect(risksAt({ selfHarm: 'no', askedOn: '2026-02-01' })['selfHarm']?.origin).toBe('expired')
    const newer = { answer: 'no', askedOn: '2026-02-28' } as const
    expect(risksAt({ selfHarm: newer, askedOn: '2026-02-01' })['selfHarm']).toMatchObject({
      value: 'no',
      askedOn: '2026-02-28',
    })
  })

  test('makes the screen no longer clear: nothing is inferred from it', () => {
    const clear = { suicidalThoughts: 'no', recentSuicideAttempt: 'no', selfHarm: 'no' } as const
    expect(risksAt(clear)['suicidePlanOrIntent']).toMatchObject({ value: 'no', origin: 'inferred' })
    const one = { ...clear, selfHarm: { answer: 'no', askedOn: '2026-01-01' } } as const
    expect(risksAt(one)['suicidePlanOrIntent']).toMatchObject({ value: null, origin: 'unknown' })
  })

  test('does not outweigh domestic abuse among the needs once it is too old', () => {
    const needs = [{ domain: 'domestic-abuse' }]
    const risks = { domesticAbuse: 'no' } as const
    expect(originsAt({ needs, risks }, RECEIVED)['domesticAbuseIndicated']?.value).toBe(false)
    expect(originsAt({ needs, risks }, addDays(RECEIVED, 29))['domesticAbuseIndicated']?.value).toBe(true)
  })

  test('counts no longer than a service says, and a service that says more is not heeded', () => {
    const strict = { ...service, holds: { no: { days: 7 } } }
    const loose = { ...service, holds: { no: { days: 90 } } }
    const risks = { selfHarm: 'no' } as const
    expect(risksAt(risks, addDays(RECEIVED, 8), strict)['selfHarm']?.origin).toBe('expired')
    expect(risksAt(risks, addDays(RECEIVED, 29), loose)['selfHarm']?.origin).toBe('expired')
  })
})

describe('any other answer', () => {
  test('never wears out: yes, unsure and declined are the same in ten years', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...RISKS),
        fc.constantFrom(...ANSWERS.filter((answer) => answer !== 'no')),
        fc.integer({ min: 0, max: 3_650 }),
        (risk, answer, days) => {
          const said = { [risk]: { answer, askedOn: addDays(RECEIVED, -days) } } as Risks // one of its keys
          expect(risksAt(said, addDays(RECEIVED, days))[risk]?.value).toBe(answer)
        },
      ),
    )
  })

  test('is not worn out where it reassures nobody: consent, and whether somebody comes along', () => {
    const later = addDays(RECEIVED, 400)
    const said = { consent: 'no', client: { supportToLeaveHome: 'yes', housebound: 'no' } } as const
    const origins = originsAt(said, later)
    expect([origins['consent']?.value, origins['supportToLeaveHome']?.value]).toEqual(['no', 'yes'])
    expect(origins['housebound']?.origin).toBe('expired')
  })

  test('of a question about danger that is asked the hopeful way round wears out where it is the one that reassures', () => {
    const later = addDays(RECEIVED, 29)
    const at = (local: Referral['local']) => originsAt({ local }, later)
    expect(at({ fire: 'no' })['local.fire']?.origin).toBe('expired')
    expect(at({ feelsSafe: 'yes' })['local.feelsSafe']?.origin).toBe('expired')
    expect(at({ feelsSafe: 'no', garden: 'yes' })).toMatchObject({
      'local.feelsSafe': { value: 'no' },
      'local.garden': { value: 'yes' },
    })
    expect(at({ fire: { answer: 'no', askedOn: later } })['local.fire']).toMatchObject({ value: 'no' })
  })
})

const PAST = { pastSuicidalThoughts: { value: 'yes', origin: 'combined' } }

describe.each(['recentSuicideAttempt', 'selfHarm'] as const)('%s with the day of the last time', (event) => {
  const at = (happenedOn: string | null, answer: 'yes' | 'no' | 'unsure' | 'declined' | null = 'yes') =>
    risksAt(eventAt(event, { answer, happenedOn }))

  test('is recent for half a year, and past on the next day', () => {
    expect(at(addDays(RECEIVED, -183))[event]?.value).toBe('yes')
    expect(at(addDays(RECEIVED, -184))).toMatchObject({ [event]: { value: 'no' }, ...PAST })
  })

  test('is recent where there is none', () => {
    expect(at(null)[event]?.value).toBe('yes')
    expect(at(null)['pastSuicidalThoughts']?.value).toBeNull()
  })

  test.each([
    ['2024', '2024-12-31'],
    ['2025-02', '2025-02-28'],
    ['2025-08-30', '2025-08-30'],
  ])('counts as on the last day that %s can mean', (written, last) => {
    expect(at(written)).toMatchObject({ [event]: { value: 'no', happenedOn: last }, ...PAST })
    expect(at('2025')[event]?.value).toBe('yes')
  })

  test.each(['1926-02-20', '1900', '1812-06-01'])(
    'is recent where a day was written that nobody lived: %s',
    (slip) => {
      for (const answer of ['yes', 'no', null] as const) expect(at(slip, answer)[event]?.value).toBe('yes')
      expect(at('1927')).toMatchObject({ [event]: { value: 'no' }, ...PAST })
    },
  )

  test.each(['1970-01-01', '1900-01-01', '1899-12-30'])(
    'has no day where a program wrote the one that it counts from: %s',
    (none) => {
      for (const answer of ANSWERS) expect(at(none, answer)).toEqual(at(null, answer))
      expect(at('1970')).toMatchObject({ [event]: { value: 'no' }, ...PAST })
    },
  )

  test('is a "yes" if it was recent, whatever answer stands beside it', () => {
    for (const answer of ['no', 'unsure', 'declined', null] as const)
      expect(at('2026-02', answer)[event]?.value).toBe('yes')
  })

  test('says nothing of now by itself if it is past: unsure and declined stay, and no answer is none', () => {
    for (const answer of ['unsure', 'declined', 'no'] as const)
      expect(at('2016', answer)).toMatchObject({ [event]: { value: answer }, ...PAST })
    expect(at('2016', null)).toMatchObject({ [event]: { value: null }, ...PAST })
  })

  test('is asked again once the answer is too old, and stays past', () => {
    const asked = { answer: 'yes', happenedOn: '2016', askedOn: '2026-01-01' } as const
    expect(risksAt(eventAt(event, asked))).toMatchObject({ [event]: { origin: 'expired' }, ...PAST })
  })

  test('makes thoughts in the past a yes whatever was answered of them', () => {
    const said = eventAt(event, { answer: 'yes', happenedOn: '2016' })
    for (const pastSuicidalThoughts of ANSWERS)
      expect(risksAt({ ...said, pastSuicidalThoughts })).toMatchObject(PAST)
  })
})

describe('a date that is after the date to decide at', () => {
  test.each([
    [{ risks: { askedOn: '2026-03-03' } }, 'risks.askedOn'],
    [{ risks: { selfHarm: { answer: 'no', askedOn: '2026-03-03' } } }, 'risks.selfHarm.askedOn'],
    [{ risks: { selfHarm: { answer: 'yes', happenedOn: '2026-04' } } }, 'risks.selfHarm.happenedOn'],
    [{ consent: { answer: 'yes', askedOn: '2026-03-03' } }, 'consent.askedOn'],
    [{ client: { carer: { answer: 'yes', askedOn: '2027-01-01' } } }, 'client.carer.askedOn'],
    [{ local: { fire: { answer: 'no', askedOn: '2026-03-03' } } }, 'local.fire.askedOn'],
  ] as const)('is told: %j', (referral, place) => {
    const result = deriveFacts(
      { referral: { ...bare, ...referral }, service, asOf: RECEIVED },
      { localFacts: LOCAL },
    )
    expect(result.ok ? [] : result.issues.map(({ code, path }) => [code, path.join('.')])).toEqual([
      ['answer-after-as-of', place],
    ])
  })

  test('is none where the month or the year has begun', () => {
    const risks = { selfHarm: { answer: 'yes', happenedOn: '2026' } } as const
    expect(risksAt(risks)['selfHarm']?.value).toBe('yes')
  })
})

test('every fact that expires says so in the sentence of how it is derived', () => {
  const said = [...definitionsOf({ localFacts: [] }).values()].flatMap((one) =>
    one.kind === 'answer' && one.riskier === 'yes' && 'derivation' in one && !one.safety
      ? [[one.name, String(one.derivation)]]
      : [],
  )
  expect(said.length).toBeGreaterThan(8)
  for (const [name, derivation] of said)
    if (name !== 'pastSuicidalThoughts') expect(derivation).toContain('too long ago is unknown')
})
