/** What is proved from the form of formulas alone, held against every assignment, and against diagrams. */

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DiagramStore } from '../../../src/proof/engine/diagram.js'
import { and, type Formula, isTrueOf, not, or } from '../../../src/proof/engine/formula.js'
import { builtInProofs } from '../../../src/proof/proofs/built-in-proofs.js'
import { isNever, staysTrue } from '../../../src/proof/proofs/by-form.js'
import { rungParts } from '../../../src/proof/proofs/more-risk-never-lowers.js'
import { DISPOSITIONS } from '../../../src/rule-set/rule-set.js'
import { ruleSets } from '../../../src/testing/arbitraries/rule-sets.js'
import { safeRuleSets } from '../../../src/testing/arbitraries/safe-rule-sets.js'
import { runs } from '../../support/runs.js'
import { contextOf } from '../support/context-of.js'
import { EVERY_CHOICE, formulas, modelsOf, VARIABLES } from '../support/formulas.js'
import { laidOut } from '../support/spaces.js'

/** A variable or two that go from one cell to another. */
const going = fc
  .uniqueArray(fc.constantFrom(...VARIABLES), { minLength: 1, maxLength: 2 })
  .chain((moved) =>
    fc.tuple(
      ...moved.map(({ cells, id }) =>
        fc.record({ id: fc.constant(id), from: fc.nat({ max: cells - 1 }), to: fc.nat({ max: cells - 1 }) }),
      ),
    ),
  )
  .map((moves) => ({
    before: new Map(moves.map(({ from, id }) => [id, from] as const)),
    after: new Map(moves.map(({ id, to }) => [id, to] as const)),
  }))

describe('a formula that is seen to stay true', () => {
  test('does so in every assignment', () => {
    let seen = 0
    fc.assert(
      fc.property(formulas, going, (formula, way) => {
        if (!staysTrue(way)(formula)) return
        seen += 1
        for (const choice of EVERY_CHOICE) {
          const [before, after] = [new Map([...choice, ...way.before]), new Map([...choice, ...way.after])]
          expect([isTrueOf(formula, before), isTrueOf(formula, after)]).not.toEqual([true, false])
        }
      }),
      { numRuns: runs(300) },
    )
    expect(seen).toBeGreaterThan(100)
  })

  test('need not be one that mentions what moves only once: a number of members that grows', () => {
    const [a, b, c] = ['a', 'b', 'c'].map((name, id) => ({ id, name, cells: 2 }))
    if (a === undefined || b === undefined || c === undefined) throw new Error('there are three')
    const has = (variable: typeof a): Formula => ({ kind: 'in', variable, cells: [false, true] })
    const two = or(
      and(has(a), or(has(b), has(c))),
      and(not(has(a)), or(and(has(b), has(c)), and(has(c), has(b)))),
    )
    expect(staysTrue({ before: new Map([[0, 0]]), after: new Map([[0, 1]]) })(two)).toBe(false)
    const alike = or(and(has(a), or(has(b), has(c))), and(not(has(a)), and(has(b), has(c))))
    expect(staysTrue({ before: new Map([[1, 0]]), after: new Map([[1, 1]]) })(alike)).toBe(true)
    expect(staysTrue({ before: new Map([[1, 1]]), after: new Map([[1, 0]]) })(alike)).toBe(false)
  })
})

describe('a formula that is seen to be never true', () => {
  test('is true of no assignment, whichever of its parts were looked into', () => {
    let seen = 0
    const partsOf = (formula: Formula): readonly Formula[] =>
      formula.kind === 'and' || formula.kind === 'or'
        ? [formula, ...formula.of.flatMap(partsOf)]
        : formula.kind === 'not'
          ? partsOf(formula.of)
          : []
    const opened = formulas.chain((formula) =>
      fc.tuple(fc.constant(formula), fc.subarray([...new Set(partsOf(formula))])),
    )
    fc.assert(
      fc.property(opened, formulas, ([formula, some], other) => {
        for (const one of [formula, and(formula, other, not(formula)), not(or(formula, other, not(other)))]) {
          if (!isNever(one, new Set([...some, one, ...(one.kind === 'not' ? [one.of] : [])]))) continue
          seen += 1
          expect(modelsOf(one)).toEqual([])
        }
      }),
      { numRuns: runs(200) },
    )
    expect(seen).toBeGreaterThan(100)
  })
})

test('the parts of a rung are together the rung', () => {
  fc.assert(
    fc.property(ruleSets({ maxRules: 12 }), (own) => {
      const { outcomes, space } = laidOut(own, null)
      const store = new DiagramStore(space.variables, 100_000)
      for (const rung of DISPOSITIONS)
        expect(store.build(or(...rungParts(outcomes, rung)))).toBe(store.build(outcomes.atLeast[rung]))
    }),
    { numRuns: runs(25) },
  )
})

test('what the form shows, diagrams prove as well: the proofs and the findings are the same', () => {
  fc.assert(
    fc.property(fc.oneof(safeRuleSets({ maxRules: 12 }), ruleSets({ maxRules: 12 })), (own) => {
      const context = contextOf(own)
      const [byDiagram, byForm] = [false, true].map((formSuffices) =>
        builtInProofs({ ...context, formSuffices }).map(({ findings, proof }) => ({ findings, ...proof })),
      )
      expect(byForm).toEqual(byDiagram)
    }),
    { numRuns: runs(30) },
  )
})
