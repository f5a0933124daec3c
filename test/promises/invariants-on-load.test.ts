/** What is promised of every decision is proved before any is made. */
import { describe, expect, test } from 'vitest'
import type { Issue } from '../../src/issue/issue.js'
import type { Invariant, RuleSet } from '../../src/rule-set/rule-set.js'
import { defaultRuleSet } from '../../src/rule-set/shipped.js'
import { services } from '../../src/service/shipped.js'
import { safeCreateTriage } from '../../src/triage.js'
import { pigeonhole } from '../support/hard-rule-sets.js'
import { escalate, pathway, policy, rule, said } from '../support/small-policy.js'

const refusals = (ruleSet: RuleSet): readonly Issue[] => {
  const made = safeCreateTriage({ service: services.sp7, ruleSet })
  return made.ok ? [] : made.issues
}

const without = (name: string): RuleSet => {
  const ruleSet = defaultRuleSet()
  return { ...ruleSet, rules: ruleSet.rules.filter((one) => one.name !== name) }
}

const promising = (when: Invariant['when'], then: Invariant['then']): Invariant => ({
  name: 'promise',
  title: 'A promise',
  when,
  then,
})

const placeOf = (name: string): number => defaultRuleSet().invariants.findIndex((one) => one.name === name)

describe('a rule set that breaks an invariant makes no triage', () => {
  test('such as the shipped one without the rule for past suicidal thoughts, with a referral that shows it', () => {
    const issues = refusals(without('holistic-past-suicidal-thoughts'))
    const place = placeOf('past-suicidal-thoughts-are-never-light')
    const broken = issues.find(({ path }) => path[0] === 'invariants')
    expect(broken).toMatchObject({ code: 'unsafe-rule-set', path: ['invariants', place] })
    expect(broken?.message).toContain('the pathway can be `light`')
    expect(broken?.hint).toMatch(/for instance, with `\{.*` the decision is/)
  })

  test('such as the shipped one that only notes that nobody was asked for their consent', () => {
    const ruleSet = defaultRuleSet()
    const rules = ruleSet.rules.map((one) =>
      one.name === 'consent-not-given' ? { ...one, whenUndetermined: 'note' as const } : one,
    )
    const issues = refusals({ ...ruleSet, rules })
    expect(issues).toMatchObject([
      { code: 'unsafe-rule-set', path: ['invariants', placeOf('no-support-without-consent')] },
    ])
  })

  test('such as any rule set of your own, whatever the invariant asks', () => {
    const rules = [
      rule('hurts-others', escalate('clinician'), [
        { fact: 'harmToOthers', operator: 'in', value: ['yes', 'unsure'] },
      ]),
      rule('on-their-way', pathway('light'), said('selfNavigation', 'confident')),
    ]
    const broken = (then: Invariant['then'], when: Invariant['when']) => {
      return refusals(policy(rules, { invariants: [promising(when, then)] })).map(({ path }) =>
        path.join('.'),
      )
    }
    const harms: Invariant['when'] = { all: said('harmToOthers') }
    expect(broken({ disposition: ['escalate'], routeKind: 'clinician', route: 'clinician' }, harms)).toEqual(
      [],
    )
    expect(broken({ routeKind: 'safeguarding' }, harms)).toEqual(['invariants.0'])
    expect(broken({ route: 'ambulance' }, harms)).toEqual(['invariants.0'])
    const notRuledOut = { notKnown: said('harmToOthers', 'no')[0] }
    expect(broken({ disposition: ['escalate', 'request-information'] }, notRuledOut)).toEqual([
      'invariants.0',
    ])
    expect(broken({ notPathway: 'light' }, harms)).toEqual(['invariants.0'])
  })

  test('while an invariant about nobody keeps nobody waiting: `check` warns of it', () => {
    const nobody: Invariant['when'] = { all: [said('carer')[0], ...said('carer', 'no')] }
    expect(
      refusals(
        policy([rule('carer', escalate('clinician'), said('carer'), { whenUndetermined: 'note' })], {
          invariants: [promising(nobody, { route: 'clinician' })],
        }),
      ),
    ).toEqual([])
  })
})

test('a rule set of which an invariant cannot be proved in time makes no triage either', () => {
  const [hard] = pigeonhole(8).rules
  if (hard === undefined) throw new Error('it has a rule')
  const ruleSet: RuleSet = {
    ...pigeonhole(8),
    rules: policy([rule('carer', escalate('clinician'), said('carer'), { whenUndetermined: 'note' })]).rules,
    invariants: [promising(hard.conditions, { disposition: ['escalate'] })],
  }
  expect(refusals(ruleSet)).toMatchObject([
    {
      code: 'unsafe-rule-set',
      path: ['invariants', 0],
      message: 'the invariant `promise` could not be proved of these rules',
    },
  ])
})
