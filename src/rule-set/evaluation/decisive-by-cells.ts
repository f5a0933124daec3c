/** Memoises which facts decided a rule by the cells of its facts: nothing else decides it. */
import { type Facts, type FactValue, valueIn } from '../../facts/fact.js'
import type { NamedConditions } from '../condition.js'
import type { Rule } from '../rule-set.js'
import { decisiveFacts } from '../trace.js'
import { PRESENT, UNKNOWN } from './cells.js'
import type { Term } from './terms.js'
import { type CellsOfFacts, type Variable, variableName } from './variables.js'

/** The decisive facts of one rule whose facts stand in these cells; the same list for the same cells. */
export type DecisiveByCells = (cells: CellsOfFacts) => readonly string[]

/** How many combinations of cells are memoised for one rule; a rule hardly ever meets more. */
const MAX_MEMOISED = 256

/** Sample facts in these cells: no leaf can tell them from the facts that were evaluated. */
const factsIn = (own: readonly Variable[], cells: CellsOfFacts): Facts => {
  const facts: Record<string, FactValue> = {}
  for (const { fact, index, member, samples } of own) {
    const cell = cells[index] ?? UNKNOWN
    const before = valueIn(facts, fact)
    if (member === null) facts[fact] = samples[cell] ?? null
    else if (cell !== UNKNOWN && (before === null || Array.isArray(before)))
      facts[fact] = [...(before ?? []), ...(cell === PRESENT ? (samples[cell] as readonly string[]) : [])] // a member's samples are lists
  }
  return facts
}

/** The memo of one rule; its key is a number with a digit for each cell of the rule. `terms` are those of its conditions. */
export const decisiveByCells = (
  { conditions }: Rule,
  named: NamedConditions,
  terms: readonly Term[],
  variables: ReadonlyMap<string, Variable>,
): DecisiveByCells => {
  const names = new Set(terms.flat().map(({ leaf }) => variableName(leaf)))
  const own = [...names].flatMap((name) => variables.get(name) ?? [])
  // Facts as wholes come first: a fact that is known and no list has no members.
  own.sort((one, other) => Number(one.member !== null) - Number(other.member !== null))
  const indexes = own.map(({ index }) => index)
  const sizes = own.map(({ samples }) => samples.length)
  const known = new Map<number, readonly string[]>()
  // Where a number could not tell all combinations apart, nothing is memoised.
  const isTooMany = sizes.reduce((product, size) => product * size, 1) > Number.MAX_SAFE_INTEGER
  return (cells) => {
    let key = 0
    for (let digit = 0; digit < indexes.length; digit += 1)
      key = key * (sizes[digit] ?? 0) + (cells[indexes[digit] ?? 0] ?? 0)
    const before = isTooMany ? undefined : known.get(key)
    if (before !== undefined) return before
    const decisive = Object.freeze(decisiveFacts(conditions, named, factsIn(own, cells)))
    if (!isTooMany && known.size < MAX_MEMOISED) known.set(key, decisive)
    return decisive
  }
}
