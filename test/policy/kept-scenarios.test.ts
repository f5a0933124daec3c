/** The scenarios that are kept beside our own policy, against small mistakes in it. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { unwrap } from '../../src/issue/issue.js'
import type { Limits, RuleSet } from '../../src/rule-set/rule-set.js'
import { coverage } from '../../src/testing/coverage/coverage.js'
import { runScenarios } from '../../src/testing/scenarios/run-scenarios.js'
import { parseScenarios, scenarioCases } from '../../src/testing/scenarios/scenario.js'
import { root, ruleSetOnDisk } from './policy-on-disk.js'

const ruleSet = ruleSetOnDisk('social-prescribing')
const KEPT = join(root, 'test', 'policy', 'scenarios', 'social-prescribing')
const scenarios = ['generated', 'twelve-weeks'].flatMap((name) =>
  unwrap(parseScenarios(JSON.parse(readFileSync(join(KEPT, `${name}.scenario.json`), 'utf8')))),
)

/** The parts of decisions that are not as the scenarios expect. */
const noticed = (changed: RuleSet): readonly string[] => [
  ...new Set(
    runScenarios(changed, scenarios).flatMap(({ unexpected }) => unexpected.map(({ part }) => part)),
  ),
]

const withLight = (changed: { readonly weeks?: Limits; readonly contacts?: Limits }): RuleSet => ({
  ...ruleSet,
  pathways: ruleSet.pathways.map((one) => (one.id === 'light' ? { ...one, ...changed } : one)),
})

const withTime = (route: string, within: string): RuleSet => ({
  ...ruleSet,
  routes: ruleSet.routes.map((one) => (one.id === route ? { ...one, within } : one)),
})

test('the scenarios hold of the policy as it is', () => {
  expect(noticed(ruleSet)).toEqual([])
})

describe('the scenarios notice', () => {
  test('that light support would last up to ten weeks instead of eight', () => {
    expect(noticed(withLight({ weeks: { min: 6, max: 10 } }))).toContain('weeks')
  })

  test('that light support would have up to four contacts instead of three, or any number', () => {
    expect(noticed(withLight({ contacts: { min: 1, max: 4 } }))).toContain('contacts')
    const pathways = ruleSet.pathways.map(({ contacts: _, ...one }) => one)
    expect(noticed({ ...ruleSet, pathways })).toContain('contacts')
  })

  // The young people's crisis team must be as urgent as the one it comes before; no other time is taken for it.
  test.each(ruleSet.routes.filter(({ before }) => before === undefined).map(({ id }) => id))(
    'that the route %s would be given three days instead of one',
    (route) => {
      expect(noticed(withTime(route, 'P3D'))).toContain('within')
    },
  )
})

test('the scenarios come to every disposition, pathway, route and destination', () => {
  const { outcomes } = coverage(ruleSet, scenarioCases(scenarios))
  expect(outcomes.filter(({ seen }) => seen.status !== 'reached')).toEqual([])
  expect(outcomes.map(({ id }) => id)).toEqual(
    expect.arrayContaining(['redirect', 'accept', 'light', 'holistic']),
  )
})
