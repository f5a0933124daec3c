import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { FactDefinition } from '../../src/facts/fact.js'
import { compileRuleSet, conditionCompiler } from '../../src/rule-set/compile.js'
import type { Condition, RootCondition } from '../../src/rule-set/condition.js'
import { verdictOf } from '../../src/rule-set/three-valued.js'
import {
  conditionsWithNames,
  leavesAbout,
  namedConditions,
} from '../../src/testing/arbitraries/conditions.js'
import { ALL_FACTS, factsOver, knownFactsOver } from '../../src/testing/arbitraries/fact-values.js'
import { ruleSets } from '../../src/testing/arbitraries/rule-sets.js'
import { deepFreeze } from '../support/deep-freeze.js'
import { leafHolds } from '../support/oracle/classical.js'
import { truthByArithmetic } from '../support/oracle/kleene-by-arithmetic.js'
import { truthByCompletion } from '../support/oracle/truth-by-completion.js'
import { pathway, policy, rule, said } from '../support/small-policy.js'

const definitions = new Map(ALL_FACTS.map((definition) => [definition.name, definition]))

/** A few facts only, so that a condition asks about the same fact more than once. */
const FEW_FACTS: readonly FactDefinition[] = ALL_FACTS.filter(({ name }) =>
  ['suicidalThoughts', 'longTermConditions', 'selfNavigation', 'local.languages', 'ageInRange'].includes(
    name,
  ),
)

const shallow = fc.tuple(namedConditions(FEW_FACTS), conditionsWithNames(FEW_FACTS), factsOver(FEW_FACTS))

describe('a compiled condition', () => {
  test('comes to what three-valued arithmetic comes to', () => {
    fc.assert(
      fc.property(
        namedConditions(),
        conditionsWithNames(),
        factsOver(ALL_FACTS),
        (named, condition, facts) => {
          expect(conditionCompiler(named)(condition)(facts)).toBe(truthByArithmetic(condition, named, facts))
        },
      ),
      { numRuns: 2_000 },
    )
  })

  test('that is settled stays so however the unknown facts turn out', () => {
    let settledWithUnknowns = 0
    fc.assert(
      fc.property(shallow, ([named, condition, facts]) => {
        const truth = conditionCompiler(named)(condition)(facts)
        const everyCompletion = truthByCompletion(condition, named, facts, definitions)
        if (truth === 'unknown' || everyCompletion === null) return
        settledWithUnknowns += Number(Object.values(facts).includes(null))
        expect(everyCompletion).toBe(truth)
      }),
      { numRuns: 2_000 },
    )
    expect(settledWithUnknowns).toBeGreaterThan(200)
  })

  test('is unknown only where the unknown facts can turn it either way, if it asks about each fact once', () => {
    const askedOnce = fc
      .shuffledSubarray([...ALL_FACTS], { minLength: 2, maxLength: 4 })
      .chain((facts) => fc.tuple(...facts.map(leavesAbout)))
      .map(([first, second, ...rest]): Condition => {
        const [one, two] = [first, second] as [Condition, Condition] // at least two are drawn
        return { any: [{ all: [one, { not: two }] }, ...rest] }
      })
    fc.assert(
      fc.property(askedOnce, factsOver(ALL_FACTS), (condition, facts) => {
        const everyCompletion = truthByCompletion(condition, {}, facts, definitions)
        const truth = conditionCompiler({})(condition)(facts)
        // A question whose answer is the same for every value ("at least 0 needs") is one completion
        // knows the answer of and Kleene's logic does not; nothing else may tell the two apart.
        if (everyCompletion === null) return // too many to try
        if (truth === 'unknown' && everyCompletion !== 'unknown') {
          expect(canAlwaysBeAnswered(condition, facts)).toBe(true)
        } else expect(everyCompletion).toBe(truth)
      }),
      { numRuns: 1_000 },
    )
  })

  test('of known facts is what plain logic says, leaf by leaf', () => {
    const leaf = fc.oneof(...ALL_FACTS.map(leavesAbout))
    fc.assert(
      fc.property(leaf, knownFactsOver(ALL_FACTS), (one, facts) => {
        const value = facts[one.fact] ?? null
        if (value === null) throw new Error('every fact is known here')
        expect(conditionCompiler({})(one)(facts)).toBe(leafHolds(one, value) ? 'true' : 'false')
      }),
      { numRuns: 2_000 },
    )
  })

  test('does not tell a fact that is absent from one that is null', () => {
    fc.assert(
      fc.property(shallow, ([named, condition, facts]) => {
        const present = Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== null))
        const compiled = conditionCompiler(named)(condition)
        expect(compiled(present)).toBe(compiled(facts))
      }),
    )
  })

  test('finds no fact in what every object has', () => {
    const about = (fact: string): Condition => ({ fact, operator: 'notEqual', value: 'yes' })
    for (const fact of ['toString', 'constructor', '__proto__', 'hasOwnProperty']) {
      expect([fact, conditionCompiler({})(about(fact))({})]).toEqual([fact, 'unknown'])
    }
  })

  test('that refers to a name nobody defined is unknown, and so is its negation', () => {
    const compile = conditionCompiler({})
    for (const condition of ['typo', 'toString', '__proto__']) {
      expect(compile({ condition })({})).toBe('unknown')
      expect(compile({ not: { condition } })({})).toBe('unknown')
    }
  })
})

describe('a compiled rule set', () => {
  test('gives a verdict for every rule, in the order of the rules, and changes neither rules nor facts', () => {
    fc.assert(
      fc.property(ruleSets(), factsOver(ALL_FACTS), (ruleSet, facts) => {
        const verdicts = compileRuleSet(deepFreeze(ruleSet)).evaluate(deepFreeze(facts))
        expect(verdicts.map(({ rule }) => rule)).toEqual(ruleSet.rules)
      }),
    )
  })

  test('gives rules that no table holds the verdicts that they have one by one', () => {
    const choice: RootCondition = { any: [...said('housebound'), ...said('carer')] }
    const thresholds = Array.from({ length: 600 }, (_, value) =>
      rule(`over-${value}`, pathway('holistic'), [{ fact: 'local.steps', operator: 'greaterThan', value }]),
    )
    const many = rule('many-terms', pathway('holistic'), {
      all: [choice, ...Array.from({ length: 9 }, () => choice)],
    })
    const ruleSet = {
      ...policy([]),
      rules: [...thresholds, many, rule('plain', pathway('light'), said('carer'))],
    }
    const compile = conditionCompiler({})
    for (const facts of [
      {},
      { 'local.steps': 250 },
      { housebound: 'yes' },
      { carer: 'no', 'local.steps': 600 },
    ]) {
      const oneByOne = ruleSet.rules.map(({ conditions }) => verdictOf(compile(conditions)(facts)))
      expect(
        compileRuleSet(ruleSet)
          .evaluate(facts)
          .map(({ verdict }) => verdict),
      ).toEqual(oneByOne)
    }
  })

  test('leaves every rule undetermined while nothing is known', () => {
    fc.assert(
      fc.property(ruleSets(), (ruleSet) => {
        const verdicts = compileRuleSet(ruleSet).evaluate({})
        expect(new Set(verdicts.map(({ verdict }) => verdict))).toEqual(new Set(['undetermined']))
      }),
    )
  })
})

/** Whether some leaf about an unknown fact comes out the same for every value of it. */
function canAlwaysBeAnswered(condition: Condition, facts: Parameters<typeof truthByArithmetic>[2]): boolean {
  if ('all' in condition) return condition.all.some((child) => canAlwaysBeAnswered(child, facts))
  if ('any' in condition) return condition.any.some((child) => canAlwaysBeAnswered(child, facts))
  if ('not' in condition) return canAlwaysBeAnswered(condition.not, facts)
  if ('condition' in condition) return false
  return (
    (facts[condition.fact] ?? null) === null &&
    truthByCompletion(condition, {}, {}, definitions) !== 'unknown'
  )
}
