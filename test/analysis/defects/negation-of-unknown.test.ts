import { describe, expect, test } from 'vitest'
import { negationsOfUnknown } from '../../../src/analysis/defects/negation-of-unknown.js'
import type { Condition, RootCondition } from '../../../src/rule-set/condition.js'
import type { RuleEvent } from '../../../src/rule-set/rule-event.js'
import { contextOf } from '../../proof/support/context-of.js'
import { action, escalate, pathway, policy, redirect, rule } from '../../support/small-policy.js'

const all = (...children: [Condition, ...Condition[]]): RootCondition => ({ all: children })

const said = (fact: string, operator: 'equal' | 'notEqual', value: string): Condition => ({
  fact,
  operator,
  value,
})

const listed = (fact: string, operator: 'in' | 'notIn', ...value: string[]): Condition => ({
  fact,
  operator,
  value,
})

const found = (event: RuleEvent, conditions: RootCondition) =>
  negationsOfUnknown(contextOf(policy([rule('asks', event, conditions)])))

describe('a rule that says what an answer is not is found', () => {
  test.each([
    [
      'lighter support for all but a yes',
      pathway('light'),
      said('harmToOthers', 'notEqual', 'yes'),
      'unsure',
    ],
    [
      'lighter support under `not`',
      pathway('medium'),
      { not: said('harmToOthers', 'equal', 'yes') },
      'unsure',
    ],
    [
      'lighter support, with only unsure named beside yes',
      pathway('light'),
      { not: listed('harmToOthers', 'in', 'yes', 'unsure') },
      'declined',
    ],
    ['a redirect of all but a yes', redirect('gp'), said('selfHarm', 'notEqual', 'yes'), 'unsure'],
    ['a redirect of all but a no', redirect('gp'), said('substanceDependence', 'notEqual', 'no'), 'declined'],
    ['a redirect of all who did not refuse', redirect('gp'), said('consent', 'notEqual', 'no'), 'unsure'],
    [
      'an escalation of all but a no',
      escalate('crisis'),
      said('domesticAbuse', 'notEqual', 'no'),
      'declined',
    ],
    ['an action for all but a yes', action('walk'), said('harmToOthers', 'notEqual', 'yes'), 'unsure'],
    [
      'a companion for going out, for all but a no',
      action('walk'),
      said('supportToLeaveHome', 'notEqual', 'no'),
      'unsure',
    ],
  ])('where it takes an unclear answer for a clear one: %s', (_, event, condition, answer) => {
    const [finding, ...more] = found(event, all(condition))
    expect(more).toEqual([])
    expect(finding?.code).toBe('negation-of-unknown')
    expect(Object.values(finding?.witnesses[0]?.facts ?? {})).toContain(answer)
  })

  test.each([
    ['an action for all but a no', action('walk'), said('carer', 'notEqual', 'no')],
    ['an extension', { type: 'extension', params: { reason: 'time' } }, listed('carer', 'notIn', 'no')],
  ] as const)('where it forgets those who were not asked: %s', (_, event, condition) => {
    const [finding, ...more] = found(event, all(condition))
    expect(more).toEqual([])
    expect(finding?.message).toContain('does nothing for those who were not asked')
    expect(finding?.witnesses[0]?.facts).not.toHaveProperty('carer')
  })
})

describe('a rule that says what an answer is not is left alone', () => {
  test.each([
    ['the fullest support for all but a no', pathway('holistic'), said('carer', 'notEqual', 'no')],
    ['the fullest support for all but a yes', pathway('holistic'), said('carer', 'notEqual', 'yes')],
    ['a clinician for all but a no', escalate('clinician'), said('domesticAbuse', 'notEqual', 'no')],
    ['an escalation that names declined', escalate('crisis'), listed('carer', 'notIn', 'no', 'declined')],
    ['whoever does not clearly agree', redirect('gp'), said('consent', 'notEqual', 'yes')],
    [
      'a list of all that is not meant',
      pathway('light'),
      listed('carer', 'notIn', 'yes', 'unsure', 'declined'),
    ],
    ['a `not` of a `not`', pathway('light'), { not: { not: said('carer', 'equal', 'no') } }],
    ['a `not` of a `notEqual`', pathway('light'), { not: said('carer', 'notEqual', 'no') }],
    ['one of several choices', pathway('light'), said('selfNavigation', 'notEqual', 'needs-support')],
    [
      'what a set lacks',
      action('walk'),
      { fact: 'serviceSettings', operator: 'doesNotContain', value: 'home' },
    ],
    ['a number', pathway('light'), { not: { fact: 'phq9Total', operator: 'greaterThan', value: 9 } }],
  ] as const)('where that is what was meant, or can hardly be said otherwise: %s', (_, event, condition) => {
    expect(found(event, all(condition))).toEqual([])
  })

  test('where no referral meets it with an unclear answer', () => {
    const both = all(said('carer', 'notEqual', 'yes'), said('carer', 'equal', 'no'))
    expect(found(pathway('light'), both)).toEqual([])
  })
})
