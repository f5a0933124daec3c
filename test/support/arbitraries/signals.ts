/** Referrals in which something says that somebody may be thinking of suicide, however the rest looks. */
import fc from 'fast-check'
import type { Assessment } from '../../../src/referral/assessment-schema.js'
import type { ScoredInstrument } from '../../../src/referral/instrument.js'
import type { Referral } from '../../../src/referral/referral.js'
import { shippedInstruments } from '../../../src/referral/shipped-instruments.js'
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

/** An item about suicide marked in a questionnaire, whatever else was answered in it; or a total that cannot be without it. */
const markedIn = ({ id, itemRange, items, signalItems }: ScoredInstrument): fc.Arbitrary<Assessment> => {
  const isSignal = (index: number) => signalItems.some(({ item }) => item === items[index]?.id)
  const scores = items.map((_, index) =>
    isSignal(index)
      ? fc.integer({ min: itemRange.min + 1, max: itemRange.max })
      : fc.option(fc.integer(itemRange), { freq: 4 }),
  )
  const most = items.length * itemRange.max
  const telling = { min: most - (itemRange.max - itemRange.min) + 1, max: most }
  return fc.oneof(
    fc.tuple(...scores).map((all): Assessment => ({ instrument: id, completedOn: '2021-05-05', items: all })),
    fc.integer(telling).map((total): Assessment => ({ instrument: id, completedOn: '2021-05-05', total })),
  )
}

/** An item about suicide above 0, in whatever questionnaire and whatever else was answered. */
const marked = fc
  .tuple(
    referralsWithLocalFacts,
    fc.oneof(...shippedInstruments().flatMap((one) => (one.signalItems.length > 0 ? [markedIn(one)] : []))),
    fc.nat(3),
  )
  .map(([referral, assessment, place]): Referral => {
    const assessments = [...(referral.assessments ?? [])]
    assessments.splice(place, 0, assessment)
    return { ...referral, assessments }
  })

/** Referrals with a signal that must reach a specialist. */
export const referralsWithSignal: fc.Arbitrary<Referral> = fc.oneof(answered, marked)
