import { expect, test } from 'vitest'
import { unwrap } from '../../src/issue/issue.js'
import { vocabularyOf } from '../../src/referral/vocabulary.js'
import { parseRuleSet } from '../../src/rule-set/parse-rule-set.js'
import { defaultRuleSet, digestOfRuleSet } from '../../src/rule-set/shipped.js'

const OURS = {
  id: 'our-scale',
  title: 'Our scale',
  measures: 'mood',
  question: 'Would you fill in our scale with me?',
  items: [{ id: '1' }],
  itemRange: { min: 0, max: 4 },
  total: { min: 0, max: 4, riskier: 'higher' },
  bands: [],
  signalItems: [],
}

const extending = (instruments: readonly unknown[]) =>
  parseRuleSet({
    id: 'ours',
    version: '0.1.0',
    title: 'Ours',
    effective: { from: '2026-01-01' },
    extends: { id: defaultRuleSet().id, digest: digestOfRuleSet(defaultRuleSet()) },
    vocabulary: { instruments },
  })

test('a rule set that extends another adds its questionnaires to those of its base', () => {
  const { instruments } = vocabularyOf(unwrap(extending([OURS])))
  expect(instruments.map(({ id }) => id)).toEqual([
    ...vocabularyOf(defaultRuleSet()).instruments.map(({ id }) => id),
    'our-scale',
  ])
})

test('it can neither name one of its base again nor declare one that ships anew', () => {
  expect(extending(['epds']).ok).toBe(false)
  expect(extending([{ ...OURS, id: 'epds' }]).ok).toBe(false)
})
