import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Facts } from '../../src/facts/fact.js'
import { referenceVerdicts } from '../../src/rule-set/reference.js'
import { verdictOf } from '../../src/rule-set/three-valued.js'
import { ALL_FACTS, factsOver } from '../../src/testing/arbitraries/fact-values.js'
import { ruleSets } from '../../src/testing/arbitraries/rule-sets.js'
import { deepFreeze } from '../support/deep-freeze.js'
import { truthByArithmetic } from '../support/oracle/kleene-by-arithmetic.js'

const expected = (ruleSet: Parameters<typeof referenceVerdicts>[0], facts: Facts) =>
  Object.fromEntries(
    ruleSet.rules.map(({ conditions, name }) => [
      name,
      verdictOf(truthByArithmetic(conditions, ruleSet.conditions, facts)),
    ]),
  )

describe('the second opinion, json-rules-engine', () => {
  test('comes to what three-valued arithmetic comes to', async () => {
    await fc.assert(
      fc.asyncProperty(ruleSets(), factsOver(ALL_FACTS), async (ruleSet, facts) => {
        expect(await referenceVerdicts(ruleSet, facts)).toEqual(expected(ruleSet, facts))
      }),
      { numRuns: 500 },
    )
  })

  test('leaves rules and facts as they were', async () => {
    await fc.assert(
      fc.asyncProperty(ruleSets(), factsOver(ALL_FACTS), async (ruleSet, facts) => {
        const before = JSON.stringify([ruleSet, facts])
        await referenceVerdicts(deepFreeze(ruleSet), deepFreeze(facts))
        expect(JSON.stringify([ruleSet, facts])).toBe(before)
      }),
    )
  })

  test('needs to be told nothing of facts that no rule asks for, and takes absent ones as unknown', async () => {
    await fc.assert(
      fc.asyncProperty(ruleSets(), async (ruleSet) => {
        expect(await referenceVerdicts(ruleSet, {})).toEqual(expected(ruleSet, {}))
      }),
      { numRuns: 50 },
    )
  })
})
