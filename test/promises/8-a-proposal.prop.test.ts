/** Promise 8: a decision is a proposal until a named person confirms or overrides it. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { safeRuleSets } from '../../src/testing/arbitraries/safe-rule-sets.js'
import { anyService } from '../../src/testing/arbitraries/services.js'
import { createTriage } from '../../src/triage.js'
import {
  calmReferrals,
  fullReferrals,
  referrals,
  referralsWithLocalFacts,
} from '../support/arbitraries/referrals.js'
import { defaultTriages } from '../support/default-triages.js'
import { runs } from '../support/runs.js'

test('every decision is a proposal and says what it was made with, whatever the rules', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(calmReferrals, referralsWithLocalFacts),
      anyService,
      safeRuleSets(),
      async (referral, service, ruleSet) => {
        const triage = createTriage({ service, ruleSet })
        for (const { provenance, referral: id, status } of [
          triage.decide(referral),
          await triage.crossCheck(referral),
        ]) {
          expect([status, id]).toEqual(['proposed', referral.id])
          expect(provenance).toMatchObject({
            ruleSet: { id: ruleSet.id, version: ruleSet.version },
            safetyFloor: { id: 'safety-floor' },
            service: { id: service.id },
            asOf: referral.receivedOn,
          })
        }
      },
    ),
    { numRuns: runs(30) },
  )
})

test('so is every decision of the default rules', () => {
  fc.assert(
    fc.property(fc.oneof(referrals, fullReferrals), defaultTriages, (referral, triage) => {
      expect(triage.decide(referral).status).toBe('proposed')
    }),
    { numRuns: runs(30) },
  )
})
