/** Referrals in which something says that somebody may be thinking of suicide, however the rest looks. */
import fc from 'fast-check'
import type { Referral } from '../../../src/referral/referral.js'
import { signals } from '../../../src/testing/arbitraries/fact-values.js'
import { FLOOR_FACTS } from '../safety-answers.js'
import { referralsWithLocalFacts } from './referrals.js'

/** One of the five questions, answered with yes or unsure. */
const answered = fc.tuple(referralsWithLocalFacts, fc.constantFrom(...FLOOR_FACTS), signals).map(
  ([referral, fact, signal]): Referral => ({
    ...referral,
    risks: { ...referral.risks, [fact]: signal },
  }),
)

/** Item 9 of a PHQ-9 above 0, whatever else was answered. */
const marked = fc
  .tuple(referralsWithLocalFacts, fc.integer({ min: 1, max: 3 }), fc.nat(3))
  .map(([referral, score, place]): Referral => {
    const assessments = [...(referral.assessments ?? [])]
    assessments.splice(place, 0, {
      instrument: 'phq-9',
      completedOn: '2021-05-05',
      items: [0, 0, null, 0, 0, 0, 0, 0, score],
    })
    return { ...referral, assessments }
  })

/** Referrals with a signal that must reach a specialist. */
export const referralsWithSignal: fc.Arbitrary<Referral> = fc.oneof(answered, marked)
