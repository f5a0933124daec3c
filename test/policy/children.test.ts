/** Who is a child is accepted only where the service has declared children; a date of birth that cannot be right is asked about. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatExplanation } from '../../src/explain/format-explanation.js'
import { explainToLinkWorker } from '../../src/explain/link-worker/explain-to-link-worker.js'
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
      client: { dateOfBirth },
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
    const decision = decided(FROM_ELEVEN, '2015-03-02', { client: {} })
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
