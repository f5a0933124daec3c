/** Scorers that count an unanswered item as 0, and pages that print the GAD-7 bands shifted by one. */
import { describe, expect, test } from 'vitest'
import { scoreAssessment } from '../../src/referral/score-assessment.js'
import type { Condition, Leaf } from '../../src/rule-set/condition.js'
import { defaultRuleSet } from '../../src/rule-set/shipped.js'
import { services } from '../../src/service/shipped.js'
import { createTriage } from '../../src/triage.js'
import { defined } from '../support/oracle/classical.js'
import { action, policy, rule } from '../support/small-policy.js'

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

  const blank = phq9([3, 3, 3, 3, 3, 3, 1, null, 0])
  const referral = { id: 'R-1', receivedOn: '2026-03-02', assessments: [blank] }

  test('leaves rules about the total undetermined, not unmet', () => {
    const severe = rule('severe', action('walk'), [
      { fact: 'phq9Total', operator: 'greaterThanInclusive', value: 20 },
    ])
    const triage = createTriage({ service: services.sp7, ruleSet: policy([severe]) })
    const examined = triage.safeExamine(referral)
    if (!examined.ok) throw new Error('a valid referral is examined')
    const { facts, rules } = examined.value
    expect(facts['phq9Total']).toBeNull()
    expect(rules.find((one) => one.rule === 'severe')?.verdict).toBe('undetermined')
  })

  test('hides nothing of the items that were answered: the rules that ship take what is seen at the least', () => {
    const { safeExamine } = createTriage({ service: services.sp7 })
    const severe = (items: readonly (number | null)[]) => {
      const examined = safeExamine({ ...referral, assessments: [phq9(items)] })
      if (!examined.ok) throw new Error('a valid referral is examined')
      return examined.value.rules.find((one) => one.rule === 'severe-depression-score')?.verdict
    }
    expect(severe([3, 3, 3, 3, 3, 3, 3, null, 0])).toBe('met')
    expect(severe([3, 3, 3, 3, 3, 3, 2, 0, 0])).toBe('met')
    expect(severe([3, 3, 3, 3, 3, 3, 1, 0, 0])).toBe('not-met')
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

describe('what is seen of a questionnaire, which is 0 where nobody filled one in', () => {
  const SEEN = ['phq9Seen', 'gad7Seen', 'domesticAbuseIndicated']

  const leavesIn = (condition: Condition, negated = false): readonly (Leaf & { negated: boolean })[] => {
    if ('all' in condition) return condition.all.flatMap((child) => leavesIn(child, negated))
    if ('any' in condition) return condition.any.flatMap((child) => leavesIn(child, negated))
    if ('not' in condition) return leavesIn(condition.not, !negated)
    if ('condition' in condition) {
      return leavesIn(defined(defaultRuleSet().conditions, condition.condition), negated)
    }
    return [{ ...condition, negated }]
  }

  test('is only ever asked for more by the rules that ship: that little is seen says nothing of anybody', () => {
    const asked = defaultRuleSet()
      .rules.flatMap(({ conditions }) => leavesIn(conditions))
      .filter(({ fact }) => SEEN.includes(fact))
    expect(asked.length).toBeGreaterThan(0)
    for (const { fact, negated, operator, value } of asked) {
      const upward = operator === 'greaterThanInclusive' || (operator === 'equal' && value === true)
      expect([fact, operator, value, upward && !negated]).toEqual([fact, operator, value, true])
    }
  })
})
