/** Referrals as generators for property tests. */
import type fc from 'fast-check'
import { parseReferral } from '../../referral/parse-referral.js'
import type { Referral } from '../../referral/referral.js'
import { type Answered, type DrawnFor, drawnCases } from './drawn-cases.js'
import { shrinkingBy } from './shrinking-by.js'
import { plainerReferrals, simplerReferrals } from './simpler-referrals.js'

const isReferral = (value: unknown): value is Referral => parseReferral(value).ok

const drawn = (
  drawnFor: DrawnFor,
  answered: Answered,
  simpler: (referral: Referral) => Iterable<Referral>,
): fc.Arbitrary<Referral> =>
  shrinkingBy(
    drawnCases(drawnFor, answered).map(({ referral }) => referral),
    simpler,
    isReferral,
  )

/**
 * Valid referrals, from half-filled to complete. Takes a triage, or a rule set and a service (the default rule set and
 * any service, if left out). Every rule is met in about one of as many draws as there are rules, by ways that are
 * proved to meet it; numbers are often just beside a threshold. A failing one shrinks to the answers that matter.
 */
export const referrals = (drawnFor: DrawnFor = {}): fc.Arbitrary<Referral> =>
  drawn(drawnFor, 'any', simplerReferrals)

/**
 * Valid referrals in which something was not asked, most often just what a rule waits for: every rule that can be
 * undetermined is so as often as the others. Takes what `referrals` takes; shrinks as it does.
 */
export const partialReferrals = (drawnFor: DrawnFor = {}): fc.Arbitrary<Referral> =>
  drawn(drawnFor, 'some', simplerReferrals)

/**
 * Valid referrals in which every question has an answer. Takes what `referrals` takes. A failing one shrinks to the
 * plainest answers and never to fewer.
 */
export const answeredReferrals = (drawnFor: DrawnFor = {}): fc.Arbitrary<Referral> =>
  drawn(drawnFor, 'all', plainerReferrals)
