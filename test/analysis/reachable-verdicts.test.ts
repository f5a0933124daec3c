import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { reachableVerdicts } from '../../src/analysis/check-examples.js'
import { deriveFacts } from '../../src/facts/derive-facts.js'
import { unwrap } from '../../src/issue/issue.js'
import { idsOf, shippedVocabulary } from '../../src/referral/vocabulary.js'
import { compileRuleSet } from '../../src/rule-set/compile.js'
import type { RootCondition } from '../../src/rule-set/condition.js'
import { parseRuleSet } from '../../src/rule-set/parse-rule-set.js'
import type { Rule, RuleSet } from '../../src/rule-set/rule-set.js'
import { LOCAL_FACTS } from '../../src/testing/arbitraries/fact-values.js'
import { ruleSets } from '../../src/testing/arbitraries/rule-sets.js'
import { anyService } from '../../src/testing/arbitraries/services.js'
import { smallPolicy } from '../rule-set/support/small-policy.js'
import { referralsWithLocalFacts } from '../support/arbitraries/referrals.js'
import { runs } from '../support/runs.js'

const NEED_DOMAINS = idsOf(shippedVocabulary.needs)

const policy = unwrap(parseRuleSet(smallPolicy()))
const [template] = policy.rules

const asking = (conditions: RootCondition, ruleSet: RuleSet = policy) => {
  if (template === undefined) throw new Error('the small policy has rules')
  const { witnesses, exhaustive } = reachableVerdicts({ ...template, conditions }, ruleSet)
  return { verdicts: [...witnesses.keys()], exhaustive, witnesses }
}

const verdictOn = (
  rule: Rule,
  ruleSet: RuleSet,
  facts: Parameters<ReturnType<typeof compileRuleSet>['evaluate']>[0],
) => compileRuleSet({ ...ruleSet, rules: [rule] }).evaluate(facts)[0]?.verdict

describe('the verdicts that a rule can reach', () => {
  test.each<[string, RootCondition, readonly string[]]>([
    [
      'all three',
      { all: [{ fact: 'carer', operator: 'equal', value: 'yes' }] },
      ['met', 'not-met', 'undetermined'],
    ],
    [
      'no more needs than there are kinds of them',
      {
        all: [
          { fact: 'needs', operator: 'doesNotContain', value: 'money' },
          { fact: 'needsCount', operator: 'equal', value: 21 },
        ],
      },
      ['not-met', 'undetermined'],
    ],
    [
      'no need without a count of needs',
      {
        all: [
          { fact: 'needs', operator: 'contains', value: 'money' },
          { fact: 'needsCount', operator: 'equal', value: 0 },
        ],
      },
      ['not-met', 'undetermined'],
    ],
    [
      'the size of the set is known with the set',
      {
        any: [
          { all: [{ fact: 'needsCount', operator: 'greaterThanInclusive', value: 0 }] },
          { fact: 'needs', operator: 'contains', value: 'money' },
        ],
      },
      ['met', 'undetermined'],
    ],
    [
      'a PHQ-9 of 25 or more has an item 9 above 0',
      {
        all: [
          { fact: 'phq9Total', operator: 'greaterThanInclusive', value: 25 },
          { fact: 'suicidalThoughts', operator: 'notEqual', value: 'yes' },
        ],
      },
      ['not-met', 'undetermined'],
    ],
    [
      'a PHQ-9 of 24 need not',
      {
        all: [
          { fact: 'phq9Total', operator: 'greaterThanInclusive', value: 24 },
          { fact: 'suicidalThoughts', operator: 'notEqual', value: 'yes' },
        ],
      },
      ['met', 'not-met', 'undetermined'],
    ],
    [
      'whom the service is for is always known',
      { all: [{ fact: 'serviceFocus', operator: 'equal', value: 'general' }] },
      ['met', 'not-met'],
    ],
    [
      'whether an age fits is known with the age',
      {
        any: [
          { fact: 'age', operator: 'greaterThanInclusive', value: 0 },
          { fact: 'ageInRange', operator: 'equal', value: false },
        ],
      },
      ['met', 'undetermined'],
    ],
    [
      'a condition and its opposite',
      {
        any: [
          { fact: 'carer', operator: 'equal', value: 'yes' },
          { not: { fact: 'carer', operator: 'equal', value: 'yes' } },
        ],
      },
      ['met', 'undetermined'],
    ],
  ])('%s', (_, conditions, verdicts) => {
    expect(asking(conditions)).toMatchObject({ verdicts, exhaustive: true })
  })

  test('are found among more combinations than could be tried one by one', () => {
    const needs = NEED_DOMAINS.slice(0, 14)
    const all = needs.map((value) => ({ fact: 'needs', operator: 'contains' as const, value }))
    const risks = [
      'carer',
      'housebound',
      'domesticAbuse',
      'childAtRisk',
      'harmToOthers',
      'consent',
      'selfHarm',
      'substanceDependence',
    ]
    const yes = risks.map((fact) => ({ fact, operator: 'equal' as const, value: 'yes' }))
    const [first, ...rest] = [...all, ...yes]
    if (first === undefined) throw new Error('there are leaves')
    expect(asking({ all: [first, ...rest] })).toMatchObject({
      verdicts: ['met', 'not-met', 'undetermined'],
      exhaustive: true,
    })
  })

  test('each have facts that give them', () => {
    fc.assert(
      fc.property(ruleSets(), (ruleSet) => {
        for (const rule of ruleSet.rules) {
          for (const [verdict, facts] of reachableVerdicts(rule, ruleSet).witnesses) {
            expect(verdictOn(rule, ruleSet, facts)).toBe(verdict)
          }
        }
      }),
      { numRuns: runs(50) },
    )
  })

  test('include every verdict that any referral to any service gives', () => {
    fc.assert(
      fc.property(
        ruleSets({ maxRules: 3 }),
        fc.array(fc.tuple(referralsWithLocalFacts, anyService), { minLength: 10, maxLength: 10 }),
        (ruleSet, cases) => {
          for (const rule of ruleSet.rules) {
            const { witnesses, exhaustive } = reachableVerdicts(rule, ruleSet)
            for (const [referral, service] of cases) {
              const { facts } = unwrap(
                deriveFacts({ referral, service, asOf: referral.receivedOn }, { localFacts: LOCAL_FACTS }),
              )
              const verdict = verdictOn(rule, ruleSet, facts)
              if (exhaustive) expect([...witnesses.keys()]).toContain(verdict)
            }
          }
        },
      ),
      { numRuns: runs(50) },
    )
  })
})
