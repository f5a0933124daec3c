import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dispositionDiagram } from '../../src/analysis/disposition-diagram.js'
import { dispositionOf, rulesByOutcome } from '../../src/decision/rules-by-outcome.js'
import type { Facts } from '../../src/facts/fact.js'
import { compileRuleSet } from '../../src/rule-set/compile.js'
import { type Leaf, OPERATORS, type RootCondition } from '../../src/rule-set/condition.js'
import { referenceVerdicts } from '../../src/rule-set/reference.js'
import type { RuleSet } from '../../src/rule-set/rule-set.js'
import { ALL_FACTS, factsOver } from '../../src/testing/arbitraries/fact-values.js'
import { ruleSets } from '../../src/testing/arbitraries/rule-sets.js'
import { referrals } from '../support/arbitraries/referrals.js'
import { DEFAULT_TRIAGES } from '../support/default-triages.js'
import { runs } from '../support/runs.js'
import { escalate, pathway, policy, redirect, rule, said } from '../support/small-policy.js'
import { inWindows, withoutStructure } from './support/large-rule-sets.js'

const several = fc.array(factsOver(ALL_FACTS), { minLength: 5, maxLength: 5 })

/** Values that a fact never has, or a leaf never compares with, in a rule set that is checked. */
const oddValues = fc.oneof(
  fc.constantFrom<unknown>(null, undefined, true, false, '', '?', 'yes', '9', 0, -0, 0.5, 7, 9, 10, 1e9),
  fc.constantFrom<unknown>(Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 2 ** 53),
  fc.subarray<unknown>(['yes', 'no', '', '?', 7]),
)

const oddFacts = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'toString'), oddValues, {
  noNullPrototype: false,
}) as fc.Arbitrary<Facts> // what a caller without types may hand in

const oddLeaves = fc.record({
  fact: fc.constantFrom('a', 'b', 'c', 'toString'),
  operator: fc.constantFrom(...OPERATORS),
  value: fc.oneof(
    fc.constantFrom<Leaf['value']>('yes', '?', '', '9', 7, 9, 0.5, true, false),
    fc.array(fc.constantFrom('yes', '9', 7, 9), { minLength: 1, maxLength: 3 }),
  ),
}) as fc.Arbitrary<Leaf>

const oddRules = fc
  .array(
    fc.tuple(
      fc.constantFrom(escalate('clinician'), redirect('gp'), pathway('light')),
      fc.tuple(oddLeaves, oddLeaves),
      fc.constantFrom('all', 'any', 'none'),
      fc.boolean(),
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map((drawn) =>
    drawn.map(([event, leaves, shape, notes], index) => {
      const some: RootCondition = shape === 'all' ? { all: leaves } : { any: leaves }
      const conditions: RootCondition = shape === 'none' ? { not: some } : some
      return rule(`r-${index}`, event, conditions, notes ? { whenUndetermined: 'note' } : {})
    }),
  )

const ofVerdicts = (ruleSet: RuleSet) => {
  const { evaluate } = compileRuleSet(ruleSet)
  return (facts: Facts) => dispositionOf(rulesByOutcome(evaluate(facts)))
}

describe('the diagram of dispositions', () => {
  test('tells of any facts what the verdicts of random rules call for', () => {
    const seen = new Set<string>()
    fc.assert(
      fc.property(ruleSets(), several, (ruleSet, all) => {
        const [tell, expected] = [dispositionDiagram({ ruleSet }), ofVerdicts(ruleSet)]
        for (const facts of all) {
          seen.add(expected(facts))
          expect(tell(facts)).toBe(expected(facts))
        }
      }),
      { numRuns: runs(300) },
    )
    expect([...seen].sort()).toEqual(['accept', 'escalate', 'redirect', 'request-information'])
  })

  test('tells what json-rules-engine comes to', async () => {
    await fc.assert(
      fc.asyncProperty(ruleSets(), several, async (ruleSet, all) => {
        const tell = dispositionDiagram({ ruleSet })
        for (const facts of all) {
          const verdicts = await referenceVerdicts(ruleSet, facts)
          const isSo = (type: string, verdict: string, except?: string): boolean =>
            ruleSet.rules.some(
              ({ event, name, whenUndetermined }) =>
                event.type === type &&
                verdicts[name] === verdict &&
                (except === undefined || whenUndetermined !== except),
            )
          const waits = ['escalate', 'redirect'].some((type) => isSo(type, 'undetermined', 'note'))
          const redirected = isSo('redirect', 'met') ? 'redirect' : 'accept'
          const expected = isSo('escalate', 'met') ? 'escalate' : waits ? 'request-information' : redirected
          expect(tell(facts)).toBe(expected)
        }
      }),
      { numRuns: runs(100) },
    )
  })

  test('tells it of values that no fact ever has, of facts that are inherited, and of leaves nobody would write', () => {
    fc.assert(
      fc.property(oddRules, fc.array(oddFacts, { minLength: 5, maxLength: 5 }), (rules, all) => {
        const ruleSet = policy(rules)
        const [tell, expected] = [dispositionDiagram({ ruleSet }), ofVerdicts(ruleSet)]
        for (const facts of [...all, ...all.map((one): Facts => Object.create(one))])
          expect(tell(facts)).toBe(expected(facts))
      }),
      { numRuns: runs(1_000) },
    )
  })

  test('tells of referrals what is decided of them, whatever the service', () => {
    const triages = DEFAULT_TRIAGES.map((triage) => ({ triage, tell: dispositionDiagram(triage) }))
    fc.assert(
      fc.property(fc.constantFrom(...triages), referrals, ({ tell, triage }, referral) => {
        const examined = triage.safeExamine(referral)
        if (!examined.ok) throw new Error('a valid referral is examined')
        expect(tell(examined.value.facts)).toBe(examined.value.decision.disposition)
      }),
      { numRuns: runs(300) },
    )
  })

  test.each([
    ['large, with structure', inWindows()],
    ['too large, without structure', withoutStructure()],
  ])('of 500 rules: %s', (_, ruleSet) => {
    const [tell, expected] = [dispositionDiagram({ ruleSet }), ofVerdicts(ruleSet)]
    fc.assert(
      fc.property(factsOver(ruleSet.localFacts), (facts) => {
        expect(tell(facts)).toBe(expected(facts))
      }),
      { numRuns: 100 },
    )
  })

  test('of a fact that is compared with more values than a diagram is good for', () => {
    const rules = Array.from({ length: 600 }, (_, index) =>
      rule(`r-${index}`, index % 2 === 0 ? escalate('clinician') : redirect('gp'), said('a', index)),
    )
    const ruleSet = policy(rules)
    const [tell, expected] = [dispositionDiagram({ ruleSet }), ofVerdicts(ruleSet)]
    for (const a of [null, -1, 0, 1, 0.5, 598, 599, 600]) expect(tell({ a })).toBe(expected({ a }))
  })

  test('looks up only the facts that it meets', () => {
    const tell = dispositionDiagram({ ruleSet: policy([rule('r', escalate('clinician'), said('a'))]) })
    const asked: string[] = []
    const facts = new Proxy<Record<string, string>>(
      { a: 'yes', b: 'yes' },
      {
        getOwnPropertyDescriptor: (target, key) => {
          asked.push(String(key))
          return Object.getOwnPropertyDescriptor(target, key)
        },
      },
    )
    expect(tell(facts)).toBe('escalate')
    expect(asked).toEqual(['a'])
  })
})
