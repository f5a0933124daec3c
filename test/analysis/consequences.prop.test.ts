import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { analyse } from '../../src/analysis/analyse.js'
import { type Finding, withConsequences } from '../../src/proof/finding.js'
import { SEVERITIES } from '../../src/proof/finding-codes.js'
import { ANSWERS } from '../../src/referral/vocabulary.js'
import type { Condition, RootCondition } from '../../src/rule-set/condition.js'
import type { Rule, RuleSet } from '../../src/rule-set/rule-set.js'
import { defaultRuleSet } from '../../src/rule-set/shipped.js'
import { runs } from '../support/runs.js'
import {
  action,
  EVENTS,
  EXTENSION,
  escalate,
  pathway,
  policy,
  redirect,
  rule,
  said,
} from '../support/small-policy.js'

const ANY_NUMBER: Condition = { fact: 'needsCount', operator: 'greaterThanInclusive', value: 0 }

/** Every answer, in two questions of which neither is at an edge. */
const everyAnswerTo = (fact: string): RootCondition => ({
  any: [
    { fact, operator: 'in', value: ['yes', 'no'] },
    { fact, operator: 'in', value: ['unsure', 'declined'] },
  ],
})

const inShort = ({ code, message, rule: about }: Finding) => `${code}: ${about ?? message}`
const rankOf = ({ severity }: Finding) => SEVERITIES.indexOf(severity)
const graver = (ruleSet: RuleSet) => analyse(ruleSet).findings.filter(({ severity }) => severity !== 'note')

/** The shipped rule set and a redirect that everybody meets, to a place that is no team which refers: that would be a loop besides. */
const everybodyRedirected = (): RuleSet => {
  const shipped = defaultRuleSet()
  const [first] = shipped.rules
  const place = shipped.destinations.find(({ team }) => team === undefined)
  const always = rule('always', redirect(place?.id ?? ''), { all: [ANY_NUMBER] })
  return { ...shipped, rules: [...shipped.rules, { ...always, source: first?.source ?? always.source }] }
}

describe('what follows from a finding', () => {
  test('is folded under it: of a redirect for everybody, the threshold that makes it so', () => {
    const [cause, ...others] = graver(everybodyRedirected())
    expect(others).toEqual([])
    expect(cause).toMatchObject({ code: 'threshold-at-edge', rule: 'always' })
    const codes = new Set(cause?.consequences.map(({ code }) => code))
    expect([...codes].sort()).toEqual([
      'action-unreachable',
      'outcome-unreachable',
      'rule-always-met',
      'rule-redundant',
    ])
    expect(cause?.consequences.length).toBeGreaterThan(50)
  })

  test('is told under the first of several rules that do it together', () => {
    const found = graver(
      policy([
        rule('one', redirect('gp'), everyAnswerTo('carer')),
        rule('other', redirect('library'), everyAnswerTo('housebound')),
        rule('longer', EXTENSION, said('interpreterNeeded')),
        rule('fuller', pathway('holistic'), said('interpreterNeeded', 'no')),
        rule('walk', action('walk'), said('interpreterNeeded')),
      ]),
    )
    const outcomes = found.filter(({ code }) => code === 'outcome-unreachable')
    expect(outcomes).toEqual([])
    const causes = found.filter(({ code }) => code === 'rule-always-met')
    expect(causes.map(inShort)).toEqual(['rule-always-met: one', 'rule-always-met: other'])
    expect(causes[0]?.consequences.map(inShort)).toEqual(
      expect.arrayContaining([
        'outcome-unreachable: no referral can come out as `accept`',
        'rule-redundant: longer',
      ]),
    )
    expect(causes[1]?.consequences).toEqual([])
  })

  test('is told under an outcome that nobody comes to, where no rule by itself is to blame', () => {
    const answers = (name: string, value: readonly string[]) =>
      rule(name, redirect('gp'), [{ fact: 'carer', operator: 'in', value }])
    const report = analyse(
      policy([
        answers('clear', ['yes', 'no']),
        answers('unclear', ['unsure', 'declined']),
        rule('longer', EXTENSION, said('housebound')),
        rule('walk', action('walk'), said('housebound')),
      ]),
    )
    const accept = report.findings.find(({ message }) => message.includes('come out as `accept`'))
    expect(accept?.consequences.map(inShort)).toEqual([
      'action-unreachable: no decision can have the action `walk`, which belongs to `accept`',
      'rule-redundant: longer',
      'rule-redundant: walk',
    ])
  })

  test('is told under the rule that nobody meets, for what only that rule calls for', () => {
    const nobody = rule(
      'nobody',
      escalate('crisis'),
      [...said('carer', 'yes'), ...said('carer', 'no')] as never,
      {
        whenUndetermined: 'note',
      },
    )
    const never = graver(policy([nobody])).find(({ code }) => code === 'rule-never-met')
    expect(never?.consequences.map(inShort)).toEqual([
      'route-unreachable: no referral can reach the route `crisis`',
    ])
  })

  test('comes after it, and is not folded, where it is graver', () => {
    const promised = {
      name: 'housebound-is-taken-on',
      title: 'Who is housebound is taken on.',
      when: { all: said('housebound') },
      disposition: ['escalate', 'request-information', 'accept'],
    } as const
    const { disposition, ...invariant } = promised
    const rules = [rule('always', redirect('gp'), { all: [ANY_NUMBER] }, { whenUndetermined: 'note' })]
    // biome-ignore lint/suspicious/noThenProperty: an invariant has a `then`, and nobody awaits it
    const { findings } = analyse(policy(rules, { invariants: [{ ...invariant, then: { disposition } }] }))
    const [first, ...others] = findings.map(({ code }) => code)
    expect(first).toBe('threshold-at-edge')
    expect(others).toContain('broken-invariant')
    expect(withConsequences(findings).filter(({ code }) => code === 'broken-invariant')).toHaveLength(1)
  })
})

const leaf: fc.Arbitrary<Condition> = fc.record({
  fact: fc.constantFrom('carer', 'housebound'),
  operator: fc.constantFrom('in' as const, 'notIn' as const),
  value: fc.subarray([...ANSWERS], { minLength: 1 }),
})

const ruleSets: fc.Arbitrary<RuleSet> = fc
  .array(
    fc.tuple(leaf, fc.array(leaf, { maxLength: 1 }), fc.constantFrom(...EVENTS, EXTENSION), fc.boolean()),
    {
      minLength: 1,
      maxLength: 5,
    },
  )
  .map((rules) =>
    policy(
      rules.map(([one, more, event, all], index): Rule => {
        const conditions = [one, ...more] as const
        return rule(`rule-${index}`, event, all ? { all: conditions } : { any: conditions })
      }),
    ),
  )

describe('of random rule sets', () => {
  test('nothing is folded under something less grave, twice or over two levels', () => {
    fc.assert(
      fc.property(ruleSets, (ruleSet) => {
        const { findings } = analyse(ruleSet)
        for (const finding of findings)
          for (const one of finding.consequences) {
            expect(rankOf(one)).toBeGreaterThanOrEqual(rankOf(finding))
            expect(one.consequences).toEqual([])
          }
        const all = withConsequences(findings).map((one) => JSON.stringify([one.code, one.path, one.message]))
        expect(new Set(all).size).toBe(all.length)
        // The gravest first: what stands before something graver is its cause, and a rule.
        findings.forEach((finding, index) => {
          const before = findings.slice(0, index).filter((one) => rankOf(one) > rankOf(finding))
          for (const { code } of before)
            expect(['rule-always-met', 'rule-never-met', 'threshold-at-edge']).toContain(code)
        })
      }),
      { numRuns: runs(10) },
    )
  })

  test('what is folded under the one rule that everybody meets is not found without it, and all else is', () => {
    // One of the rules is made to be met by everybody.
    const withOne = ruleSets.map((ruleSet) => ({
      ...ruleSet,
      rules: [rule('always', redirect('gp'), everyAnswerTo('carer')), ...ruleSet.rules],
    }))
    fc.assert(
      fc.property(withOne, (ruleSet) => {
        const { findings } = analyse(ruleSet)
        const isCause = ({ code }: Finding) => code === 'rule-always-met' || code === 'rule-never-met'
        const causes = withConsequences(findings).filter(isCause)
        fc.pre(causes.length === 1)
        const cause = findings.find(({ rule: about }) => about === 'always')
        const rest = { ...ruleSet, rules: ruleSet.rules.filter(({ name }) => name !== 'always') }
        const left = withConsequences(analyse(rest).findings).map(inShort)
        for (const one of cause?.consequences ?? []) expect(left).not.toContain(inShort(one))
        const others = findings.filter(
          ({ code }) => code.endsWith('-unreachable') || code.endsWith('-default'),
        )
        expect(left).toEqual(expect.arrayContaining(withConsequences(others).map(inShort)))
      }),
      { numRuns: runs(10) },
    )
  })
})
