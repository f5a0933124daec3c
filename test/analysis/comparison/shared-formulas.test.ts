import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formulaSharer } from '../../../src/analysis/comparison/shared-formulas.js'
import {
  ALWAYS,
  and,
  type Formula,
  isIn,
  isTrueOf,
  NEVER,
  not,
  or,
} from '../../../src/proof/engine/formula.js'

const VARIABLES = [0, 1, 2].map((id) => ({ id, name: `v${id}`, cells: 3 }))

const { formula: formulas } = fc.letrec<{ formula: Formula }>((tie) => ({
  formula: fc.oneof(
    { maxDepth: 4 },
    fc
      .tuple(fc.constantFrom(...VARIABLES), fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }))
      .map(([variable, cells]) => isIn(variable, cells)),
    tie('formula').map(not),
    fc.array(tie('formula'), { maxLength: 3 }).map((of) => and(...of)),
    fc.array(tie('formula'), { maxLength: 3 }).map((of) => or(...of)),
  ),
}))

/** The same, made of other objects. */
const copied = (formula: Formula): Formula => structuredClone(formula)

test('what is shared means the same', () => {
  fc.assert(
    fc.property(formulas, fc.tuple(fc.nat(2), fc.nat(2), fc.nat(2)), (formula, cells) => {
      const choice = new Map(cells.map((cell, id) => [id, cell]))
      expect(isTrueOf(formulaSharer()(formula), choice)).toBe(isTrueOf(formula, choice))
    }),
    { numRuns: 500 },
  )
})

test('equal formulas are one, and a formula and its negation leave nothing', () => {
  fc.assert(
    fc.property(formulas, (formula) => {
      const share = formulaSharer()
      expect(share(copied(formula))).toBe(share(formula))
      expect(share(and(formula, not(copied(formula))))).toBe(NEVER)
      expect(share(or(formula, not(copied(formula))))).toBe(ALWAYS)
    }),
  )
})
