/** Scorers that count an unanswered item as 0, and pages that print the GAD-7 bands shifted by one. */
import { describe, expect, test } from 'vitest'
import { scoreAssessment } from '../../src/referral/score-assessment.js'
import { services } from '../../src/service/shipped.js'
import { createTriage } from '../../src/triage.js'

const completedOn = '2026-02-27'

const phq9 = (items: readonly (number | null)[]) =>
  ({ instrument: 'phq-9', completedOn, items: [...items] }) as const

/** A GAD-7 that adds up to `total`. */
const gad7 = (total: number) => {
  const items = Array.from({ length: 7 }, (_, index) => Math.max(0, Math.min(3, total - 3 * index)))
  return { instrument: 'gad-7', completedOn, items } as const
}

describe('an item that was not answered', () => {
  test('leaves the PHQ-9 without a total: it is not counted as 0', () => {
    const answered = [3, 3, 3, 3, 3, 3, 1, 0]
    for (let place = 0; place < 8; place += 1) {
      const items: (number | null)[] = [...answered, 0]
      items[place] = null
      expect(scoreAssessment(phq9(items)).total).toBeNull()
    }
    expect(scoreAssessment(phq9([...answered, 0])).total).toBe(19)
  })

  test('leaves rules about the total undetermined, not unmet', () => {
    const triage = createTriage({ service: services.sp7 })
    const examined = triage.examine({
      id: 'R-1',
      receivedOn: '2026-03-02',
      assessments: [phq9([3, 3, 3, 3, 3, 3, 3, null, 0])],
    })
    if (!examined.ok) throw new Error('a valid referral is examined')
    const severe = examined.value.rules.find(({ rule }) => rule === 'severe-depression-score')
    expect([examined.value.facts['phq9Total'], severe?.verdict]).toEqual([null, 'undetermined'])
  })
})

test.each([
  [0, 4],
  [5, 9],
  [10, 14],
  [15, 21],
])('a GAD-7 of %i and one of %i are in one band; one less and one more are in others', (least, most) => {
  const band = (total: number) => scoreAssessment(gad7(total)).band
  expect(band(most)).toEqual(band(least))
  if (least > 0) expect(band(least - 1)).not.toEqual(band(least))
  if (most < 21) expect(band(most + 1)).not.toEqual(band(most))
})

// The rows on audit logs (a hash chain that cannot show truncation, coverage that is rounded up) belong to the
// audit log, which is not part of this package yet.
