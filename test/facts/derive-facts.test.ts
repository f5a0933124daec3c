import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { definitionsOf } from '../../src/facts/catalogue.js'
import { deriveFacts } from '../../src/facts/derive-facts.js'
import { isInDomain } from '../../src/facts/fact.js'
import { unwrap } from '../../src/issue/issue.js'
import type { Referral } from '../../src/referral/referral.js'
import { shippedVocabulary } from '../../src/referral/vocabulary.js'
import type { Service } from '../../src/service/service.js'
import { LOCAL_FACTS } from '../../src/testing/arbitraries/fact-values.js'
import { datesIn } from '../../src/testing/arbitraries/random-referrals.js'
import { anyService, ownServices } from '../../src/testing/arbitraries/services.js'
import { fullReferrals, referralsWithLocalFacts } from '../support/arbitraries/referrals.js'
import { deepFreeze } from '../support/deep-freeze.js'

const bare: Referral = { id: 'R-1', receivedOn: '2026-03-02' }
const anywhere: Service = { id: 'anywhere', title: 'Anywhere', nation: 'england' }

const factsOf = (
  referral: Partial<Referral>,
  service: Partial<Service> = {},
  asOf: string = referral.receivedOn ?? bare.receivedOn,
) =>
  unwrap(
    deriveFacts(
      { referral: { ...bare, ...referral }, service: { ...anywhere, ...service }, asOf },
      { localFacts: [] },
    ),
  ).facts

const codesOf = (referral: Partial<Referral>, asOf: string, localFacts = LOCAL_FACTS) => {
  const result = deriveFacts({ referral: { ...bare, ...referral }, service: anywhere, asOf }, { localFacts })
  return result.ok ? [] : result.issues.map(({ code, path }) => [code, path.join('.')])
}

describe('facts', () => {
  test('are all there, each within its domain, known exactly where something says where it is from', () => {
    fc.assert(
      fc.property(referralsWithLocalFacts, anyService, datesIn(2026, 2049), (referral, service, date) => {
        const [, asOf = date] = [date, referral.receivedOn].sort()
        const { facts, origins } = unwrap(
          deriveFacts(deepFreeze({ referral, service, asOf }), deepFreeze({ localFacts: LOCAL_FACTS })),
        )
        const definitions = [...definitionsOf({ localFacts: LOCAL_FACTS }).values()]
        expect(Object.keys(facts)).toEqual(definitions.map(({ name }) => name))
        for (const definition of definitions) {
          const value = facts[definition.name] ?? null
          const origin = origins[definition.name]
          expect([definition.name, value, isInDomain(definition, value)]).toEqual([
            definition.name,
            value,
            true,
          ])
          expect(origin?.value).toBe(value)
          // What has expired, or follows from a date of birth that cannot be right, is not known, and says where it stands.
          const isUnknown = origin?.origin === 'unknown'
          const doesNotCount = origin?.origin === 'expired' || origin?.origin === 'implausible'
          expect([definition.name, isUnknown || doesNotCount]).toEqual([definition.name, value === null])
          expect([definition.name, origin?.from.length === 0]).toEqual([definition.name, isUnknown])
        }
      }),
    )
  })

  test('do not tell an absent answer from one that is null', () => {
    const withoutNulls = (data: unknown): unknown =>
      Array.isArray(data) || typeof data !== 'object' || data === null
        ? data
        : Object.fromEntries(
            Object.entries(data).flatMap(([key, value]) =>
              value === null ? [] : [[key, withoutNulls(value)]],
            ),
          )
    fc.assert(
      fc.property(referralsWithLocalFacts, anyService, (referral, service) => {
        const asOf = referral.receivedOn
        const less = withoutNulls(referral) as Referral // the same referral, its nulls left out
        expect(deriveFacts({ referral: less, service, asOf }, { localFacts: LOCAL_FACTS })).toEqual(
          deriveFacts({ referral, service, asOf }, { localFacts: LOCAL_FACTS }),
        )
      }),
    )
  })

  test('about the person are all unknown when nobody was asked about anything', () => {
    const { facts } = unwrap(
      deriveFacts({ referral: bare, service: anywhere, asOf: bare.receivedOn }, { localFacts: LOCAL_FACTS }),
    )
    const known = Object.entries(facts).filter(([, value]) => value !== null)
    // What a service does not state keeps no adult out; where it states no focus it is for everyone.
    expect(Object.fromEntries(known)).toEqual({
      sourceAccepted: true,
      needsParentalConsent: false,
      serviceFocus: 'general',
      // What the record shows is known even where it shows nothing; none of these is an answer.
      consentBy: 'not-recorded',
      capacityInDoubt: false,
      domesticAbuseIndicated: false,
      dependenceReported: false,
      helpCannotWait: false,
      houseboundReported: false,
      mentalHealthTeamReported: false,
      ...Object.fromEntries(shippedVocabulary.teams.map(({ id }) => [`agreed.${id}`, false])),
      harmIndicated: false,
      phq9Seen: 0,
      phq8Seen: 0,
      phq2Seen: 0,
      gad7Seen: 0,
      gad2Seen: 0,
      epdsSeen: 0,
      core10Seen: 0,
    })
  })

  test('do not depend on the order in which needs are listed', () => {
    fc.assert(
      fc.property(fullReferrals, ownServices, (referral, service) => {
        const reversed = { ...referral, needs: [...(referral.needs ?? [])].reverse() }
        expect(factsOf(reversed, service)).toEqual(factsOf(referral, service))
      }),
    )
  })
})

describe('age', () => {
  test.each([
    ['2008-03-02', '2026-03-02', 18],
    ['2008-03-03', '2026-03-02', 17],
    ['2008-02-29', '2026-02-28', 17],
    ['2008-02-29', '2026-03-01', 18],
    ['2026-03-02', '2026-03-02', 0],
  ])('of somebody born on %s is, on %s, %i', (dateOfBirth, receivedOn, age) => {
    expect(factsOf({ receivedOn, client: { dateOfBirth } })).toMatchObject({ age })
  })

  test('is counted at the date to decide at, not at the date of receipt', () => {
    const client = { dateOfBirth: '2008-03-03' }
    expect(factsOf({ client }, { ages: { min: 18 } }, '2026-03-02')).toMatchObject({ ageInRange: false })
    expect(factsOf({ client }, { ages: { min: 18 } }, '2026-03-03')).toMatchObject({ ageInRange: true })
  })

  test.each([
    [{ min: 65 }, '1961-03-02', true],
    [{ min: 65 }, '1961-03-03', false],
    [{ min: 65 }, null, null],
    [{ max: 25 }, '2000-03-03', true],
    [{ max: 25 }, '2000-03-02', false],
    [{}, '1961-03-02', true],
    [{}, null, null],
  ])('with a service for %o, born on %s, is in range: %s', (ages, dateOfBirth, ageInRange) => {
    expect(factsOf({ client: { dateOfBirth } }, { ages })).toMatchObject({ ageInRange })
  })

  // Decided on 2 March 2026: who was born on the second is of that age, and who was born on the third is not yet.
  test.each([
    [{}, undefined, '2019-06-01', false],
    [{}, undefined, '2008-03-03', false],
    [{}, undefined, '2008-03-02', true],
    [{}, { from: 11 }, '2015-03-02', true],
    [{}, { from: 11 }, '2015-03-03', false],
    [{ min: 16, max: 25 }, { from: 11 }, '2015-03-02', false],
    [{ min: 16, max: 25 }, { from: 16 }, '2010-03-02', true],
    [{ min: 16, max: 25 }, undefined, '2010-03-02', false],
    [{ max: 12 }, { from: 0 }, '2026-03-02', true],
    [{}, { from: 0 }, null, null],
  ])(
    'a service for ages %o that takes children %o takes somebody born on %s: %s',
    (ages, children, birth, taken) => {
      const service = { ages, ...(children === undefined ? {} : { children }) }
      expect(factsOf({ client: { dateOfBirth: birth } }, service)).toMatchObject({ ageInRange: taken })
    },
  )

  test('of a child is never within the range of a service that has not declared children', () => {
    fc.assert(
      fc.property(fullReferrals, ownServices, (referral, { children: _, ...service }) => {
        const { ageInRange, isChild } = factsOf(referral, service)
        expect(isChild && ageInRange).toBe(false)
      }),
    )
  })

  test.each([
    [undefined, '2015-03-02', false],
    [undefined, null, false],
    [{ from: 11 }, null, null],
    [{ from: 11 }, '2015-03-02', true],
    [{ from: 11 }, '2015-03-03', false], // a ten-year-old is not taken, whoever agrees
    [{ from: 11 }, '2010-03-03', true],
    [{ from: 11 }, '2010-03-02', false],
    [{ from: 11, ownConsentFrom: 12 }, '2014-03-02', false],
    [{ from: 11, ownConsentFrom: 18 }, '2008-03-03', true],
    [{ from: 11, ownConsentFrom: 18 }, '2008-03-02', false],
  ])(
    'where children are taken %o, a parent has to agree for somebody born on %s: %s',
    (children, birth, needed) => {
      const service = children === undefined ? {} : { children }
      expect(factsOf({ client: { dateOfBirth: birth } }, service)).toMatchObject({
        needsParentalConsent: needed,
      })
    },
  )

  test.each(['1900-01-01', '1910-03-02', '1850-06-01', '1800-01-01'])(
    'of somebody born on %s is not known, and nor is what follows from it: the date cannot be right',
    (dateOfBirth) => {
      const referral = { ...bare, client: { dateOfBirth } }
      const { facts, origins } = unwrap(
        deriveFacts({ referral, service: anywhere, asOf: bare.receivedOn }, { localFacts: [] }),
      )
      for (const fact of ['age', 'isChild', 'ageInRange']) {
        expect(facts[fact]).toBeNull()
        expect(origins[fact]).toEqual({ value: null, origin: 'implausible', from: ['client.dateOfBirth'] })
      }
    },
  )

  test('of 115 is taken at its word, and from the 116th birthday on it is not', () => {
    const client = { dateOfBirth: '1910-05-01' }
    expect(factsOf({ client }, {}, '2026-04-30')).toMatchObject({ age: 115, isChild: false })
    expect(factsOf({ client }, {}, '2026-05-01')).toMatchObject({
      age: null,
      isChild: null,
      ageInRange: null,
    })
  })
})

describe('the source of a referral', () => {
  test.each([
    ['gp', ['health-professional'], true],
    ['health-professional', ['gp'], false],
    ['nhs-case-manager', ['health-professional', 'self'], true],
    ['nhs-case-manager', ['gp', 'self'], false],
    ['community-organisation', ['health-professional'], false],
    ['gp', ['gp'], true],
    ['self', ['gp', 'mdt'], false],
    [null, ['gp'], null],
    [null, undefined, true],
  ] as const)('%s, with a service that takes %o, is accepted: %s', (source, sources, sourceAccepted) => {
    expect(factsOf({ source }, sources === undefined ? {} : { sources: [...sources] })).toMatchObject({
      sourceAccepted,
    })
  })
})

describe('needs', () => {
  test('not recorded are unknown; an empty list says that none were found', () => {
    expect(factsOf({})).toMatchObject({ needs: null, needsCount: null })
    expect(factsOf({ needs: [] })).toMatchObject({ needs: [], needsCount: 0 })
  })

  test('named twice count once', () => {
    const needs = [{ domain: 'money' }, { domain: 'loneliness' }, { domain: 'money' }] as const
    expect(factsOf({ needs: [...needs] })).toMatchObject({ needs: ['loneliness', 'money'], needsCount: 2 })
  })
})

describe('the total of a questionnaire', () => {
  const phq9 = (completedOn: string, items: readonly (number | null)[]) =>
    ({ instrument: 'phq-9', completedOn, items: [...items] }) as const

  test('is unknown while an item is missing, and never counts it as 0', () => {
    const assessments = [phq9('2026-02-27', [1, 2, null, 1, 1, 0, 1, 0, 0])]
    expect(factsOf({ assessments })).toMatchObject({ phq9Total: null })
  })

  test('is that of the latest, wherever it stands', () => {
    const assessments = [
      phq9('2026-02-27', [1, 1, 1, 1, 1, 1, 1, 1, 0]),
      phq9('2025-02-27', [3, 3, 3, 3, 3, 3, 3, 3, 3]),
    ]
    expect(factsOf({ assessments })).toMatchObject({ phq9Total: 8 })
    expect(factsOf({ assessments: [...assessments].reverse() })).toMatchObject({ phq9Total: 8 })
  })
})

describe('dates that contradict each other', () => {
  test('decide no referral before it was received', () => {
    expect(codesOf({}, '2026-03-01')).toEqual([['as-of-before-receipt', 'receivedOn']])
  })

  test('use no questionnaire before it was completed', () => {
    const assessments = [
      { instrument: 'gad-7' as const, completedOn: '2026-03-05', items: [0, 0, 0, 0, 0, 0, 0] },
    ]
    expect(codesOf({ assessments }, '2026-03-04')).toEqual([
      ['assessment-after-as-of', 'assessments.0.completedOn'],
    ])
    expect(codesOf({ assessments }, '2026-03-05')).toEqual([])
  })
})

describe('local facts', () => {
  test('are answered in the referral without their prefix', () => {
    const local = { inCatchment: true, weeksWaiting: 3, languages: ['polish', 'bengali'] }
    const { facts } = unwrap(
      deriveFacts(
        { referral: { ...bare, local }, service: anywhere, asOf: bare.receivedOn },
        { localFacts: LOCAL_FACTS },
      ),
    )
    expect(facts).toMatchObject({
      'local.inCatchment': true,
      'local.weeksWaiting': 3,
      'local.transport': null,
      'local.languages': ['bengali', 'polish'], // a set has one order: that of its declaration
    })
  })

  test('that nobody declared are issues, with the one that was meant', () => {
    const result = deriveFacts(
      { referral: { ...bare, local: { inCatchmant: true } }, service: anywhere, asOf: bare.receivedOn },
      { localFacts: LOCAL_FACTS },
    )
    expect(result).toMatchObject({
      ok: false,
      issues: [
        {
          code: 'unknown-local-fact',
          path: ['local', 'inCatchmant'],
          hint: 'did you mean `inCatchment`?',
        },
      ],
    })
  })

  test('outside what was declared are issues, all at once', () => {
    const local = {
      inCatchment: 'yes',
      weeksWaiting: 53,
      transport: 'tram',
      hasPhone: true,
      languages: ['welsh'],
    }
    expect(codesOf({ local }, bare.receivedOn)).toEqual(
      Object.keys(local).map((name) => ['value-outside-domain', `local.${name}`]),
    )
  })

  test('have nothing of what every object has', () => {
    for (const name of ['toString', 'constructor', 'hasOwnProperty']) {
      expect(codesOf({ local: { [name]: true } }, bare.receivedOn)).toEqual([
        ['unknown-local-fact', `local.${name}`],
      ])
    }
  })
})
