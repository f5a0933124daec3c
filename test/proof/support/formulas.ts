/** Random formulas over a few variables, and what brute force says of them. */
import fc from 'fast-check'
import {
  and,
  type CellChoice,
  type Formula,
  isIn,
  isTrueOf,
  not,
  or,
  type Variable,
} from '../../../src/proof/engine/formula.js'

/** Five variables of two to four cells. */
export const VARIABLES: readonly Variable[] = [2, 3, 4, 2, 3].map((cells, id) => ({
  id,
  name: `variable ${id}`,
  cells,
}))

const literals: fc.Arbitrary<Formula> = fc
  .constantFrom(...VARIABLES)
  .chain((variable) =>
    fc
      .array(fc.boolean(), { minLength: variable.cells, maxLength: variable.cells })
      .map((cells) => isIn(variable, cells)),
  )

/** Formulas of up to four levels. */
export const formulas: fc.Arbitrary<Formula> = fc.letrec<{ formula: Formula }>((tie) => ({
  formula: fc.oneof(
    { maxDepth: 4, depthSize: 'medium' },
    literals,
    tie('formula').map((one) => not(one)),
    fc.array(tie('formula'), { maxLength: 4 }).map((some) => and(...some)),
    fc.array(tie('formula'), { maxLength: 4 }).map((some) => or(...some)),
  ),
})).formula

/** Every assignment of the variables. */
export const EVERY_CHOICE: readonly CellChoice[] = VARIABLES.reduce<readonly CellChoice[]>(
  (choices, { cells, id }) =>
    choices.flatMap((choice) =>
      Array.from({ length: cells }, (_, cell) => new Map([...choice, [id, cell] as const])),
    ),
  [new Map()],
)

/** The assignments of which a formula is true, by trying all of them. */
export const modelsOf = (formula: Formula): readonly CellChoice[] =>
  EVERY_CHOICE.filter((choice) => isTrueOf(formula, choice))

/** Some variables with a cell each. */
export const someCells: fc.Arbitrary<CellChoice> = fc
  .tuple(...VARIABLES.map(({ cells }) => fc.option(fc.nat({ max: cells - 1 }))))
  .map((cells) => new Map(cells.flatMap((cell, id) => (cell === null ? [] : [[id, cell] as const]))))
