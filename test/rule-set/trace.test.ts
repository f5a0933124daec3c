import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { conditionCompiler } from '../../src/rule-set/compile.js'
import type { RootCondition } from '../../src/rule-set/condition.js'
import { decisiveFacts, traceLeaves } from '../../src/rule-set/verdicts.js'
import { conditionsWithNames, namedConditions } from '../../src/testing/arbitraries/conditions.js'
import { ALL_FACTS, factsOver } from '../../src/testing/arbitraries/fact-values.js'
import { leavesOf } from '../support/oracle/classical.js'

const anyCase = fc.tuple(namedConditions(), conditionsWithNames(), factsOver(ALL_FACTS))

describe('the trace of a condition', () => {
  test('shows every leaf, in the order it is written, with the value it met', () => {
    fc.assert(
      fc.property(anyCase, ([named, condition, facts]) => {
        const traced = traceLeaves(condition, named, facts)
        expect(traced.map(({ leaf }) => leaf)).toEqual(leavesOf(condition, named))
        for (const { leaf, value } of traced) expect(value).toEqual(facts[leaf.fact])
      }),
    )
  })

  test('marks leaves that are enough: with those facts alone the condition comes to the same', () => {
    fc.assert(
      fc.property(anyCase, ([named, condition, facts]) => {
        const truth = conditionCompiler(named)(condition)(facts)
        const decisive = traceLeaves(condition, named, facts).filter((leaf) => leaf.decisive)
        const alone = Object.fromEntries(decisive.map(({ leaf, value }) => [leaf.fact, value]))
        expect(decisive.length).toBeGreaterThan(0)
        expect(conditionCompiler(named)(condition)(alone)).toBe(truth)
      }),
      { numRuns: 1_000 },
    )
  })

  test('marks only known leaves where the matter is settled, and only unknown ones where it is open', () => {
    fc.assert(
      fc.property(anyCase, ([named, condition, facts]) => {
        const open = conditionCompiler(named)(condition)(facts) === 'unknown'
        const decisive = traceLeaves(condition, named, facts).filter((leaf) => leaf.decisive)
        expect(new Set(decisive.map(({ truth }) => truth === 'unknown'))).toEqual(new Set([open]))
      }),
      { numRuns: 1_000 },
    )
  })

  test('gives the facts of the decisive leaves alone just as well, each once', () => {
    fc.assert(
      fc.property(anyCase, ([named, condition, facts]) => {
        const decisive = traceLeaves(condition, named, facts).filter((leaf) => leaf.decisive)
        expect(decisiveFacts(condition, named, facts)).toEqual([
          ...new Set(decisive.map(({ leaf }) => leaf.fact)),
        ])
      }),
      { numRuns: 1_000 },
    )
  })

  test('of a rule that is met leaves out what did not matter', () => {
    const condition: RootCondition = {
      any: [
        { fact: 'carer', operator: 'equal', value: 'yes' },
        {
          all: [
            { fact: 'housebound', operator: 'equal', value: 'yes' },
            { not: { fact: 'supportToLeaveHome', operator: 'equal', value: 'yes' } },
          ],
        },
      ],
    }
    const traced = traceLeaves(condition, {}, { carer: null, housebound: 'yes', supportToLeaveHome: 'no' })
    expect(traced.map(({ decisive, leaf, truth }) => [leaf.fact, truth, decisive])).toEqual([
      ['carer', 'unknown', false],
      ['housebound', 'true', true],
      ['supportToLeaveHome', 'false', true],
    ])
  })
})
