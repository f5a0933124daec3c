import { expect, test } from 'vitest'
import { compareEvaluators } from './agreement.js'

const RUNS = Number(process.env['RUNS'] ?? 1_000_000)

test(`our evaluator and json-rules-engine agree on every verdict of ${RUNS} random rule sets and facts`, async () => {
  const { pairs, verdicts } = await compareEvaluators(RUNS)
  expect(pairs).toBeGreaterThanOrEqual(RUNS)
  console.log(`compared ${pairs} pairs of a rule set and facts:`, verdicts)
})
