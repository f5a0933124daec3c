/** Answers of a referral, and riskier ones in their place. */
import fc from 'fast-check'
import { type Referral, Risks } from '../../../src/referral/referral.js'
import type { Answer } from '../../../src/referral/vocabulary.js'

/** Questions of a referral whose worse answer is known, each with two answers, the riskier one second. */
export const riskierAnswers: fc.Arbitrary<readonly [string, readonly [Answer | null, Answer]]> = fc.oneof(
  fc.tuple(
    fc.constantFrom(...Object.keys(Risks.shape), 'housebound', 'carer', 'interpreterNeeded'),
    fc.constantFrom(
      ['no', 'unsure'],
      ['declined', 'unsure'],
      [null, 'unsure'],
      ['unsure', 'yes'],
      ['no', 'yes'],
    ),
  ),
  fc.tuple(
    fc.constant('supportToLeaveHome'),
    fc.constantFrom(['yes', 'unsure'], ['unsure', 'no'], ['yes', 'no']),
  ),
) as fc.Arbitrary<readonly [string, readonly [Answer | null, Answer]]> // the lists above are pairs of answers

/** The referral with this answer to one of these questions. */
export const withAnswer = (referral: Referral, name: string, answer: Answer | null): Referral => {
  const place = Object.hasOwn(Risks.shape, name) ? 'risks' : 'client'
  return { ...referral, [place]: { ...referral[place], [name]: answer } }
}
