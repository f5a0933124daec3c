import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { definitionsOf, factCatalogue } from '../../../src/facts/catalogue.js'
import type { Json } from '../../../src/input/json.js'
import { OPERATORS } from '../../../src/rule-set/condition.js'
import { checkCondition } from '../../../src/rule-set/reading/check-condition.js'
import { issueList } from '../../../src/rule-set/reading/issue-list.js'
import type { RuleScope } from '../../../src/rule-set/reading/rule-scope.js'
import { conditionSchemas } from '../../../src/rule-set/schema/condition-schema.js'
import { rootConditions } from '../../../src/testing/arbitraries/conditions.js'
import { runs } from '../../support/runs.js'
import { youngPeople } from '../../support/young-people.js'

const { condition: anyCondition, root } = conditionSchemas()

const none: ReadonlySet<string> = new Set()

const scope: RuleScope = {
  facts: definitionsOf({ localFacts: [] }),
  unreadableFacts: none,
  conditions: new Set(['first', 'second']),
  routes: none,
  destinations: none,
  pathways: none,
  actions: none,
  sources: none,
}

const isChecked = (condition: Json, top: boolean): boolean => {
  const list = issueList()
  checkCondition(condition, scope, list.report, { top })
  return list.issues.length === 0
}

const names = factCatalogue.map(({ name }) => name)
const listed = factCatalogue.flatMap((definition) => ('values' in definition ? definition.values : []))

const single = fc.oneof(
  fc.constantFrom<Json>(true, false, null, 'yes', 'no', 'unsure', 'x', 0, 1, 3, 9, 27, 28, -1, 1.5),
  fc.constantFrom<Json>(...listed),
)

/** Values for any operator, right and wrong; `null` and values of one type more often than not. */
const values: fc.Arbitrary<Json> = fc.oneof(
  { weight: 3, arbitrary: single },
  { weight: 2, arbitrary: fc.array(single, { maxLength: 3 }) },
  { weight: 1, arbitrary: fc.constant<Json>({ fact: 'age' }) },
)

const wrongLeaves: fc.Arbitrary<Json> = fc.record(
  {
    fact: fc.oneof(
      { weight: 9, arbitrary: fc.constantFrom(...names) },
      fc.constantFrom('agge', 'toString', ''),
    ),
    operator: fc.oneof(
      { weight: 9, arbitrary: fc.constantFrom(...OPERATORS) },
      fc.constantFrom('equals', ''),
    ),
    value: values,
  },
  { requiredKeys: [] },
)

/** A value of the right kind for the fact, so that half of the leaves are right. */
const nearlyRightLeaves: fc.Arbitrary<Json> = fc.constantFrom(...factCatalogue).chain((definition) => {
  const right = fc.constantFrom<Json>(
    ...('values' in definition
      ? definition.values
      : definition.kind === 'integer'
        ? [0, 3, 9, 99]
        : ['yes', 'no', true]),
  )
  return fc.record({
    fact: fc.constant(definition.name),
    operator: fc.constantFrom(...OPERATORS),
    value: fc.oneof(right, fc.array(right, { maxLength: 3 })),
  })
})

const extraKeys = fc.oneof(
  { weight: 9, arbitrary: fc.constant({}) },
  fc.constantFrom<{ readonly [key: string]: Json }>(
    { priority: 1 },
    { path: '$' },
    { params: {} },
    { not: {} },
    { note: 'x' },
  ),
)

/** Conditions of which some are right and most are wrong in one place. */
const { node: conditions } = fc.letrec<{ node: Json; children: readonly Json[]; leaf: Json }>((tie) => ({
  leaf: fc.oneof(
    wrongLeaves,
    nearlyRightLeaves,
    fc.constant<Json>({ fact: 'carer', operator: 'equal', value: 'yes' }),
  ),
  children: fc.array(tie('node'), { maxLength: 2, depthIdentifier: 'conditions' }),
  node: fc
    .tuple(
      fc.oneof(
        { maxDepth: 3, depthIdentifier: 'conditions' },
        { weight: 4, arbitrary: tie('leaf') },
        fc.record({ all: tie('children') }),
        fc.record({ any: tie('children') }),
        fc.record({ not: tie('node') }),
        fc.record({ condition: fc.constantFrom('first', 'second', 'First one') }),
        fc.constantFrom<Json>(null, 'x', 3, [], {}),
      ),
      extraKeys,
    )
    .map(
      ([condition, extra]): Json =>
        typeof condition === 'object' && condition !== null && !Array.isArray(condition)
          ? { ...condition, ...extra }
          : condition,
    ),
}))

describe('the schema of conditions, from which editors complete,', () => {
  test('takes what the checks take, and nothing else', () => {
    const taken = { yes: 0, no: 0 }
    fc.assert(
      fc.property(conditions, (condition) => {
        const checked = isChecked(condition, false)
        taken[checked ? 'yes' : 'no'] += 1
        expect(anyCondition.safeParse(condition).success).toBe(checked)
        expect(root.safeParse(condition).success).toBe(isChecked(condition, true))
      }),
      { numRuns: runs(1_500) },
    )
    // Both sides were put to the test.
    expect(taken.yes).toBeGreaterThan(runs(330))
    expect(taken.no).toBeGreaterThan(runs(330))
  })

  test('takes every condition over the catalogue', () => {
    fc.assert(
      fc.property(rootConditions({ facts: factCatalogue, names: ['first', 'second'] }), (condition) => {
        expect(root.safeParse(condition).success).toBe(true)
      }),
      { numRuns: runs(300) },
    )
  })

  test('takes every condition over the facts of a rule set where it is for that one, and about no other fact', () => {
    const ruleSet = youngPeople()
    const own = conditionSchemas(ruleSet)
    const facts = [...definitionsOf(ruleSet).values()]
    fc.assert(
      fc.property(rootConditions({ facts, names: ['first', 'second'] }), (condition) => {
        expect(own.root.safeParse(condition).success).toBe(true)
      }),
      { numRuns: runs(60) },
    )
    const asking = (fact: string) => ({ fact, operator: 'equal', value: 'yes' })
    const taken = ['risks.fire-setting', 'risks.knife-carrying', 'local.unheardOf'].map((fact) => [
      own.condition.safeParse(asking(fact)).success,
      anyCondition.safeParse(asking(fact)).success,
    ])
    expect(taken).toEqual([
      [true, false],
      [false, false],
      [false, true],
    ])
  })
})
