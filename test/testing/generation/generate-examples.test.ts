import { describe, expect, test } from 'vitest'
import { unwrap } from '../../../src/issue/issue.js'
import { safetyFloor } from '../../../src/rule-set/shipped.js'
import { services } from '../../../src/service/shipped.js'
import { coverage } from '../../../src/testing/coverage/coverage.js'
import { generateExamples } from '../../../src/testing/generation/generate-examples.js'
import { mutationTest } from '../../../src/testing/mutation/mutation-test.js'
import { runScenarios } from '../../../src/testing/scenarios/run-scenarios.js'
import { parseScenarios, scenarioCases } from '../../../src/testing/scenarios/scenario.js'
import { action, pathway, policy, rule, said } from '../../support/small-policy.js'

const small = policy([
  rule('walk-more', action('walk'), [
    { fact: 'age', operator: 'greaterThanInclusive', value: 65 },
    { fact: 'housebound', operator: 'in', value: ['no', 'unsure'] },
  ]),
  rule('light', pathway('light'), {
    any: [...said('selfNavigation', 'confident'), { not: { all: said('carer') } }],
  }),
])

describe('the examples that are generated', () => {
  const whole = generateExamples(small, { mutants: true })
  const scenarios = unwrap(parseScenarios(JSON.parse(JSON.stringify(whole.examples))))

  test('reach all that can be reached', () => {
    const covering = scenarios.slice(0, whole.covering)
    expect(coverage(small, scenarioCases(covering))).toMatchObject({ complete: true })
  })

  test('notice every mutant that changes a decision', () => {
    expect(mutationTest(small, scenarioCases(scenarios)).survivors).toEqual([])
  })

  test('come out as they say', () => {
    expect(runScenarios(small, scenarios).filter(({ ok }) => !ok)).toEqual([])
  })

  test('are all needed: without any one of them something is not tried', () => {
    const covering = scenarioCases(scenarios.slice(0, whole.covering))
    for (const one of covering) {
      const others = covering.filter((other) => other !== one)
      expect(coverage(small, others).complete).toBe(false)
    }
  })

  test('have a title each, and say what they are needed for', () => {
    expect(new Set(scenarios.map(({ title }) => title)).size).toBe(scenarios.length)
    for (const { description } of scenarios) expect(description).toMatch(/^Needed (?:for: |together )/)
  })

  test('are the same every time, to the byte', () => {
    expect(JSON.stringify(generateExamples(small, { mutants: true }))).toBe(JSON.stringify(whole))
  })

  test('are no fewer than is proved to be needed', () => {
    expect(whole.atLeast).toBeLessThanOrEqual(whole.covering)
    expect(whole.isSmallest).toBe(whole.atLeast === whole.covering)
  })
})

test('for the safety floor, seven are the fewest there can be', () => {
  expect(generateExamples(safetyFloor())).toMatchObject({ covering: 7, atLeast: 7, isSmallest: true })
})

test('for one service, all are for it', () => {
  const { examples } = generateExamples(safetyFloor(), { service: services.sp7 })
  expect(new Set(examples.scenarios.map(({ service }) => service.id))).toEqual(new Set(['sp7']))
})
