/** Promise 9: whatever waits has a date by which it is due. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Decision } from '../../src/decision/decision.js'
import { addDays } from '../../src/referral/calendar-date.js'
import { floorHolds } from '../../src/service/holds.js'
import { safeRuleSets } from '../../src/testing/arbitraries/safe-rule-sets.js'
import { anyService } from '../../src/testing/arbitraries/services.js'
import { createTriage } from '../../src/triage.js'
import { fullReferrals, referrals, referralsWithLocalFacts } from '../support/arbitraries/referrals.js'
import { defaultTriages } from '../support/default-triages.js'
import { runs } from '../support/runs.js'

/** How many days after receipt a referral may be decided: as long as the screen counts, and well beyond. */
const delays = fc.integer({ min: 0, max: 60 })

const latest = (one: string, other: string): string => (one > other ? one : other)

const expectDated = (decision: Decision, receivedOn: string, asOf: string): void => {
  for (const { dueBy = '' } of decision.escalations) expect(dueBy >= asOf).toBe(true)
  if (decision.disposition === 'request-information') {
    const longest = latest(asOf, addDays(receivedOn, floorHolds.firstConversation.days))
    expect([asOf <= decision.dueBy, decision.dueBy <= longest]).toEqual([true, true])
  }
  if (decision.disposition === 'accept') {
    expect([asOf <= decision.startBy, decision.startBy <= addDays(asOf, floorHolds.no.days)]).toEqual([
      true,
      true,
    ])
  }
}

test('a conversation, a specialist and a start have their dates, by the default rules', () => {
  fc.assert(
    fc.property(fc.oneof(referrals, fullReferrals), defaultTriages, delays, (referral, triage, days) => {
      const asOf = addDays(referral.receivedOn, days)
      expectDated(triage.decide(referral, { asOf }), referral.receivedOn, asOf)
    }),
    { numRuns: runs(100) },
  )
})

test('and by whatever rules, at whatever service', () => {
  fc.assert(
    fc.property(
      referralsWithLocalFacts,
      anyService,
      safeRuleSets(),
      delays,
      (referral, service, ruleSet, days) => {
        const asOf = addDays(referral.receivedOn, days)
        const decision = createTriage({ service, ruleSet }).decide(referral, { asOf })
        expectDated(decision, referral.receivedOn, asOf)
      },
    ),
    { numRuns: runs(30) },
  )
})

test('deciding again puts no first conversation off', () => {
  fc.assert(
    fc.property(referrals, defaultTriages, delays, delays, (referral, triage, one, other) => {
      const [first, second] = [Math.min(one, other), Math.max(one, other)].map((days) => {
        const asOf = addDays(referral.receivedOn, days)
        return { asOf, decision: triage.decide(referral, { asOf }) }
      })
      if (first?.decision.disposition !== 'request-information') return
      if (second?.decision.disposition !== 'request-information') return
      expect(second.decision.dueBy).toBe(latest(first.decision.dueBy, second.asOf))
    }),
    { numRuns: runs(100) },
  )
})
