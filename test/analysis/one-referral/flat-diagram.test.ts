import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cellRow, FlatDiagram, OPEN } from '../../../src/analysis/one-referral/flat-diagram.js'
import { DiagramStore, NO, YES } from '../../../src/proof/engine/diagram.js'
import { isTrueOf } from '../../../src/proof/engine/formula.js'
import { EVERY_CHOICE, formulas, VARIABLES } from '../../proof/support/formulas.js'
import { runs } from '../../support/runs.js'

const orders = fc.shuffledSubarray([...VARIABLES], { minLength: VARIABLES.length })

/** How likely each cell is, by the id of its variable; some cells not at all. */
const likelihoods = fc
  .tuple(
    ...VARIABLES.map(({ cells }) =>
      fc
        .array(fc.integer({ min: 0, max: 4 }), { minLength: cells, maxLength: cells })
        .filter((weights) => weights.some((weight) => weight > 0)),
    ),
  )
  .map(
    (all) =>
      new Map(
        VARIABLES.map(({ id }, index) => {
          const weights = all[index] ?? []
          const total = weights.reduce((sum, weight) => sum + weight, 0)
          return [id, weights.map((weight) => weight / total)] as const
        }),
      ),
  )

type Likelihoods = ReadonlyMap<number, readonly number[]>

/** The chance that a formula is true, of the choices that are wanted, added up one by one. */
const chance = (isTrue: (choice: ReadonlyMap<number, number>) => boolean, of: Likelihoods): number =>
  EVERY_CHOICE.filter(isTrue).reduce(
    (sum, choice) =>
      sum + [...choice].reduce((product, [id, cell]) => product * (of.get(id)?.[cell] ?? 0), 1),
    0,
  )

/** The cells of variables that are known, by their ids. */
const knownCells = fc.record(
  Object.fromEntries(VARIABLES.map(({ cells, id }) => [id, fc.nat({ max: cells - 1 })])),
  { requiredKeys: [] },
)

test('an open answer gains as much as it moves the chance by itself, and together with others if it moves it at all', () => {
  fc.assert(
    fc.property(formulas, orders, likelihoods, knownCells, (formula, order, whileOpen, known) => {
      const of: Likelihoods = new Map(
        VARIABLES.map(({ cells, id }) => [
          id,
          known[id] === undefined
            ? (whileOpen.get(id) ?? [])
            : Array.from({ length: cells }, (_, cell) => (cell === known[id] ? 1 : 0)),
        ]),
      )
      const store = new DiagramStore(order, 100_000)
      const root = store.build(formula)
      fc.pre(root !== NO && root !== YES)
      const zeros = () => new Float64Array(order.length)
      const sweep = {
        known: Int32Array.from(order, ({ id }) => known[id] ?? OPEN),
        alone: zeros(),
        withOthers: zeros(),
      }
      const diagram = new FlatDiagram(
        store,
        root,
        cellRow(order, ({ id }) => whileOpen.get(id) ?? []),
      )
      diagram.addGains({ ...sweep, alone: zeros(), withOthers: zeros() })
      diagram.addGains(sweep)
      const anyway = chance((choice) => isTrueOf(formula, choice), of)
      for (const [level, { id }] of order.entries()) {
        if (known[id] !== undefined) {
          expect([sweep.alone[level], sweep.withOthers[level]]).toEqual([0, 0])
          continue
        }
        const explained = (of.get(id) ?? []).reduce((sum, likely, cell) => {
          if (likely === 0) return sum
          const given = chance((choice) => choice.get(id) === cell && isTrueOf(formula, choice), of) / likely
          return sum + likely * (given - anyway) ** 2
        }, 0)
        expect(sweep.alone[level]).toBeCloseTo(explained, 10)
        expect((sweep.withOthers[level] ?? 0) + 1e-12).toBeGreaterThanOrEqual(explained)
      }
    }),
    { numRuns: runs(100) },
  )
})
