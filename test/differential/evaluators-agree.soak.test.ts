import { expect, test } from 'vitest'
import { runs } from '../support/runs.js'
import { compareEvaluators } from './agreement.js'

const PAIRS = runs(20_000)

test(`our evaluator and json-rules-engine agree on every verdict of ${PAIRS} random rule sets and facts`, async () => {
  const { pairs, verdicts } = await compareEvaluators(PAIRS)
  expect(pairs).toBeGreaterThanOrEqual(PAIRS)
  console.log(`compared ${pairs} pairs of a rule set and facts:`, verdicts)
})
