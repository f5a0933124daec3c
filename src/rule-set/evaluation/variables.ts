/** What the leaves of a rule set ask: facts as a whole, and members of facts that are sets. */
import type { FactValue } from '../../facts/fact.js'
import { groupBy } from '../../input/group-by.js'
import type { Leaf, LeafValue } from '../condition.js'
import { type Cells, cellsOf, constantsOf, memberSamples } from './cells.js'

/** A fact as a whole, or one member of it. */
export interface Variable {
  readonly index: number
  readonly fact: string
  /** A value of each cell. */
  readonly samples: readonly FactValue[]
  /** How the cell of a whole value is found; `null` for a member. */
  readonly cellOf: Cells['cellOf'] | null
  readonly member: LeafValue | null
}

const isMembership = ({ operator }: Leaf): boolean => operator === 'contains' || operator === 'doesNotContain'

/** Leaves of one variable have one name for it; the name of a fact has no space. */
export const variableName = (leaf: Leaf): string =>
  isMembership(leaf) ? `${leaf.fact} ${JSON.stringify(leaf.value)}` : leaf.fact

/** More cells than this for a fact, and its masks would be many for what they are worth. */
const MAX_CONSTANTS = 500

/** Facts that are compared with so many values that rules about them are quicker asked one by one. */
export const finelyCutFacts = (leaves: readonly Leaf[]): ReadonlySet<string> => {
  const byFact = groupBy(leaves, ({ fact }) => fact)
  return new Set(
    [...byFact].flatMap(([fact, own]) => (constantsOf(own).length > MAX_CONSTANTS ? [fact] : [])),
  )
}

/** The variables by name, numbered; those of one fact stand together. */
export const variablesOf = (leaves: readonly Leaf[]): ReadonlyMap<string, Variable> => {
  const byFact = groupBy(leaves, ({ fact }) => fact)
  const named = [...byFact.values()].flatMap((own) => [...groupBy(own, variableName)])
  return new Map(
    named.map(([name, own], index): [string, Variable] => {
      const [{ fact, value }] = own
      if (isMembership(own[0])) {
        return [name, { index, fact, samples: memberSamples(value), cellOf: null, member: value }]
      }
      const { cellOf, samples } = cellsOf(own)
      return [name, { index, fact, samples, cellOf, member: null }]
    }),
  )
}
