/** Answers, as people give them and as nobody asked for them. */
import fc from 'fast-check'
import { ANSWERS, type Answer } from '../../referral/answer.js'

/** Any answer; "no" comes up most, so that random referrals reach every rung of the ladder. */
export const answers: fc.Arbitrary<Answer> = fc.oneof(
  { weight: 4, arbitrary: fc.constant('no' as const) },
  { weight: 3, arbitrary: fc.constantFrom(...ANSWERS) },
)

/** An answer that calls for a specialist when it is given to a question about suicide or danger. */
export const signals: fc.Arbitrary<'yes' | 'unsure'> = fc.constantFrom('yes', 'unsure')

/** A value, or `null`: nobody asked. */
export const orUnasked = <T>(values: fc.Arbitrary<T>): fc.Arbitrary<T | null> =>
  fc.option(values, { nil: null, freq: 3 })
