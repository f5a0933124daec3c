import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type FactDefinition, type Facts, valueIn } from '../../../src/facts/fact.js'
import { isTrueOf } from '../../../src/proof/engine/formula.js'
import { riskierSteps } from '../../../src/proof/proofs/fact-steps.js'
import { moreRiskNeverLowers } from '../../../src/proof/proofs/more-risk-never-lowers.js'
import { ruleSets } from '../../../src/testing/arbitraries/rule-sets.js'
import { rung } from '../../support/ladder.js'
import { runs } from '../../support/runs.js'
import { escalate, policy, redirect, rule, said } from '../../support/small-policy.js'
import { bareContext } from '../support/bare-context.js'
import { contextOf } from '../support/context-of.js'
import { possibleChoices } from '../support/spaces.js'

const notes = { whenUndetermined: 'note' } as const
const count = (operator: 'lessThan' | 'greaterThanInclusive', value: number) =>
  [{ fact: 'needsCount', operator, value }] as const

describe('more risk', () => {
  test('lowers the response of a rule that turns on a good answer', () => {
    const rules = [rule('no-carer', redirect('gp'), said('carer', 'no'), notes)]
    const { findings, proof } = moreRiskNeverLowers(contextOf(policy(rules)))
    expect(proof.status).toBe('refuted')
    expect(findings).toHaveLength(1)
    expect(findings[0]).toMatchObject({
      code: 'risk-lowers-response',
      rule: 'no-carer',
      path: ['rules', 0],
      message: '`carer` going from `no` to `unsure` can lower the response from `redirect` to `accept`',
      witnesses: [{ disposition: 'redirect' }, { disposition: 'accept' }],
    })
  })

  test('lowers the response of a redirect that holds the decision up until the risk is known', () => {
    const whole = { fact: 'substanceDependence', operator: 'in', value: ['yes', 'unsure'] } as const
    const { findings } = moreRiskNeverLowers(contextOf(policy([rule('dependence', redirect('gp'), [whole])])))
    expect(findings.map(({ message }) => message)).toEqual([
      '`substanceDependence` going from unknown to `unsure` can lower the response from `request-information` to `redirect`',
    ])
    expect(findings[0]?.hint).toContain('whenUndetermined')
    const noted = policy([rule('dependence', redirect('gp'), [whole], notes)])
    expect(moreRiskNeverLowers(contextOf(noted)).proof.status).toBe('proved')
  })

  test('that is a need more lowers the response of a rule for few needs, whose number follows from the needs', () => {
    const few = policy([rule('few', redirect('gp'), [...count('lessThan', 3)], notes)])
    const { findings } = moreRiskNeverLowers(contextOf(few))
    expect(findings).toHaveLength(1)
    expect(findings[0]?.witnesses.map(({ referral }) => referral.needs?.length)).toEqual([2, 3])
    const many = policy([rule('many', redirect('gp'), [...count('greaterThanInclusive', 3)], notes)])
    expect(moreRiskNeverLowers(contextOf(many)).proof.status).toBe('proved')
  })

  test('that takes back an answer that was inferred can lower the response as well', () => {
    const rules = [
      rule('asked', escalate('clinician'), said('suicidalThoughts', 'declined'), notes),
      rule('harm', escalate('clinician'), said('recentSuicideAttempt', 'declined'), notes),
      rule('self', escalate('clinician'), said('selfHarm', 'declined'), notes),
      rule('safe', redirect('library'), said('suicidePlanOrIntent', 'no'), notes),
    ]
    const { findings } = moreRiskNeverLowers(bareContext(policy(rules)))
    const screen = findings.filter(({ message }) =>
      /suicidalThoughts|recentSuicideAttempt|selfHarm/.test(message),
    )
    expect(screen).not.toHaveLength(0)
    for (const { witnesses } of screen) {
      const [before, after] = witnesses.map(({ facts }) => facts['suicidePlanOrIntent'])
      expect([before, after]).toEqual(['no', undefined])
    }
  })

  const words = {
    title: 'a fact',
    description: 'A fact.',
    question: 'What about it?',
    safety: false,
    asksAboutDanger: false,
  }
  const LOCAL: readonly FactDefinition[] = [
    { name: 'local.flag', kind: 'boolean', riskier: false, ...words },
    { name: 'local.level', kind: 'integer', min: 0, max: 9, riskier: 'lower', ...words },
    { name: 'local.way', kind: 'choice', values: ['a', 'b', 'c'], riskier: ['c', 'a', 'b'], ...words },
    { name: 'local.help', kind: 'answer', riskier: 'no', ...words },
    { name: 'local.friends', kind: 'set', values: ['x', 'y', 'z'], riskier: 'fewer', ...words },
  ]

  test.each([
    ['local.flag', 'equal', true, true, false],
    ['local.level', 'greaterThanInclusive', 4, 4, 0],
    ['local.way', 'equal', 'a', 'a', 'b'],
    ['local.help', 'equal', 'yes', 'yes', 'unsure'],
    ['local.friends', 'contains', 'y', ['y'], []],
  ] as const)('goes the way that `%s` declares', (fact, operator, value, from, to) => {
    const rules = [rule('turns', redirect('gp'), [{ fact, operator, value }], notes)]
    const { findings } = moreRiskNeverLowers(contextOf(policy(rules, { localFacts: LOCAL })))
    expect(findings).toHaveLength(1)
    expect(findings[0]?.witnesses.map(({ facts }) => facts[fact])).toEqual([from, to])
  })
})

const LOCAL_RISKS: readonly FactDefinition[] = [
  'local.inCatchment',
  'local.transport',
  'local.hasPhone',
  'local.languages',
  'local.weeksWaiting',
].flatMap((name): readonly FactDefinition[] => {
  const words = { title: name, description: name, question: name, safety: false, asksAboutDanger: false }
  switch (name) {
    case 'local.inCatchment':
      return [{ name, kind: 'boolean', riskier: false, ...words }]
    case 'local.transport':
      return [
        {
          name,
          kind: 'choice',
          values: ['own-car', 'bus', 'none'],
          riskier: ['own-car', 'bus', 'none'],
          ...words,
        },
      ]
    case 'local.hasPhone':
      return [{ name, kind: 'answer', riskier: 'no', ...words }]
    case 'local.languages':
      return [{ name, kind: 'set', values: ['bengali', 'english', 'polish'], riskier: 'more', ...words }]
    default:
      return [{ name, kind: 'integer', min: 0, max: 52, riskier: 'higher', ...words }]
  }
})

describe('whatever the rule set', () => {
  const cases = ruleSets({ facts: LOCAL_RISKS, maxRules: 4, types: ['escalate', 'redirect'] }).map(
    (ruleSet) => bareContext({ ...ruleSet, localFacts: LOCAL_RISKS }),
  )

  test('a counterexample is two referrals that differ in one fact, the riskier of which is decided lower', () => {
    let refuted = 0
    fc.assert(
      fc.property(cases, (context) => {
        const { findings, proof } = moreRiskNeverLowers(context)
        // Without the floor it can be that no fact that rules ask about has a riskier value.
        const expected = riskierSteps(context.space).size === 0 ? 'nothing-to-prove' : 'proved'
        expect(proof.status).toBe(findings.length === 0 ? expected : 'refuted')
        for (const { witnesses } of findings) {
          refuted += 1
          const [before, after] = witnesses
          if (before === undefined || after === undefined) throw new Error('there are two')
          expect(rung(after.disposition)).toBeLessThan(rung(before.disposition))
          const facts: readonly Facts[] = [before.facts, after.facts]
          const names = [...new Set(facts.flatMap((one) => Object.keys(one)))]
          const differing = names.filter(
            (name) =>
              JSON.stringify(facts.map((one) => valueIn(one, name))[0]) !==
              JSON.stringify(valueIn(after.facts, name)),
          )
          expect(differing).toHaveLength(1)
        }
      }),
      { numRuns: runs(60) },
    )
    expect(refuted).toBeGreaterThan(20)
  })

  test('where it is proved, no step of any referral lowers the response', () => {
    let steps = 0
    const proved = cases.filter((context) => moreRiskNeverLowers(context).proof.status === 'proved')
    fc.assert(
      fc.property(
        proved.chain((context) =>
          fc.tuple(fc.constant(context), fc.array(possibleChoices(context.space), { maxLength: 4 })),
        ),
        ([{ space, witness }, some]) => {
          const all = [...riskierSteps(space).values()].flat()
          for (const choice of some) {
            for (const { after, before, premise } of all.slice(0, 12)) {
              const [less, more] = [new Map([...choice, ...before]), new Map([...choice, ...after])]
              if (![less, more].every((one) => isTrueOf(space.possible, one)) || !isTrueOf(premise, less))
                continue
              steps += 1
              const [lower, higher] = [less, more].map((one) => witness(space.factsIn(one)).disposition)
              expect(rung(higher ?? 'accept')).toBeGreaterThanOrEqual(rung(lower ?? 'accept'))
            }
          }
        },
      ),
      { numRuns: runs(75) },
    )
    expect(steps).toBeGreaterThan(100)
  })

  test('however little may be spent, the answer is the same or there is none', () => {
    fc.assert(
      fc.property(
        cases,
        fc.integer({ min: 3, max: 40 }),
        fc.nat({ max: 30 }),
        ({ ruleSet }, nodes, conflicts) => {
          const { status } = moreRiskNeverLowers(bareContext(ruleSet)).proof
          expect(['unfinished', status]).toContain(
            moreRiskNeverLowers(bareContext(ruleSet, null, { nodes, conflicts })).proof.status,
          )
        },
      ),
      { numRuns: runs(30) },
    )
  })
})
