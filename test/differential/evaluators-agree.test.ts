import fc from 'fast-check'
import { expect, test } from 'vitest'
import { definitionsOf } from '../../src/facts/catalogue.js'
import { compileRuleSet } from '../../src/rule-set/compile.js'
import { referenceVerdicts } from '../../src/rule-set/reference.js'
import { factsOver } from '../../src/testing/arbitraries/fact-values.js'
import { DEFAULT_TRIAGES } from '../support/default-triages.js'
import { compareEvaluators } from './agreement.js'

test('our evaluator and json-rules-engine agree on every verdict of 5,000 random rule sets and facts', async () => {
  const { pairs, verdicts } = await compareEvaluators(5_000)
  expect(pairs).toBeGreaterThanOrEqual(5_000)
  // Each verdict came up often: agreement on one of them only would prove little.
  for (const count of Object.values(verdicts)) expect(count).toBeGreaterThan(1_250)
})

test('they agree on the rules that are shipped, the safety floor included', async () => {
  const ruleSet = DEFAULT_TRIAGES[0]?.ruleSet
  if (ruleSet === undefined) throw new Error('there are nine services')
  const { evaluate } = compileRuleSet(ruleSet)
  const facts = factsOver([...definitionsOf(ruleSet).values()])
  await fc.assert(
    fc.asyncProperty(facts, async (some) => {
      const ours = Object.fromEntries(evaluate(some).map(({ rule, verdict }) => [rule.name, verdict]))
      expect(await referenceVerdicts(ruleSet, some)).toEqual(ours)
    }),
    { numRuns: 500 },
  )
})
