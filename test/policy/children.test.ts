/** Who is a child is accepted only where the service has declared children; a date of birth that cannot be right is asked about. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { everyQuestion } from '../../src/decision/every-question.js'
import { explainToClient } from '../../src/explain/client/explain-to-client.js'
import { formatExplanation } from '../../src/explain/format-explanation.js'
import { explainToLinkWorker } from '../../src/explain/link-worker/explain-to-link-worker.js'
import { explainToReferrer } from '../../src/explain/referrer/explain-to-referrer.js'
import type { Answer } from '../../src/referral/vocabulary.js'
import type { Service } from '../../src/service/service.js'
import { services } from '../../src/service/shipped.js'
import { ownServices } from '../../src/testing/arbitraries/services.js'
import { anAnsweredReferral, aService, type ReferralOverrides } from '../../src/testing/builders/builders.js'
import { createTriage, safeCreateTriage } from '../../src/triage.js'
import { fullReferrals } from '../support/arbitraries/referrals.js'

/** Somebody whom the policy accepts, if they are of an age that the service takes. Decided on 2 March 2026. */
const decided = (service: Service, dateOfBirth: string | undefined, more: ReferralOverrides = {}) =>
  createTriage({ service }).decide(
    anAnsweredReferral({
      ...more,
      client: { ...more.client, dateOfBirth },
      local: { mainRequest: 'practical-or-social-support' },
    }),
  )

const ALL_AGES = aService({ ages: {} })
const FROM_ELEVEN = aService({ children: { from: 11 } })

describe('a service that has not declared children', () => {
  test.each([['2019-12-01'], ['2008-03-03']])(
    'sends somebody born on %s to a service for children',
    (born) => {
      for (const service of [ALL_AGES, services.sp7, services.sp9]) {
        const decision = decided(service, born)
        expect(decision.disposition).toBe('redirect')
        expect(decision.redirects.map(({ destination }) => destination)).toEqual([
          'children-and-young-people-service',
        ])
      }
    },
  )

  test('accepts somebody on their eighteenth birthday', () => {
    expect(decided(ALL_AGES, '2008-03-02').disposition).toBe('accept')
  })

  test('accepts no child, whatever else it states and whatever is answered', () => {
    fc.assert(
      fc.property(ownServices, fullReferrals, ({ children: _, ...service }, referral) => {
        const triage = safeCreateTriage({ service })
        fc.pre(triage.ok) // the pathways of the policy do not fit every service
        if (!triage.ok) return
        const { decision, facts } = triage.value.examine(referral)
        if (facts['isChild'] !== false) expect(decision.disposition).not.toBe('accept')
      }),
      { numRuns: 40 },
    )
  })
})

describe('a service that takes children from 11 on', () => {
  test('accepts an eleven-year-old, with arrangements for young people', () => {
    const decision = decided(FROM_ELEVEN, '2015-03-02', { client: { parentalConsent: 'yes' } })
    expect(decision.disposition).toBe('accept')
    expect(decision.actions.map(({ action }) => action)).toContain('young-person-arrangements')
  })

  test('sends a ten-year-old on', () => {
    expect(decided(FROM_ELEVEN, '2015-03-03')).toMatchObject({
      disposition: 'redirect',
      redirects: [{ destination: 'children-and-young-people-service' }],
    })
  })
})

describe('a child who is too young to agree alone', () => {
  const atTwelve = (parentalConsent?: Answer, more: ReferralOverrides = {}) =>
    decided(FROM_ELEVEN, '2014-03-02', { ...more, client: { parentalConsent } })

  test('waits until whoever referred has said whether a parent agrees', () => {
    const decision = atTwelve()
    expect(decision.disposition).toBe('request-information')
    expect(decision.questions.filter(({ holdsUp }) => holdsUp)).toMatchObject([
      { fact: 'parentalConsent', step: 'first', askOf: 'record' },
    ])
    expect(atTwelve(undefined, { source: 'gp' }).questions[0]).toMatchObject({
      fact: 'parentalConsent',
      askOf: 'referrer',
    })
  })

  test.each(['no', 'unsure', 'declined'] as const)(
    'is not contacted where a parent says %s: the referrer is told',
    (said) => {
      const decision = atTwelve(said, { source: 'gp' })
      expect(decision).toMatchObject({
        disposition: 'redirect',
        redirects: [{ destination: 'referrer-and-family' }],
      })
      const page = formatExplanation(explainToLinkWorker(decision))
      expect(page).toContain('Back to the referrer: nobody with parental responsibility has clearly agreed')
      expect(page).toContain('Do not contact the person.')
      expect(formatExplanation(explainToClient(decision))).toContain(
        'has to say yes before we can work with you',
      )
      expect(formatExplanation(explainToReferrer(decision))).toContain('to talk it over with the family')
    },
  )

  test('is helped at once where their life may be in danger, whatever a parent says', () => {
    expect(atTwelve('no', { risks: { suicidalThoughts: 'yes' } }).disposition).toBe('escalate')
  })

  test('is whoever the service says: at 16 somebody agrees alone, or earlier or later', () => {
    const waiting = (children: Service['children'], born: string) =>
      decided(aService({ children }), born).questions.some(({ fact }) => fact === 'parentalConsent')
    expect(waiting({ from: 11 }, '2010-03-02')).toBe(false)
    expect(waiting({ from: 11 }, '2010-03-03')).toBe(true)
    expect(waiting({ from: 11, ownConsentFrom: 12 }, '2014-03-02')).toBe(false)
    expect(waiting({ from: 11, ownConsentFrom: 18 }, '2009-03-02')).toBe(true)
  })

  test('an adult is asked nothing of the kind, and nor is anybody at a service that takes no children', () => {
    for (const [service, born] of [
      [FROM_ELEVEN, '1960-01-01'],
      [ALL_AGES, undefined],
      [ALL_AGES, '2014-03-02'],
    ] as const)
      expect(everyQuestion(decided(service, born)).map(({ fact }) => fact)).not.toContain('parentalConsent')
  })
})

describe('where the age is not known', () => {
  test('a referral waits for a date of birth, also at a service for all ages', () => {
    const decision = decided(ALL_AGES, undefined)
    expect(decision.disposition).toBe('request-information')
    expect(decision.questions.filter(({ holdsUp }) => holdsUp)).toMatchObject([{ fact: 'isChild' }])
  })

  test.each(['1900-01-01', '1899-06-01'])(
    'because the date of birth is %s, the question, the reason and the page say that it cannot be right',
    (born) => {
      const decision = decided(ALL_AGES, born, { source: 'gp' })
      expect(decision.disposition).toBe('request-information')
      expect(decision.questions.find(({ fact }) => fact === 'isChild')).toMatchObject({
        askOf: 'record',
        holdsUp: true,
      })
      const facts = decision.reasons.flatMap((reason) => reason.facts)
      expect(facts).toContainEqual(
        expect.objectContaining({ value: null, origin: 'implausible', from: ['client.dateOfBirth'] }),
      )
      expect(formatExplanation(explainToLinkWorker(decision))).toContain(
        'The date of birth on record cannot be right: find out which it is.',
      )
    },
  )
})
