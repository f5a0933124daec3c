/** Answers of other days than that of the decision: what is answered anew is answered on that day, and what is past stays past. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { safeCounterfactuals } from '../../../src/analysis/counterfactuals.js'
import { changedReferral } from '../../../src/analysis/one-referral/changed-referral.js'
import { definitionsOf } from '../../../src/facts/catalogue.js'
import { unwrap } from '../../../src/issue/issue.js'
import { addDays } from '../../../src/referral/calendar-date.js'
import { parseReferral } from '../../../src/referral/parse-referral.js'
import type { Referral } from '../../../src/referral/referral.js'
import { ANSWERS, shippedVocabulary } from '../../../src/referral/vocabulary.js'
import { anAnsweredReferral, type ReferralOverrides } from '../../../src/testing/builders/builders.js'
import { referrals } from '../../support/arbitraries/referrals.js'
import { DEFAULT_TRIAGES } from '../../support/default-triages.js'
import { runs } from '../../support/runs.js'
import { FLOOR_FACTS } from '../../support/safety-answers.js'
import { at } from '../support/examples-at.js'

const TARGETS = ['accept', 'redirect', 'request-information', 'escalate', 'light', 'holistic']

const PHQ9 = [1, 2, 0, 1, 1, 0, 1, 0]

/** Everything that time alone lowers: an attempt of long ago, and an item that was marked long ago and answered anew since. */
const PAST = {
  receivedOn: '2026-03-02',
  risks: { recentSuicideAttempt: { answer: 'yes', askedOn: '2026-03-01', happenedOn: '2016' } },
} as const satisfies ReferralOverrides
const MARKED = {
  receivedOn: '2026-03-02',
  assessments: [
    { instrument: 'phq-9', completedOn: '2022-02-01', items: [...PHQ9, 2] },
    { instrument: 'phq-9', completedOn: '2025-06-01', items: [...PHQ9, 0] },
  ],
} as const satisfies ReferralOverrides

const factsOf = (referral: Referral, asOf: string) => unwrap(at('sp7').safeExamine(referral, { asOf })).facts

const changed = (referral: Referral, fact: string, to: string, asOf: string): Referral => {
  const context = {
    asOf,
    definitions: definitionsOf(at('sp7').ruleSet),
    facts: factsOf(referral, asOf),
    vocabulary: shippedVocabulary,
  }
  return unwrap(parseReferral(changedReferral(referral, [{ fact, to }], context)))
}

describe('an answer that is given anew', () => {
  test('counts on the day of the decision, however long ago the others were given', () => {
    for (const before of [{}, { askedOn: '2025-06-01' }]) {
      const referral = anAnsweredReferral({ risks: before })
      expect(factsOf(referral, '2026-06-01')['childAtRisk']).toBeNull()
      for (const fact of ['childAtRisk', 'suicidalThoughts', 'carer', 'consent'])
        expect(factsOf(changed(referral, fact, 'no', '2026-06-01'), '2026-06-01')[fact]).toBe('no')
    }
  })

  test('takes the place of the old one with its dates', () => {
    const referral = anAnsweredReferral({ risks: { childAtRisk: { askedOn: '2026-02-01' } } })
    expect(changed(referral, 'childAtRisk', 'unsure', '2026-03-02').risks?.childAtRisk).toBe('unsure')
  })

  test('leads out of waiting, where what waits was asked too long ago', () => {
    const { changes } = unwrap(
      safeCounterfactuals(at('sp7'), anAnsweredReferral({ local: { homelessWithin56Days: 'no' } }), 'light', { asOf: '2026-06-01' }), // biome-ignore format: one line
    )
    const [nearest] = changes
    expect(nearest?.decision).toEqual({ disposition: 'accept', pathway: 'light' })
    expect(nearest?.facts.every(({ from, kind }) => from === null && kind === 'found-out')).toBe(true)
  })
})

describe('what is past', () => {
  test.each([
    ['an attempt', PAST],
    ['a marked item', MARKED],
  ])('stays past whatever is answered anew: %s', (_, overrides) => {
    // biome-ignore format: one line
    const referral = anAnsweredReferral(overrides)
    const before = factsOf(referral, '2026-03-02')
    expect(before).toMatchObject({ suicidalThoughts: 'no', recentSuicideAttempt: 'no', pastSuicidalThoughts: 'yes' }) // biome-ignore format: one line
    for (const fact of [...FLOOR_FACTS, 'carer', 'domesticAbuse'])
      for (const to of ANSWERS) {
        const after = factsOf(changed(referral, fact, to, '2026-03-02'), '2026-03-02')
        const others = ({ immediateDanger: _1, suicidePlanOrIntent: _2, domesticAbuseIndicated: _3, [fact]: _4, ...rest }: typeof after) => rest // biome-ignore format: one line
        expect(after[fact]).toBe(to)
        expect(others(after)).toEqual(others(before))
      }
  })
})

test('every change that is told is confirmed, also long after the referral was received', () => {
  const cases = fc.tuple(
    fc.constantFrom(...DEFAULT_TRIAGES.map(({ service }) => service.id)),
    fc.oneof(
      referrals.map(({ local: _, ...referral }): Referral => referral),
      fc.constantFrom(anAnsweredReferral(PAST), anAnsweredReferral(MARKED)),
    ),
    fc.constantFrom(0, 1, 28, 29, 60, 200),
    fc.constantFrom(...TARGETS),
  )
  fc.assert(
    fc.property(cases, ([service, referral, days, target]) => {
      // A change that the evaluator does not confirm is a fault, and thrown.
      expect(
        safeCounterfactuals(at(service), referral, target, { asOf: addDays(referral.receivedOn, days) }).ok,
      ).toBe(true)
    }),
    { numRuns: runs(60) },
  )
})
