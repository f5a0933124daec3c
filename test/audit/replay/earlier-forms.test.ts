import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { inAnyOrder, inFormOf } from '../../../src/audit/replay/earlier-forms.js'
import { everyQuestion } from '../../../src/decision/every-question.js'
import { referrals } from '../../support/arbitraries/referrals.js'
import { defaultTriages } from '../../support/default-triages.js'
import { runs } from '../../support/runs.js'

describe('a decision as an earlier form of it would have been', () => {
  const formed = fc.tuple(defaultTriages, referrals).map(([triage, referral]) => triage.decide(referral))

  test('has every question in one list, and is compared whatever their order', () => {
    fc.assert(
      fc.property(formed, fc.constantFrom(1, 2), fc.infiniteStream(fc.nat()), (decision, version, stream) => {
        const shuffled = everyQuestion(decision)
          .map((question) => ({ question, key: stream.next().value }))
          .sort((one, other) => one.key - other.key)
          .map(({ question }) => question)
        const { laterQuestions: _, ...others } = decision
        const asThen = inFormOf(version, decision)
        expect(inFormOf(version, { ...others, questions: shuffled })).toEqual(asThen)
        expect(asThen).not.toHaveProperty('laterQuestions')
      }),
      { numRuns: runs(20) },
    )
  })

  test('of the present form keeps its two lists in their order', () => {
    fc.assert(
      fc.property(formed, (decision) => {
        expect(inAnyOrder(4, decision)).toBe(decision)
        expect(inFormOf(4, decision)).toEqual(decision)
      }),
      { numRuns: runs(20) },
    )
  })
})
