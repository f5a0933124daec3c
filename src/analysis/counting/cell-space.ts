/** What leaves tell apart, for every facts object that there is: absurd values have cells, too. */
import { groupBy } from '../../input/group-by.js'
import { isIn, NEVER, type Variable } from '../../proof/engine/formula.js'
import type { LeafFormulas } from '../../proof/space/encoding.js'
import type { Leaf } from '../../rule-set/condition.js'
import { type Variable as Asked, variableName, variablesOf } from '../../rule-set/evaluation/variables.js'
import { knownTest } from '../../rule-set/operators.js'

/** A variable whose cells are those of the evaluator, put together where no leaf tells them apart. */
export interface AskedVariable extends Variable {
  readonly asked: Asked
  /** Cell of the evaluator → cell of this variable. */
  readonly cellOf: readonly number[]
}

/** The leaves of a rule set as formulas. */
export interface CellSpace {
  readonly variables: readonly AskedVariable[]
  readonly leaf: (leaf: Leaf) => LeafFormulas
}

/** What a leaf says of a value of each cell; `null` where the value is not known. */
const answersOf = ({ operator, value }: Leaf, { samples }: Asked): readonly (boolean | null)[] => {
  const test = knownTest(operator, value)
  return samples.map((sample) => (sample === null ? null : test(sample)))
}

const laidOut = (name: string, asked: Asked, leaves: readonly Leaf[]): AskedVariable => {
  const answers = leaves.map((leaf) => answersOf(leaf, asked))
  const cells = new Map<string, number>()
  const cellOf = asked.samples.map((_, index) => {
    const toldApart = answers.map((own) => String(own[index])).join(' ')
    const cell = cells.get(toldApart) ?? cells.size
    cells.set(toldApart, cell)
    return cell
  })
  return { id: asked.index, name, cells: cells.size, asked, cellOf }
}

/** Lays out all that some leaves ask. */
export const cellSpace = (leaves: readonly Leaf[]): CellSpace => {
  const byName = groupBy(leaves, variableName)
  const variables = new Map(
    [...variablesOf(leaves)].map(([name, asked]) => [name, laidOut(name, asked, byName.get(name) ?? [])]),
  )
  return {
    variables: [...variables.values()],
    leaf: (leaf) => {
      const variable = variables.get(variableName(leaf))
      if (variable === undefined) return { isTrue: NEVER, isFalse: NEVER }
      const { asked, cellOf, cells } = variable
      const answers = answersOf(leaf, asked)
      const cellsThat = (wanted: boolean) => {
        const marked = Array.from({ length: cells }, () => false)
        for (const [index, answer] of answers.entries())
          if (answer === wanted) marked[cellOf[index] ?? 0] = true
        return isIn(variable, marked)
      }
      return { isTrue: cellsThat(true), isFalse: cellsThat(false) }
    },
  }
}
