/** Promise 3 for questionnaires: an item more, a score higher or a later questionnaire never lowers the response. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Assessment } from '../../src/referral/assessment-schema.js'
import type { Referral } from '../../src/referral/referral.js'
import { calmReferrals, fullReferrals } from '../support/arbitraries/referrals.js'
import { defaultTriages } from '../support/default-triages.js'
import { rung } from '../support/ladder.js'
import { runs } from '../support/runs.js'

const COUNTS = { 'phq-9': 9, 'gad-7': 7 } as const
type Kind = keyof typeof COUNTS

const kinds = fc.constantFrom<Kind[]>('phq-9', 'gad-7')

const scores = (kind: Kind, complete: boolean) => {
  const score = fc.integer({ min: 0, max: 3 })
  return fc.array(complete ? score : fc.option(score), { minLength: COUNTS[kind], maxLength: COUNTS[kind] })
}

const on = (kind: Kind, day: number, items: readonly (number | null)[]): Assessment =>
  // The schema's own fields, with as many items as it wants.
  ({ instrument: kind, completedOn: `2023-12-0${day}`, items }) as Assessment

const questionnaires = (kind: Kind) =>
  fc.array(
    fc
      .tuple(fc.integer({ min: 1, max: 4 }), fc.boolean())
      .chain(([day, complete]) => scores(kind, complete).map((items) => on(kind, day, items))),
    { minLength: 1, maxLength: 4 },
  )

const people = fc.oneof(calmReferrals, fullReferrals).map(({ local: _, ...referral }): Referral => referral)

/** Both referrals decided by the same triage: the second never comes out lower. */
const neverLower = (
  cases: fc.Arbitrary<readonly [before: readonly Assessment[], after: readonly Assessment[]]>,
) =>
  fc.assert(
    fc.property(people, defaultTriages, cases, (referral, triage, [before, after]) => {
      const rungs = [before, after].map((assessments) =>
        rung(triage.decide({ ...referral, assessments }).disposition),
      )
      expect(rungs[1]).toBeGreaterThanOrEqual(rungs[0] ?? 0)
    }),
    { numRuns: runs(200) },
  )

describe('the response is never lowered', () => {
  test('by a higher score of an item', () => {
    neverLower(
      kinds.chain((kind) =>
        fc.tuple(questionnaires(kind), fc.nat(), fc.nat(COUNTS[kind] - 1)).map(([before, which, item]) => {
          const after = before.map((one, index) => {
            const score = one.items?.[item]
            if (index !== which % before.length || typeof score !== 'number') return one
            const items = (one.items ?? []).map((was, at) => (at === item ? Math.min(3, score + 1) : was))
            return { ...one, items } as Assessment // the same questionnaire, one score higher
          })
          return [before, after] as const
        }),
      ),
    )
  })

  test('by an item more in a questionnaire that was broken off', () => {
    neverLower(
      kinds.chain((kind) =>
        fc
          .tuple(scores(kind, false), fc.integer({ min: 0, max: 3 }))
          .map(([items, score]): readonly [Assessment[], Assessment[]] => {
            const gap = items.indexOf(null)
            return [
              [on(kind, 1, items)],
              [
                on(
                  kind,
                  1,
                  items.map((was, at) => (at === gap ? score : was)),
                ),
              ],
            ]
          }),
      ),
    )
  })

  test('by a later questionnaire that was broken off, whatever was answered in it', () => {
    neverLower(
      kinds.chain((kind) =>
        fc
          .tuple(questionnaires(kind), scores(kind, false), fc.nat(COUNTS[kind] - 1))
          .map(([before, items, gap]) => {
            const partial = on(
              kind,
              5,
              items.map((score, at) => (at === gap ? null : score)),
            )
            return [before, [...before, partial]] as const
          }),
      ),
    )
  })

  test('by a later questionnaire with at least the same items', () => {
    neverLower(
      kinds.chain((kind) =>
        fc.tuple(questionnaires(kind), scores(kind, true)).map(([before, more]) => {
          const items = more.map((score, at) =>
            Math.max(score ?? 0, ...before.map((one) => one.items?.[at] ?? 0)),
          )
          return [before, [...before, on(kind, 5, items)]] as const
        }),
      ),
    )
  })
})
