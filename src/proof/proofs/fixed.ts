import { and, type Formula, isIn } from '../engine/formula.js'
import type { CellChoice } from '../engine/search.js'
import type { FactSpace } from '../space/fact-space.js'

/** The formula that is true where every variable of `cells` is in its cell. */
export const fixed = ({ variables }: FactSpace, cells: CellChoice): Formula =>
  and(
    ...variables.flatMap((variable) => {
      const chosen = cells.get(variable.id)
      return chosen === undefined
        ? []
        : [
            isIn(
              variable,
              variable.weights.map((_, cell) => cell === chosen),
            ),
          ]
    }),
  )
