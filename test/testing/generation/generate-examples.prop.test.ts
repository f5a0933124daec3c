import fc from 'fast-check'
import { expect, test } from 'vitest'
import { unwrap } from '../../../src/issue/issue.js'
import { safetyFloor } from '../../../src/rule-set/shipped.js'
import { safeWeld } from '../../../src/rule-set/weld.js'
import { ruleSets } from '../../../src/testing/arbitraries/rule-sets.js'
import { coverage } from '../../../src/testing/coverage/coverage.js'
import { generateExamples } from '../../../src/testing/generation/generate-examples.js'
import { parseScenarios, scenarioCases } from '../../../src/testing/scenarios/scenario.js'

test('whatever the rules, generated examples reach all that can be reached, and the bound holds', () => {
  let smallest = 0
  fc.assert(
    fc.property(
      ruleSets({ maxRules: 3 }).filter((ruleSet) => safeWeld(safetyFloor(), ruleSet).ok),
      (ruleSet) => {
        const { atLeast, covering, examples, isSmallest } = generateExamples(ruleSet)
        const cases = scenarioCases(unwrap(parseScenarios(JSON.parse(JSON.stringify(examples)))))
        expect(coverage(ruleSet, cases).complete).toBe(true)
        expect(atLeast).toBeLessThanOrEqual(covering)
        if (isSmallest) smallest += 1
      },
    ),
    { numRuns: 6 },
  )
  expect(smallest).toBeGreaterThan(0)
})
