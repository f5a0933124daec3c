/** Engines that take a missing answer for "no": each row on its own, beside what ours says. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { conditionCompiler } from '../../src/rule-set/compile.js'
import type { RootCondition } from '../../src/rule-set/condition.js'
import { parseRuleSet } from '../../src/rule-set/parse-rule-set.js'
import { referenceVerdicts } from '../../src/rule-set/reference.js'
import { rootConditions } from '../../src/testing/arbitraries/conditions.js'
import { ALL_FACTS, factsOver } from '../../src/testing/arbitraries/fact-values.js'
import { action, policy, rule } from '../support/small-policy.js'
import { rawEngineFires } from './raw-engine.js'

const both = async (conditions: RootCondition, facts = {}) => [
  conditionCompiler({})(conditions)(facts),
  (await referenceVerdicts(policy([rule('it', action('walk'), conditions)]), facts))['it'],
]

const OPEN = ['unknown', 'undetermined']

describe('with the fact missing', () => {
  test.each<[string, RootCondition]>([
    ['phq9Total < 1', { all: [{ fact: 'phq9Total', operator: 'lessThan', value: 1 }] }],
    ['suicidalThoughts != yes', { all: [{ fact: 'suicidalThoughts', operator: 'notEqual', value: 'yes' }] }],
    [
      'not suicidalThoughts',
      { not: { all: [{ fact: 'suicidalThoughts', operator: 'equal', value: 'yes' }] } },
    ],
  ])('json-logic-js says true to “%s”; ours says that it is not known', async (_, conditions) => {
    expect(await both(conditions)).toEqual(OPEN)
  })

  test.each<[string, RootCondition]>([
    ['notEqual', { all: [{ fact: 'suicidalThoughts', operator: 'notEqual', value: 'yes' }] }],
    ['notIn', { all: [{ fact: 'suicidalThoughts', operator: 'notIn', value: ['yes', 'unsure'] }] }],
    ['not(lessThan)', { not: { all: [{ fact: 'phq9Total', operator: 'lessThan', value: 20 }] } }],
    ['not', { not: { fact: 'suicidalThoughts', operator: 'equal', value: 'yes' } }],
  ])(
    'json-rules-engine, allowUndefinedFacts: %s fires for people nobody asked; ours does not',
    async (_, conditions) => {
      expect(await rawEngineFires(conditions, {}, { allowUndefinedFacts: true })).toBe(true)
      expect(await both(conditions)).toEqual(OPEN)
    },
  )

  test('json-rules-engine, the fact is null: notEqual fires; ours does not', async () => {
    const conditions: RootCondition = {
      all: [{ fact: 'suicidalThoughts', operator: 'notEqual', value: 'yes' }],
    }
    expect(await rawEngineFires(conditions, { suicidalThoughts: null })).toBe(true)
    expect(await both(conditions, { suicidalThoughts: null })).toEqual(OPEN)
  })

  test('json-rules-engine, undefined conditions allowed: the negation of a typing mistake fires; ours is refused', async () => {
    const typo = { not: { condition: 'typo' } }
    expect(await rawEngineFires(typo, {}, { allowUndefinedConditions: true })).toBe(true)
    const parsed = parseRuleSet(policy([rule('it', action('walk'), typo)]))
    expect(parsed).toMatchObject({ ok: false, issues: [{ code: 'unknown-condition' }] })
  })
})

test('over 3,000 random condition trees the raw engine says true where nobody can know; ours never does', async () => {
  let rawSaidTrue = 0
  await fc.assert(
    fc.asyncProperty(rootConditions(), factsOver(ALL_FACTS), async (conditions, facts) => {
      const [ours, reference] = await both(conditions, facts)
      const raw = await rawEngineFires(conditions, facts)
      if (ours === 'unknown') rawSaidTrue += Number(raw)
      else expect(raw).toBe(ours === 'true')
      expect(reference).toBe({ true: 'met', false: 'not-met', unknown: 'undetermined' }[ours as 'true'])
    }),
    { numRuns: 3_000 },
  )
  expect(rawSaidTrue).toBeGreaterThan(50)
})
