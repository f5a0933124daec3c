/** Promise 1: a "no" wears out; nobody is let go by answers that are older than they count. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '../../src/referral/calendar-date.js'
import type { Referral, Risks } from '../../src/referral/referral.js'
import { floorHolds } from '../../src/service/holds.js'
import { safeRuleSets } from '../../src/testing/arbitraries/safe-rule-sets.js'
import { anyService } from '../../src/testing/arbitraries/services.js'
import { createTriage } from '../../src/triage.js'
import { fullReferrals, referrals, referralsWithLocalFacts } from '../support/arbitraries/referrals.js'
import { defaultTriages } from '../support/default-triages.js'
import { runs } from '../support/runs.js'

const SCREEN: Risks = { suicidalThoughts: 'no', recentSuicideAttempt: 'no', selfHarm: 'no' }

/** Older than any "no" counts, and not before anybody who is drawn was born. */
const tooLate = fc.integer({ min: floorHolds.no.days + 1, max: 1_800 })

test('nobody is accepted or redirected on a safety screen that is older than it counts, whatever the rules', () => {
  fc.assert(
    fc.property(
      referralsWithLocalFacts,
      anyService,
      safeRuleSets(),
      tooLate,
      (referral, service, ruleSet, days) => {
        const asOf = addDays(referral.receivedOn, days)
        const cleared: Referral = { ...referral, risks: { ...referral.risks, ...SCREEN } }
        const { disposition } = createTriage({ service, ruleSet }).decide(cleared, { asOf })
        expect(['escalate', 'request-information']).toContain(disposition)
      },
    ),
    { numRuns: runs(30) },
  )
})

test('and by the default rules, also where one question alone was asked too long ago', () => {
  fc.assert(
    fc.property(
      fc.oneof(referrals, fullReferrals),
      defaultTriages,
      tooLate,
      fc.constantFrom('suicidalThoughts', 'recentSuicideAttempt', 'selfHarm'),
      (referral, triage, days, old) => {
        const risks = {
          ...referral.risks,
          ...SCREEN,
          [old]: { answer: 'no', askedOn: addDays(referral.receivedOn, -days) },
        } as Risks // one of its keys
        // A child may be younger than that: the answer would be refused as one from before they were born.
        const client = { ...referral.client, dateOfBirth: null }
        const { disposition } = triage.decide({ ...referral, client, risks })
        expect(['escalate', 'request-information']).toContain(disposition)
      },
    ),
    { numRuns: runs(100) },
  )
})

test('the reason says which answer is too old, and of when', () => {
  fc.assert(
    fc.property(defaultTriages, tooLate, (triage, days) => {
      const referral: Referral = { id: 'R-1', receivedOn: '2026-03-02', risks: SCREEN }
      const { reasons } = triage.decide(referral, { asOf: addDays('2026-03-02', days) })
      const facts = reasons
        .flatMap((reason) => reason.facts)
        .filter(({ fact }) => Object.hasOwn(SCREEN, fact))
      expect(facts.length).toBeGreaterThan(0)
      for (const one of facts)
        expect(one).toMatchObject({ value: null, origin: 'expired', askedOn: '2026-03-02' })
    }),
    { numRuns: runs(20) },
  )
})
