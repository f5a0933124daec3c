/**
 * How likely each answer is taken to be while nobody knows it: every answer that rules tell apart as likely as another.
 * No forecast, only a way to put questions in order.
 */

import type { FactDefinition, FactValue } from '../../facts/fact.js'
import type { CellVariable, FactEncoding } from '../../proof/space/encoding.js'
import type { FactSpace } from '../../proof/space/fact-space.js'

/** How likely each cell of a variable is; together 1. */
export type Chances = readonly number[]

/** How many members an unknown set is taken to have, where it can have more than twice as many. */
const USUAL_MEMBERS = 2

/** By variable, the cell in which nobody has asked; of a set, that of its first variable. */
export const unaskedCells = (encoding: FactEncoding): readonly (readonly [number, number])[] => {
  const [variable] = encoding.variables
  const cell = variable === undefined ? undefined : encoding.cellsFor(null)?.get(variable.id)
  return variable === undefined || cell === undefined ? [] : [[variable.id, cell]]
}

/** The chance that so many of `all` members are there, each with the same chance. */
const binomial = (all: number, some: number, chance: number): number => {
  let value = (1 - chance) ** all
  for (let count = 0; count < some; count += 1)
    value *= ((all - count) / (count + 1)) * (chance / (1 - chance))
  return value
}

const chancesOfSet = (values: number, encoding: FactEncoding): ReadonlyMap<number, Chances> => {
  const member = Math.min(1 / 2, USUAL_MEMBERS / values)
  const last = encoding.variables.length - 1
  return new Map(
    encoding.variables.map(({ id, weights }, index): [number, Chances] => [
      id,
      index === 0
        ? [1, 0]
        : index < last
          ? [1 - member, member]
          : weights.map((_, count) => binomial(weights.length - 1, count, member)),
    ]),
  )
}

/** Every cell as likely as another, but for the one in which nobody has asked. */
const evenChances = (variable: CellVariable, unasked: number | undefined): Chances => {
  const answers = variable.cells - (unasked === undefined ? 0 : 1)
  return variable.weights.map((_, cell) => (cell === unasked || answers === 0 ? 0 : 1 / answers))
}

/** By variable, the chances of its cells while its fact is unknown. */
export const chancesOf = (
  space: Pick<FactSpace, 'definitions' | 'encodings'>,
): ReadonlyMap<number, Chances> =>
  new Map(
    [...space.encodings.values()].flatMap((encoding) => {
      const definition = space.definitions.get(encoding.fact)
      if (definition?.kind === 'set') return [...chancesOfSet(definition.values.length, encoding)]
      const unasked = unaskedCells(encoding)[0]?.[1]
      return encoding.variables.map((variable, index): [number, Chances] => [
        variable.id,
        evenChances(variable, index === 0 ? unasked : undefined),
      ])
    }),
  )

/** The answer that gives least cause for concern, where one does. */
export const calmValue = (definition: FactDefinition): FactValue => {
  switch (definition.kind) {
    case 'answer':
      return definition.riskier === undefined ? null : definition.riskier === 'yes' ? 'no' : 'yes'
    case 'boolean':
      return definition.riskier === undefined ? null : !definition.riskier
    case 'choice':
      return definition.riskier?.[0] ?? null
    case 'integer':
      if (definition.riskier === undefined) return null
      return definition.riskier === 'higher' ? definition.min : definition.max
    case 'set':
      return definition.riskier === 'more' ? [] : definition.riskier === 'fewer' ? definition.values : null
  }
}
