import fc from 'fast-check'
import { expect, test } from 'vitest'
import { termsOf, verdictTable } from '../../../src/rule-set/evaluation/verdict-table.js'
import type { Rule } from '../../../src/rule-set/rule-set.js'
import { defaultRuleSet } from '../../../src/rule-set/shipped.js'
import { decisiveByCells, traceLeaves } from '../../../src/rule-set/verdicts.js'
import { conditionsWithNames, namedConditions } from '../../../src/testing/arbitraries/conditions.js'
import { ALL_FACTS, factsOver } from '../../../src/testing/arbitraries/fact-values.js'

const [anyRule] = defaultRuleSet().rules as [Rule, ...Rule[]] // the default rule set has rules

test('what decided a rule is what its trace says, asked for the first time or remembered', () => {
  let remembered = 0
  fc.assert(
    fc.property(
      namedConditions(),
      conditionsWithNames(),
      fc.array(factsOver(ALL_FACTS), { minLength: 6, maxLength: 6 }),
      (named, conditions, several) => {
        const terms = termsOf(named)(conditions)
        if (terms === null) return
        const { cells, variables } = verdictTable([terms])
        const decisive = decisiveByCells({ ...anyRule, conditions }, named, terms, variables)
        for (const facts of [...several, ...several]) {
          const traced = traceLeaves(conditions, named, facts).filter((leaf) => leaf.decisive)
          const found = decisive(cells(facts))
          expect(found).toEqual([...new Set(traced.map(({ leaf }) => leaf.fact))])
          if (decisive(cells(facts)) === found) remembered += 1
        }
      },
    ),
    { numRuns: 500 },
  )
  expect(remembered).toBeGreaterThan(2_000)
})

test('more ways than are remembered come out the same', () => {
  const leaves = Array.from(
    { length: 400 },
    (_, value) => ({ fact: 'age', operator: 'greaterThanInclusive', value }) as const,
  )
  const conditions = { any: leaves } as unknown as Rule['conditions'] // there is one at least
  const terms = leaves.map((leaf) => [{ leaf, negated: false }])
  const { cells, variables } = verdictTable([terms])
  const decisive = decisiveByCells({ ...anyRule, conditions }, {}, terms, variables)
  const at = (age: number) => decisive(cells({ age }))
  for (let age = 0; age < 400; age += 1) expect(at(age + 0.5)).toEqual(['age'])
  expect(at(0.5)).toBe(at(0.5))
  expect(at(399.5)).not.toBe(at(399.5))
})

test('a fact named as something that every object inherits is known only where it is given', () => {
  const conditions: Rule['conditions'] = {
    all: [
      { fact: 'toString', operator: 'doesNotContain', value: 'yes' },
      { fact: 'age', operator: 'greaterThan', value: 0 },
    ],
  }
  const terms = termsOf({})(conditions) ?? []
  const { cells, variables } = verdictTable([terms])
  const decisive = decisiveByCells({ ...anyRule, conditions }, {}, terms, variables)
  expect(decisive(cells({ age: null, toString: [] as never }))).toEqual(['age'])
})
