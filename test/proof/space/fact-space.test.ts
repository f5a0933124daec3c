import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { deriveFacts } from '../../../src/facts/derive-facts.js'
import { unwrap } from '../../../src/issue/issue.js'
import { isTrueOf } from '../../../src/proof/engine/formula.js'
import { witnessMaker } from '../../../src/proof/witness.js'
import { compileRuleSet } from '../../../src/rule-set/compile.js'
import { defaultRuleSet } from '../../../src/rule-set/shipped.js'
import { ruleSets } from '../../../src/testing/arbitraries/rule-sets.js'
import { NINE_SERVICES } from '../../../src/testing/arbitraries/services.js'
import { localReferrals } from '../../policy/local-referrals.js'
import { anyText } from '../../support/arbitraries/notes.js'
import { runs } from '../../support/runs.js'
import { policy, redirect, rule } from '../../support/small-policy.js'
import { choices, laidOut, possibleChoices } from '../support/spaces.js'

const services = fc.constantFrom(null, ...NINE_SERVICES)

describe('the space of a rule set', () => {
  test('has no assignment that no referral gives, whatever the rules ask', () => {
    fc.assert(
      fc.property(
        fc
          .tuple(ruleSets({ maxRules: 12 }), services)
          .map(([ruleSet, service]) => laidOut(ruleSet, service))
          .chain((laid) =>
            fc.tuple(fc.constant(laid), fc.array(possibleChoices(laid.space), { maxLength: 5 })),
          ),
        ([{ outcomes, ruleSet, space }, some]) => {
          const witness = witnessMaker(ruleSet, space, outcomes)
          for (const choice of some) witness(space.factsIn(choice))
        },
      ),
      { numRuns: runs(75) },
    )
  })

  test('has no assignment that no referral gives, with the default rule set', () => {
    const laid = [null, ...NINE_SERVICES].map((service) => laidOut(defaultRuleSet(), service))
    fc.assert(
      fc.property(
        // A counterexample is printed: facts are, and a whole space would be longer than a text can be.
        fc.constantFrom(...laid).chain(({ outcomes, ruleSet, space }) =>
          possibleChoices(space).map((choice) => {
            const facts = space.factsIn(choice)
            return { facts, see: () => witnessMaker(ruleSet, space, outcomes)(facts) }
          }),
        ),
        ({ see }) => {
          see()
        },
      ),
      { numRuns: runs(120) },
    )
  })

  test('has an assignment for every referral, which gives every rule the verdict of the evaluator', () => {
    const laid = NINE_SERVICES.flatMap((service) => [
      { service, ...laidOut(defaultRuleSet(), service) },
      { service, ...laidOut(defaultRuleSet(), null) },
    ])
    fc.assert(
      fc.property(
        fc.constantFrom(...laid),
        localReferrals(defaultRuleSet()),
        fc.option(anyText),
        ({ outcomes, ruleSet, service, space }, answered, notes) => {
          const referral = { ...answered, notes }
          const { facts } = unwrap(deriveFacts({ referral, service, asOf: referral.receivedOn }, ruleSet))
          const choice = space.choiceFor(facts)
          expect(isTrueOf(space.possible, choice)).toBe(true)
          const verdicts = compileRuleSet(ruleSet).evaluate(facts)
          for (const [index, { verdict }] of verdicts.entries()) {
            const formulas = outcomes.rules[index]
            expect(formulas && isTrueOf(formulas.met, choice)).toBe(verdict === 'met')
            expect(formulas && isTrueOf(formulas.notMet, choice)).toBe(verdict === 'not-met')
            expect(formulas && isTrueOf(formulas.undetermined, choice)).toBe(verdict === 'undetermined')
          }
        },
      ),
      { numRuns: runs(120) },
    )
  })

  test('has facts that fall back into the assignment they are of', () => {
    fc.assert(
      fc.property(
        fc
          .tuple(ruleSets({ maxRules: 12 }), services)
          .map(([ruleSet, service]) => laidOut(ruleSet, service))
          .chain(({ space }) => fc.tuple(fc.constant(space), choices(space))),
        ([space, choice]) => {
          fc.pre(isTrueOf(space.possible, choice))
          expect(space.choiceFor(space.factsIn(choice))).toEqual(choice)
        },
      ),
      { numRuns: runs(50) },
    )
  })
})

const asking = (
  fact: string,
  operator: 'greaterThanInclusive' | 'contains' | 'doesNotContain',
  value: string | number,
) => rule('asks', redirect('gp'), [{ fact, operator, value }], { whenUndetermined: 'note' })

describe('the edges of what a referral can say', () => {
  test('nobody is 116 years old', () => {
    const { outcomes, space } = laidOut(policy([asking('age', 'greaterThanInclusive', 116)]), null)
    const old = outcomes.rules.find(({ rule: { name } }) => name === 'asks')
    expect(old?.met).toEqual({ kind: 'constant', value: false })
    expect(space.variables.find(({ name }) => name === 'age')?.weights).toEqual([116n, 1n])
  })

  test('a service that says where it sees people sees them somewhere', () => {
    const { outcomes, ruleSet, space } = laidOut(
      policy([asking('serviceSettings', 'doesNotContain', 'home')]),
      null,
    )
    fc.assert(
      fc.property(possibleChoices(space), (choice) => {
        witnessMaker(ruleSet, space, outcomes)(space.factsIn(choice))
      }),
    )
  })

  test('a whole number of the widest range is cut where the rules cut it', () => {
    const [min, max] = [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER]
    const localFacts = [
      {
        name: 'local.number',
        kind: 'integer' as const,
        title: 'a number',
        description: 'Any number.',
        question: 'Which number?',
        safety: false,
        asksAboutDanger: false,
        min,
        max,
      },
    ]
    const { space } = laidOut(
      policy([asking('local.number', 'greaterThanInclusive', 10)], { localFacts }),
      null,
    )
    const number = space.variables.find(({ name }) => name === 'local.number')
    expect(number?.weights).toEqual([10n - BigInt(min), BigInt(max) - 9n, 1n])
    expect(space.factsIn(space.choiceFor({ 'local.number': 11 }))).toMatchObject({ 'local.number': 10 })
    expect(space.factsIn(space.choiceFor({ 'local.number': 9 }))).toMatchObject({ 'local.number': min })
  })
})
