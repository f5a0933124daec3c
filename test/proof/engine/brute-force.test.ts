import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  cheapestAssignments,
  commonAssignment,
  countAssignments,
} from '../../../src/proof/engine/assignments.js'
import { DiagramStore } from '../../../src/proof/engine/diagram.js'
import { and, isTrueOf, not, restrict, variablesIn } from '../../../src/proof/engine/formula.js'
import { Searcher, search } from '../../../src/proof/engine/search.js'
import { EVERY_CHOICE, formulas, modelsOf, someCells, VARIABLES } from '../support/formulas.js'

const PLENTY = 100_000
const orders = fc.shuffledSubarray([...VARIABLES], { minLength: VARIABLES.length })
const WEIGHTS = VARIABLES.map(({ cells, id }) =>
  Array.from({ length: cells }, (_, cell) => BigInt(1 + ((id + 2 * cell) % 5))),
)
const COSTS = VARIABLES.map(({ cells, id }) =>
  Array.from({ length: cells }, (_, cell) => (id * 7 + cell * 3) % 4),
)
const costsOf = (id: number) => COSTS[id] ?? []

describe('a formula, against all its assignments', () => {
  test('has as many as its diagram counts, each weighed, in whatever order the variables stand', () => {
    fc.assert(
      fc.property(formulas, orders, (formula, order) => {
        const store = new DiagramStore(order, PLENTY)
        const weighed = modelsOf(formula).map((choice) =>
          [...choice].reduce((product, [id, cell]) => product * (WEIGHTS[id]?.[cell] ?? 0n), 1n),
        )
        expect(countAssignments(store, store.build(formula), (id) => WEIGHTS[id] ?? [])).toBe(
          weighed.reduce((sum, one) => sum + one, 0n),
        )
      }),
      { numRuns: 300 },
    )
  })

  test('is the same node as another exactly if both are true of the same', () => {
    fc.assert(
      fc.property(formulas, formulas, orders, (one, other, order) => {
        const store = new DiagramStore(order, PLENTY)
        const isSame = EVERY_CHOICE.every((choice) => isTrueOf(one, choice) === isTrueOf(other, choice))
        expect(store.build(one) === store.build(other)).toBe(isSame)
        expect(store.build(not(not(one)))).toBe(store.build(one))
      }),
      { numRuns: 200 },
    )
  })

  test('is found true by search exactly if it is true of any', () => {
    fc.assert(
      fc.property(formulas, (formula) => {
        const result = search(formula, PLENTY)
        expect(result.kind).toBe(modelsOf(formula).length === 0 ? 'none' : 'found')
        if (result.kind === 'found') expect(isTrueOf(formula, result.cells)).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  test('is found true by a search that has searched others before exactly if it is true of any', () => {
    fc.assert(
      fc.property(fc.array(formulas, { minLength: 2, maxLength: 8 }), (all) => {
        const searcher = new Searcher()
        for (const formula of [...all, ...all]) {
          const result = searcher.find(formula, PLENTY)
          expect(result.kind).toBe(modelsOf(formula).length === 0 ? 'none' : 'found')
          if (result.kind === 'found') expect(isTrueOf(formula, result.cells)).toBe(true)
        }
      }),
      { numRuns: 100 },
    )
  })

  test('has no cheaper assignment than the cheapest that its diagram gives', () => {
    fc.assert(
      fc.property(formulas, orders, (formula, order) => {
        const store = new DiagramStore(order, PLENTY)
        const cheapest = cheapestAssignments(store, costsOf)(store.build(formula))
        const costs = modelsOf(formula).map((choice) =>
          [...choice].reduce((sum, [id, cell]) => sum + (COSTS[id]?.[cell] ?? 0), 0),
        )
        expect(cheapest === null).toBe(costs.length === 0)
        if (cheapest === null) return
        expect(isTrueOf(formula, cheapest)).toBe(true)
        expect([...cheapest].reduce((sum, [id, cell]) => sum + (COSTS[id]?.[cell] ?? 0), 0)).toBe(
          Math.min(...costs),
        )
      }),
      { numRuns: 200 },
    )
  })

  test('with some variables fixed is what it was where they are so, and mentions them no more', () => {
    fc.assert(
      fc.property(formulas, someCells, (formula, cells) => {
        const restricted = restrict(formula, cells)
        for (const choice of EVERY_CHOICE) {
          expect(isTrueOf(restricted, choice)).toBe(isTrueOf(formula, new Map([...choice, ...cells])))
        }
        expect([...variablesIn(restricted)].filter(({ id }) => cells.has(id))).toEqual([])
        expect(restrict(restricted, cells)).toBe(restricted)
      }),
      { numRuns: 200 },
    )
  })

  test('and others, each with variables fixed in its own way, are true together exactly if any assignment says so', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(formulas, fc.boolean(), someCells), { minLength: 1, maxLength: 4 }),
        orders,
        (asked, order) => {
          const store = new DiagramStore(order, PLENTY)
          const together = and(
            ...asked.map(([formula, isFalse, fixed]) => restrict(isFalse ? not(formula) : formula, fixed)),
          )
          const parts = asked.map(([formula, isFalse, fixed]) => ({
            node: store.build(formula),
            isFalse,
            fixed,
          }))
          const result = commonAssignment(store, parts, costsOf, PLENTY)
          expect(result.kind).toBe(modelsOf(together).length === 0 ? 'none' : 'found')
          if (result.kind === 'found') expect(isTrueOf(together, result.cells)).toBe(true)
        },
      ),
      { numRuns: 400 },
    )
  })

  test('is left open, and never answered wrongly, where the steps run out', () => {
    fc.assert(
      fc.property(formulas, fc.nat({ max: 4 }), (formula, most) => {
        const store = new DiagramStore(VARIABLES, PLENTY)
        const part = { node: store.build(formula), isFalse: false, fixed: new Map() }
        const { kind } = commonAssignment(store, [part], costsOf, most)
        expect(['gave-up', modelsOf(formula).length === 0 ? 'none' : 'found']).toContain(kind)
        expect(['gave-up', modelsOf(formula).length === 0 ? 'none' : 'found']).toContain(
          search(formula, most).kind,
        )
      }),
      { numRuns: 200 },
    )
  })
})
