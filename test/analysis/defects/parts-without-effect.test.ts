import { expect, test } from 'vitest'
import { analyse } from '../../../src/analysis/analyse.js'
import { withoutPaths } from '../../../src/analysis/defects/take-away.js'
import type { Facts } from '../../../src/facts/fact.js'
import type { Condition } from '../../../src/rule-set/condition.js'
import { decideOn, escalate, policy, rule } from '../../support/small-policy.js'

const age = (operator: 'greaterThanInclusive' | 'lessThan' | 'equal', value: number): Condition => ({
  fact: 'age',
  operator,
  value,
})

test('of two leaves that hold each other up, one taken away turns an escalation into an acceptance, and both change nothing', () => {
  const old = [age('greaterThanInclusive', 65), age('lessThan', 90)] as const
  const ruleSet = policy([
    rule('old', escalate('clinician'), { any: [age('greaterThanInclusive', 80), { all: old }] }),
  ])
  const group = analyse(ruleSet).findings.find(({ code }) => code === 'leaves-without-effect')
  expect(group?.message).toBe(
    'the rule `old` would come to the same without `age greaterThanInclusive 80` and `age lessThan 90` together, and not without `age greaterThanInclusive 80` alone',
  )
  const oldest: Facts = { age: 95 }
  const { takeAway = [] } = group ?? {}
  const dispositions = [[], takeAway.slice(0, 1), takeAway].map(
    (paths) => decideOn(withoutPaths(ruleSet, paths), oldest).disposition,
  )
  expect(dispositions).toEqual(['escalate', 'accept', 'escalate'])
})

test('pairs are not looked for among more than 40 leaves, and it is said that there may be some', () => {
  const ages = (count: number) => Array.from({ length: count }, (_, index) => age('equal', 20 + index))
  const unfinished = (count: number) => {
    const [first = age('equal', 19), ...others] = ages(count)
    return analyse(policy([rule('ages', escalate('clinician'), { any: [first, ...others] })])).unfinished
  }
  expect([40, 41].map(unfinished)).toEqual([[], ['leaves-without-effect']])
})
