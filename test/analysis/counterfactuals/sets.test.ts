import { expect, test } from 'vitest'
import { safeCounterfactuals } from '../../../src/analysis/counterfactuals.js'
import type { SetFact } from '../../../src/facts/fact.js'
import { unwrap } from '../../../src/issue/issue.js'
import { escalate, policy, rule } from '../../support/small-policy.js'
import { CALM, triageOf } from '../support/triage-of.js'

/** Whom somebody can call on: the fewer, the more risk; nobody at all is escalated. */
const supports = (riskier?: 'more' | 'fewer'): SetFact => ({
  name: 'local.supports',
  kind: 'set',
  values: ['family', 'friends'],
  title: 'whom there is to call on',
  description: 'Who is there.',
  question: 'Whom can you call?',
  safety: false,
  asksAboutDanger: false,
  ...(riskier === undefined ? {} : { riskier }),
})

/** By the sets of members that it is changed to, what comes of a referral whose supports are known. */
const changedTo = (riskier: 'more' | 'fewer' | undefined, known: readonly string[], target: string) => {
  const ruleSet = policy(
    [
      rule('no-family', escalate('crisis'), [
        { fact: 'local.supports', operator: 'doesNotContain', value: 'family' },
      ]),
    ],
    { localFacts: [supports(riskier)] },
  )
  const referral = { ...CALM, local: { supports: known } }
  const { changes } = unwrap(safeCounterfactuals(triageOf(ruleSet), referral, target))
  return changes.map(({ facts }) => facts.map(({ to }) => to))
}

test('where fewer members speak for more risk, none that an escalation misses is wished for', () => {
  expect(changedTo('fewer', ['friends'], 'accept')).toEqual([])
})

test('where fewer members speak for more risk, losing one can lead to an escalation', () => {
  expect(changedTo('fewer', ['family'], 'escalate')).toEqual([[[]]])
})

test('where neither more nor fewer speak for more risk, what an escalation turns on stays as it is', () => {
  expect(changedTo(undefined, ['friends'], 'accept')).toEqual([])
  expect(changedTo(undefined, ['family'], 'escalate')).toEqual([])
})

test('where more members speak for more risk, one more may be wished for, and none fewer', () => {
  expect(changedTo('more', ['friends'], 'accept')).toEqual([[['family', 'friends']]])
  expect(changedTo('more', ['family'], 'escalate')).toEqual([])
})
