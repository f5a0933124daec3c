/**
 * What a condition comes to by trying every way in which the unknown facts could turn out. It knows at least
 * as much as Kleene's logic: `x or not x` is true in every completion, and unknown to Kleene.
 */
import type { FactDefinition, Facts, FactValue } from '../../../src/facts/fact.js'
import { ANSWERS } from '../../../src/referral/vocabulary.js'
import type { Condition, Leaf, NamedConditions } from '../../../src/rule-set/condition.js'
import type { Truth } from '../../../src/rule-set/three-valued.js'
import { holds, leavesOf } from './classical.js'

type Known = Exclude<FactValue, null>

const subsets = ([first, ...rest]: readonly string[]): readonly (readonly string[])[] =>
  first === undefined ? [[]] : subsets(rest).flatMap((set) => [set, [first, ...set]])

/** Values of a fact, at least one for each way in which the leaves about it can come out together. */
export const representatives = (definition: FactDefinition, leaves: readonly Leaf[]): readonly Known[] => {
  const constants = [...new Set(leaves.flatMap(({ value }) => value))]
  switch (definition.kind) {
    case 'boolean':
      return [true, false]
    case 'answer':
      return ANSWERS
    case 'choice':
      return definition.values
    case 'integer': {
      const near = constants.flatMap((constant) => [-1, 0, 1].map((step) => Number(constant) + step))
      const values = [definition.min, definition.max, ...near]
      return [...new Set(values)].filter((value) => value >= definition.min && value <= definition.max)
    }
    case 'set':
      // Members that no leaf mentions make no difference.
      return subsets(definition.values.filter((value) => constants.includes(value)))
  }
}

const completions = (
  unknown: readonly (readonly [string, readonly Known[]])[],
): readonly { readonly [fact: string]: Known }[] =>
  unknown.reduce<readonly { readonly [fact: string]: Known }[]>(
    (all, [fact, values]) => all.flatMap((one) => values.map((value) => ({ ...one, [fact]: value }))),
    [{}],
  )

/** What every completion agrees on, `unknown` where they do not; `null` if there are more than `most`. */
export const truthByCompletion = (
  condition: Condition,
  named: NamedConditions,
  facts: Facts,
  definitions: ReadonlyMap<string, FactDefinition>,
  most = 2_000,
): Truth | null => {
  const leaves = leavesOf(condition, named)
  const asked = [...new Set(leaves.map(({ fact }) => fact))]
  const unknown = asked.flatMap((fact) => {
    const definition = definitions.get(fact)
    if (definition === undefined) throw new Error(`the test knows no fact \`${fact}\``)
    if ((facts[fact] ?? null) !== null) return []
    const about = leaves.filter((leaf) => leaf.fact === fact)
    return [[fact, representatives(definition, about)] as const]
  })
  if (unknown.reduce((count, [, values]) => count * values.length, 1) > most) return null
  const known = Object.fromEntries(
    asked.flatMap((fact) => {
      const value = facts[fact] ?? null
      return value === null ? [] : [[fact, value]]
    }),
  )
  const outcomes = new Set(
    completions(unknown).map((completion) => holds(condition, named, { ...known, ...completion })),
  )
  return outcomes.size > 1 ? 'unknown' : outcomes.has(true) ? 'true' : 'false'
}
