/** Promise 2 for questionnaires: an item about suicide that was marked reaches a specialist, in whatever questionnaire and whatever else. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { unwrap } from '../../src/issue/issue.js'
import type { Assessment } from '../../src/referral/assessment-schema.js'
import type { ScoredInstrument } from '../../src/referral/instrument.js'
import type { Referral } from '../../src/referral/referral.js'
import { shippedInstruments } from '../../src/referral/shipped-instruments.js'
import { shippedVocabulary } from '../../src/referral/vocabulary.js'
import { parseRuleSet } from '../../src/rule-set/parse-rule-set.js'
import { defaultRuleSet } from '../../src/rule-set/shipped.js'
import { services } from '../../src/service/shipped.js'
import { createTriage } from '../../src/triage.js'
import { calmReferrals, fullReferrals } from '../support/arbitraries/referrals.js'
import { rung } from '../support/ladder.js'
import { runs } from '../support/runs.js'

/** A questionnaire that only a rule set knows: two of its items are about danger, and items score 1 to 5. */
const OURS: ScoredInstrument = {
  id: 'our-mood-scale',
  title: 'Our mood scale',
  measures: 'mood',
  question: 'Would you fill in our mood scale with me?',
  items: ['1', '2', '3', '4'].map((id) => ({ id })),
  itemRange: { min: 1, max: 5 },
  total: { min: 4, max: 20, riskier: 'higher' },
  bands: [],
  signalItems: [
    { item: '2', signals: ['suicidalThoughts'] },
    { item: '4', signals: ['selfHarm', 'recentSuicideAttempt'] },
  ],
}

const ruleSet = unwrap(
  parseRuleSet({
    ...defaultRuleSet(),
    vocabulary: {
      ...defaultRuleSet().vocabulary,
      instruments: [...shippedVocabulary.instruments.map(({ id }) => id), OURS],
    },
  }),
)
const triage = createTriage({ service: services.sp7, ruleSet })

const all = [...shippedInstruments(), OURS]
const withSignals = all.filter(({ signalItems }) => signalItems.length > 0)

const people = fc.oneof(calmReferrals, fullReferrals).map(({ local: _, ...referral }): Referral => referral)
const days = fc.integer({ min: 1, max: 9 }).map((day) => `2023-12-0${day}`)

const scoresOf = (one: ScoredInstrument) =>
  fc.array(fc.option(fc.integer(one.itemRange), { freq: 3 }), {
    minLength: one.items.length,
    maxLength: one.items.length,
  })

const filledIn = (one: ScoredInstrument): fc.Arbitrary<Assessment> =>
  fc.tuple(days, scoresOf(one)).map(([completedOn, items]) => ({ instrument: one.id, completedOn, items }))

const assessments = fc.array(fc.constantFrom(...all).chain(filledIn), { maxLength: 5 })

const decide = (referral: Referral, some: readonly Assessment[]) =>
  triage.decide({ ...referral, assessments: some })

const numRuns = runs(150)

describe('an item about suicide, self-harm or danger', () => {
  test('above the least reaches a specialist the same day, in every questionnaire, whatever else is true', () => {
    const marked = fc.constantFrom(...withSignals).chain((one) =>
      fc
        .tuple(
          filledIn(one),
          fc.constantFrom(...one.signalItems),
          fc.integer({ min: one.itemRange.min + 1, max: one.itemRange.max }),
        )
        .map(([assessment, { item }, score]): Assessment => {
          const at = one.items.findIndex(({ id }) => id === item)
          return {
            ...assessment,
            items: (assessment.items ?? []).map((was, index) => (index === at ? score : was)),
          }
        }),
    )
    fc.assert(
      fc.property(people, assessments, marked, fc.nat(), (referral, others, one, place) => {
        const some = [...others]
        some.splice(place % (others.length + 1), 0, one)
        const { disposition, escalations } = decide(referral, some)
        expect(disposition).toBe('escalate')
        expect(escalations.map(({ kind }) => kind)).toContain('specialist-mental-health')
      }),
      { numRuns },
    )
  })

  test('that a total cannot be reached without does, too; and a lower total alone says nothing of it', () => {
    const one = fc.constantFrom(...withSignals).chain((instrument) => {
      const { max = 0, min = 0 } = instrument.total ?? {}
      const telling = max - (instrument.itemRange.max - instrument.itemRange.min) + 1
      return fc.integer({ min, max }).map((total) => ({ instrument, total, telling }))
    })
    fc.assert(
      fc.property(one, days, ({ instrument, telling, total }, completedOn) => {
        const referral: Referral = { id: 'R-1', receivedOn: '2026-01-01' }
        const found = triage.safeExamine({
          ...referral,
          assessments: [{ instrument: instrument.id, completedOn, total }],
        })
        if (!found.ok) throw new Error('a total is taken')
        const signals = instrument.signalItems.flatMap((signal) => signal.signals)
        for (const signal of signals)
          expect([total, found.value.facts[signal]]).toEqual([total, total >= telling ? 'yes' : null])
      }),
      { numRuns },
    )
  })

  test('is never a “no” by a score of the least, a missing one or a total', () => {
    const harmless = fc.constantFrom(...all).chain((one) =>
      filledIn(one).map((assessment): Assessment => {
        const isSignal = (index: number) => one.signalItems.some(({ item }) => item === one.items[index]?.id)
        const items = (assessment.items ?? []).map((score, index) =>
          isSignal(index) && score !== null ? one.itemRange.min : score,
        )
        return { ...assessment, items }
      }),
    )
    fc.assert(
      fc.property(fc.array(harmless, { maxLength: 5 }), (some) => {
        const found = triage.safeExamine({ id: 'R-1', receivedOn: '2026-01-01', assessments: some })
        if (!found.ok) throw new Error('they are read')
        const { facts } = found.value
        expect([facts['suicidalThoughts'], facts['suicidePlanOrIntent'], facts['selfHarm']]).toEqual([
          null,
          null,
          null,
        ])
      }),
      { numRuns },
    )
  })
})

describe('questionnaires of every kind', () => {
  test('decide the same in whatever order they stand', () => {
    const shuffled = assessments.chain((some) =>
      fc.tuple(fc.constant(some), fc.shuffledSubarray(some, { minLength: some.length })),
    )
    fc.assert(
      fc.property(people, shuffled, (referral, [some, others]) => {
        const [one, other] = [some, others].map((list) =>
          triage.safeExamine({ ...referral, assessments: list }),
        )
        if (!one?.ok || !other?.ok) throw new Error('they are read')
        expect(other.value.facts).toEqual(one.value.facts)
        expect(other.value.decision.disposition).toBe(one.value.decision.disposition)
      }),
      { numRuns },
    )
  })

  test('never lower the response by a score that is riskier', () => {
    const risen = fc.constantFrom(...all).chain((one) =>
      fc
        .tuple(filledIn(one), fc.nat(one.items.length - 1))
        .map(([before, item]): readonly [Assessment, Assessment] => {
          const riskier = one.total?.riskier ?? one.items[item]?.riskier ?? 'higher'
          const items = (before.items ?? []).map((score, index) => {
            if (index !== item || score === null) return score
            return riskier === 'higher'
              ? Math.min(score + 1, one.itemRange.max)
              : Math.max(score - 1, one.itemRange.min)
          })
          return [before, { ...before, items }]
        }),
    )
    fc.assert(
      fc.property(people, risen, assessments, (referral, [before, after], others) => {
        const [low, high] = [before, after].map((one) => rung(decide(referral, [...others, one]).disposition))
        expect(high).toBeGreaterThanOrEqual(low ?? 0)
      }),
      { numRuns },
    )
  })
})
