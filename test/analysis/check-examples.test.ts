import { describe, expect, test } from 'vitest'
import { checkExamples } from '../../src/analysis/check-examples.js'
import { unwrap } from '../../src/issue/issue.js'
import { parseRuleSet } from '../../src/rule-set/parse-rule-set.js'
import { ruleSetOnDisk } from '../policy/policy-on-disk.js'
import { policyWith, smallPolicy } from '../rule-set/support/small-policy.js'

const checked = (document: unknown) => checkExamples(unwrap(parseRuleSet(document)))

const withExamples = (...examples: unknown[]) => {
  const [rule] = smallPolicy().rules
  return { ...smallPolicy(), rules: [{ ...rule, examples }] }
}

const met = { title: 'three needs', facts: { needsCount: 3, housebound: 'no' }, verdict: 'met' }
const notMet = { title: 'one need', facts: { needsCount: 1 }, verdict: 'not-met' }
const open = { title: 'nothing is known', facts: {}, verdict: 'undetermined' }

describe('the examples of a rule', () => {
  test('are all right when each verdict has one and each comes to what it says', () => {
    expect(checked(withExamples(met, notMet, open))).toEqual([])
  })

  test('are run, facts left out being unknown', () => {
    const wrong = { ...met, facts: { needsCount: 3 } }
    expect(checked(withExamples(wrong, notMet, open))).toEqual([
      {
        code: 'failed-example',
        path: ['rules', 0, 'examples', 0, 'verdict'],
        message: 'in the example `three needs` the rule `many-needs` is undetermined, not met',
        hint: 'mend the rule or the example, whichever is wrong',
      },
    ])
  })

  test('show every verdict that the rule can reach, or the one missing is shown to them', () => {
    expect(checked(withExamples(open))).toEqual([
      {
        code: 'missing-example',
        path: ['rules', 0, 'examples'],
        message: 'the rule `many-needs` has no example that is met',
        hint: 'one such case is `{"needsCount":3,"housebound":"no"}`',
      },
      {
        code: 'missing-example',
        path: ['rules', 0, 'examples'],
        message: 'the rule `many-needs` has no example that is not-met',
        hint: expect.stringMatching(/^one such case is `\{"needsCount":/),
      },
    ])
  })

  test('are not asked for a verdict that is out of reach', () => {
    const never = {
      all: [
        { fact: 'age', operator: 'lessThan', value: 18 },
        { fact: 'age', operator: 'greaterThan', value: 18 },
      ],
    }
    const document = policyWith(['rules', 0, 'conditions'], never)
    expect(
      checked(document)
        .filter(({ path }) => path[1] === 0)
        .map(({ message }) => message),
    ).toEqual(['the rule `many-needs` has no example that is not-met'])
  })

  test.each(['safety-floor', 'social-prescribing'] as const)('of %s are complete and come true', (name) => {
    expect(checkExamples(ruleSetOnDisk(name))).toEqual([])
  })
})
