import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Facts } from '../../../src/facts/fact.js'
import { conditionCompiler } from '../../../src/rule-set/compile.js'
import { type Condition, type Leaf, OPERATORS } from '../../../src/rule-set/condition.js'
import { termsOf, verdictTable } from '../../../src/rule-set/evaluation/verdict-table.js'
import { verdictOf } from '../../../src/rule-set/three-valued.js'
import { conditionsWithNames, namedConditions } from '../../../src/testing/arbitraries/conditions.js'
import { ALL_FACTS, factsOver } from '../../../src/testing/arbitraries/fact-values.js'

const VERDICTS = ['not-met', 'undetermined', 'met']

/** Values that a fact never has, or a leaf never compares with, in a rule set that is checked. */
const anyValue = fc.oneof(
  fc.constantFrom(null, true, false, '', '?', 'yes', '9', '10', 0, -0, 0.5, 1, 7, 9, 10, 1e9, -1e9),
  fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 2 ** 53),
  fc.integer({ min: -3, max: 12 }),
  fc.subarray(['yes', 'no', '', '?']),
)

const anyConstant = anyValue.filter(
  (value) => value !== null && !(typeof value === 'number' && !Number.isFinite(value)),
)

const oddLeaves = fc.record({
  fact: fc.constantFrom('a', 'b'),
  operator: fc.constantFrom(...OPERATORS),
  value: fc.oneof(anyConstant, fc.array(fc.constantFrom('yes', '10', 1, 7, 9), { maxLength: 3 })),
}) as fc.Arbitrary<Leaf> // any JSON but `null` can stand in a rule that nobody checked

const oddConditions = fc.letrec<{ condition: Condition }>((tie) => {
  const several = fc.array(tie('condition'), { maxLength: 3 }) as fc.Arbitrary<[Condition]> // none, too
  return {
    condition: fc.oneof(
      { maxDepth: 3 },
      oddLeaves,
      fc.record({ not: tie('condition') }),
      fc.record({ all: several }),
      fc.record({ any: several }),
    ) as fc.Arbitrary<Condition>, // one of these keys at a time
  }
}).condition

const tableOf = (conditions: readonly Condition[], named = {}) => {
  const terms = conditions.map(termsOf(named))
  const known = terms.every((one) => one !== null) ? terms : null
  if (known === null) return null
  const { cells, verdicts } = verdictTable(known)
  return (facts: Facts) => verdicts(cells(facts))
}

describe('the table of verdicts', () => {
  test('says what conditions say that are asked one by one, of any number of rules', () => {
    let asked = 0
    fc.assert(
      fc.property(
        namedConditions(),
        fc.array(conditionsWithNames(), { minLength: 1, maxLength: 50 }),
        fc.array(factsOver(ALL_FACTS), { minLength: 3, maxLength: 3 }),
        (named, conditions, several) => {
          const table = tableOf(conditions, named)
          if (table === null) return
          const compile = conditionCompiler(named)
          for (const facts of several) {
            asked += conditions.length
            const oneByOne = conditions.map((condition) => verdictOf(compile(condition)(facts)))
            expect([...table(facts)].map((verdict) => VERDICTS[verdict])).toEqual(oneByOne)
          }
        },
      ),
      { numRuns: 200 },
    )
    expect(asked).toBeGreaterThan(2_000)
  })

  test('says so even of values that no fact ever has', () => {
    const facts = fc.record({ a: anyValue, b: anyValue }) as fc.Arbitrary<Facts>
    fc.assert(
      fc.property(oddConditions, fc.array(facts, { minLength: 5, maxLength: 5 }), (condition, several) => {
        const table = tableOf([condition])
        const ask = conditionCompiler({})(condition)
        for (const one of several) {
          expect(VERDICTS[table?.(one)[0] ?? 9] ?? 'none').toBe(table === null ? 'none' : verdictOf(ask(one)))
        }
      }),
      { numRuns: 3_000 },
    )
  })

  test('forgets the facts it was asked before', () => {
    const table = tableOf([{ fact: 'a', operator: 'equal', value: 'yes' }])
    expect([{ a: 'yes' }, {}, { a: 'no' }, { a: 'yes' }].map((facts) => table?.(facts)[0])).toEqual([
      2, 1, 0, 2,
    ])
  })
})

test('facts that ask the same table while they are read change nothing', () => {
  const table = tableOf([
    { fact: 'a', operator: 'equal', value: 'yes' },
    { fact: 'b', operator: 'equal', value: 'yes' },
  ])
  const nosy = {
    a: 'yes',
    get b() {
      table?.({ a: 'no', b: 'no' })
      return 'yes'
    },
  }
  expect([...(table?.(nosy) ?? [])]).toEqual([2, 2])
})

describe('a condition in terms', () => {
  const leaf = (value: string): Leaf => ({ fact: 'a', operator: 'equal', value })
  const choice: Condition = { any: [leaf('1'), leaf('2')] }

  test('of an `all` of `any`s has one for each choice', () => {
    const condition: Condition = { all: [choice, { not: { all: [leaf('3'), leaf('4')] } }] }
    const terms = termsOf({})(condition)?.map((term) =>
      term.map(({ leaf: { value }, negated }) => `${negated ? 'not ' : ''}${value}`).join(' and '),
    )
    expect(terms).toEqual(['1 and not 3', '1 and not 4', '2 and not 3', '2 and not 4'])
  })

  test('that has too many of them has none, and neither has one whose name is not defined', () => {
    const choices = (count: number): Condition => ({
      all: [choice, ...Array.from({ length: count - 1 }, () => choice)],
    })
    const leaves = (count: number): Condition => ({
      any: [leaf('1'), ...Array.from({ length: count - 1 }, () => leaf('1'))],
    })
    expect(termsOf({})(choices(6))).toHaveLength(64)
    expect(termsOf({})(choices(7))).toBeNull()
    expect(termsOf({})(leaves(65))).toBeNull()
    expect(termsOf({})({ condition: 'constructor' })).toBeNull()
  })
})
