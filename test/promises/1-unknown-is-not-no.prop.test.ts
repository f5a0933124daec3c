/** Promise 1: an answer not given never counts as "no". */

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FAMILY_WORD, inOwnWords } from '../../src/facts/catalogue/consent.js'
import { factCatalogue } from '../../src/facts/catalogue.js'
import { answerOf, consentByOf, happenedOnOf } from '../../src/referral/answered.js'
import { shippedVocabulary } from '../../src/referral/vocabulary.js'
import { compileRuleSet } from '../../src/rule-set/compile.js'
import { referenceVerdicts } from '../../src/rule-set/reference.js'
import type { RuleSet } from '../../src/rule-set/rule-set.js'
import { ALL_FACTS, factsOver, knownFactsOver } from '../../src/testing/arbitraries/fact-values.js'
import { ruleSets } from '../../src/testing/arbitraries/rule-sets.js'
import { safeRuleSets } from '../../src/testing/arbitraries/safe-rule-sets.js'
import { anyService, NINE_SERVICES } from '../../src/testing/arbitraries/services.js'
import { createTriage } from '../../src/triage.js'
import { referralsWithLocalFacts } from '../support/arbitraries/referrals.js'
import { runs } from '../support/runs.js'

const verdictsOf = (ruleSet: RuleSet, facts: Parameters<ReturnType<typeof compileRuleSet>['evaluate']>[0]) =>
  compileRuleSet(ruleSet)
    .evaluate(facts)
    .map(({ verdict }) => verdict)

describe('an answer not given never counts as "no"', () => {
  test('finding out what was unknown never flips a verdict that was settled', () => {
    let found = 0
    fc.assert(
      fc.property(ruleSets(), factsOver(ALL_FACTS), knownFactsOver(ALL_FACTS), (ruleSet, facts, answers) => {
        const filled = Object.fromEntries(
          Object.entries(facts).map(([name, value]) => [name, value ?? answers[name] ?? null]),
        )
        const after = verdictsOf(ruleSet, filled)
        verdictsOf(ruleSet, facts).forEach((verdict, index) => {
          if (verdict === 'undetermined') found += 1
          else expect(after[index]).toBe(verdict)
        })
        // With every fact known, nothing is left open.
        expect(after).not.toContain('undetermined')
      }),
      { numRuns: runs(400) },
    )
    expect(found).toBeGreaterThan(100)
  })

  test('the default rule set and the floor keep to it as well', () => {
    const [service] = NINE_SERVICES
    if (service === undefined) throw new Error('there are nine services')
    const { ruleSet } = createTriage({ service })
    const definitions = [...factCatalogue, ...ruleSet.localFacts]
    fc.assert(
      fc.property(factsOver(definitions), knownFactsOver(definitions), (facts, answers) => {
        const filled = Object.fromEntries(
          Object.entries(facts).map(([name, value]) => [name, value ?? answers[name] ?? null]),
        )
        const after = verdictsOf(ruleSet, filled)
        verdictsOf(ruleSet, facts).forEach((verdict, index) => {
          if (verdict !== 'undetermined') expect(after[index]).toBe(verdict)
        })
      }),
      { numRuns: runs(100) },
    )
  })

  test('the negation of what is unknown is unknown, in both evaluators', async () => {
    await fc.assert(
      fc.asyncProperty(ruleSets(), factsOver(ALL_FACTS), async (ruleSet, facts) => {
        const negated: RuleSet = {
          ...ruleSet,
          rules: ruleSet.rules.map((rule) => ({ ...rule, conditions: { not: rule.conditions } })),
        }
        const opposite = { met: 'not-met', 'not-met': 'met', undetermined: 'undetermined' } as const
        const expected = verdictsOf(ruleSet, facts).map((verdict) => opposite[verdict])
        expect(verdictsOf(negated, facts)).toEqual(expected)
        expect(Object.values(await referenceVerdicts(negated, facts))).toEqual(expected)
      }),
      { numRuns: runs(100) },
    )
  })

  test('a fact that the referral says nothing about is unknown, whatever it says of others', () => {
    fc.assert(
      fc.property(
        referralsWithLocalFacts,
        anyService,
        safeRuleSets({ maxRules: 1 }),
        (referral, service, ruleSet) => {
          const examined = createTriage({ service, ruleSet }).safeExamine(referral)
          if (!examined.ok) throw new Error('a valid referral is examined')
          const { facts, origins } = examined.value
          const by = consentByOf(referral.consent)
          const isOfFamily = by !== null && FAMILY_WORD.includes(by)
          const { askedOn: _, ...risks } = referral.risks ?? {}
          for (const [name, given] of Object.entries({ ...risks, consent: referral.consent })) {
            const { origin } = origins[name] ?? {}
            const answer = answerOf(given)
            if (answer === null) expect([name, origin]).not.toEqual([name, 'given'])
            else if (origin === 'given') expect(facts[name]).toBe(answer)
            // What a relative or a parent says of consent is nobody's answer.
            else if (name === 'consent' && origin === 'unknown')
              expect(inOwnWords(answer, referral, shippedVocabulary) !== answer || isOfFamily).toBe(true)
            // Whoever referred themselves agreed by that.
            else if (name === 'consent' && origin === 'computed') expect(isOfFamily).toBe(true)
            // What happened on a day may be past: then it is a "no", and that wears out as any does.
            else if (origin === 'expired') expect(answer === 'no' || happenedOnOf(given) !== null).toBe(true)
            else if (happenedOnOf(given) === null) expect([name, origin]).toEqual([name, 'combined'])
          }
        },
      ),
    )
  })
})
