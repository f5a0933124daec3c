/** Random valid referrals: half-filled as they arrive, or with every field filled in. */
import type fc from 'fast-check'
import type { Referral } from '../../../src/referral/referral.js'
import { shippedInstruments } from '../../../src/referral/shipped-instruments.js'
import { LOCAL_FACTS } from '../../../src/testing/arbitraries/fact-values.js'
import { datedReferrals, full, half } from '../../../src/testing/arbitraries/random-referrals.js'

/** Referrals as half-filled as they arrive, for any rule set. */
export const referrals = datedReferrals(half)

/** Referrals with every field filled in. */
export const fullReferrals = datedReferrals(full)

/** Referrals that also answer the local facts of random rule sets. */
export const referralsWithLocalFacts = datedReferrals(half, { localFacts: LOCAL_FACTS })

/** The questionnaires with an item about suicide. */
const WITH_SIGNALS = new Set(
  shippedInstruments().flatMap(({ id, signalItems }) => (signalItems.length > 0 ? [id] : [])),
)

/** The same, of people who said "no" to each question of the safety screen: no rule of the floor is met. */
export const calmReferrals: fc.Arbitrary<Referral> = referralsWithLocalFacts.map((referral) => ({
  ...referral,
  risks: {
    ...referral.risks,
    askedOn: null,
    suicidalThoughts: 'no',
    recentSuicideAttempt: 'no',
    pastSuicideAttempt: 'no',
    selfHarm: 'no',
    pastSelfHarm: 'no',
    suicidePlanOrIntent: 'no',
    immediateDanger: 'no',
  },
  assessments: (referral.assessments ?? []).filter(({ instrument }) => !WITH_SIGNALS.has(instrument)),
}))
