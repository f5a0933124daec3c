import { describe, expect, test } from 'vitest'
import { unsureLeftOut } from '../../../src/analysis/defects/unsure-left-out.js'
import type { Condition, RootCondition } from '../../../src/rule-set/condition.js'
import type { Rule } from '../../../src/rule-set/rule-set.js'
import { contextOf } from '../../proof/support/context-of.js'
import { escalate, policy, redirect, rule } from '../../support/small-policy.js'

const NOTE = { whenUndetermined: 'note' } as const
const answers = (fact: string, ...value: string[]): Condition => ({ fact, operator: 'in', value })
const yes = (fact: string): RootCondition => ({ all: [{ fact, operator: 'equal', value: 'yes' }] })

const found = (...rules: Rule[]) =>
  unsureLeftOut(contextOf(policy(rules))).map(({ path, witnesses }) => [
    path.join('/'),
    ...witnesses.map(({ disposition }) => disposition),
  ])

describe('whoever is unsure of what worries is accepted', () => {
  test('where an escalation that only notes is for a plain yes', () => {
    expect(found(rule('harm', escalate('crisis'), yes('harmToOthers'), NOTE))).toEqual([
      ['rules/0/conditions/all/0', 'escalate', 'accept'],
    ])
  })

  test('where a redirect is, and one of several answers leaves unsure out', () => {
    const either: RootCondition = {
      any: [answers('substanceDependence', 'yes', 'declined'), answers('carer', 'yes', 'unsure')],
    }
    expect(found(rule('away', redirect('gp'), either, NOTE))).toEqual([
      ['rules/0/conditions/any/0', 'redirect', 'accept'],
    ])
  })
})

describe('nothing is told', () => {
  test.each<[string, Rule[]]>([
    [
      'where unsure is named beside yes',
      [rule('harm', escalate('crisis'), { all: [answers('harmToOthers', 'yes', 'unsure')] }, NOTE)],
    ],
    [
      'where another rule is met for unsure',
      [
        rule('harm', escalate('crisis'), yes('harmToOthers'), NOTE),
        rule('perhaps', redirect('gp'), { all: [answers('harmToOthers', 'unsure')] }, NOTE),
      ],
    ],
    [
      'where a rule waits for its answer: that more risk lowers the response says it',
      [rule('harm', escalate('crisis'), yes('harmToOthers'))],
    ],
    [
      'where the floor escalates whoever is unsure',
      [rule('thoughts', escalate('crisis'), yes('suicidalThoughts'), NOTE)],
    ],
    [
      'of an answer that is not the one that worries',
      [rule('home', redirect('gp'), { all: [answers('harmToOthers', 'no')] }, NOTE)],
    ],
  ])('%s', (_, rules) => {
    expect(found(...rules)).toEqual([])
  })
})
