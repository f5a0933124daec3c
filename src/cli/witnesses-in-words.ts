import type { Witness } from '../analysis/finding.js'
import { valueInWords } from '../explain/value-in-words.js'
import { type FactDefinition, type Facts, valueIn } from '../facts/fact.js'
import { factsInWords } from './facts-in-words.js'

const outcomeOf = ({ disposition, pathway }: Witness): string =>
  disposition === 'accept' && pathway !== null ? `accept (${pathway})` : disposition

/** The facts of `other` that are not those of `one`, unknown ones included. */
const difference = (one: Facts, other: Facts): Facts =>
  Object.fromEntries(
    [...new Set([...Object.keys(one), ...Object.keys(other)])]
      .filter((fact) => JSON.stringify(valueIn(one, fact)) !== JSON.stringify(valueIn(other, fact)))
      .map((fact) => [fact, valueIn(other, fact)]),
  )

const changedInWords = (facts: Facts, definitions: ReadonlyMap<string, FactDefinition>): string =>
  Object.entries(facts)
    .map(([fact, value]) => `${definitions.get(fact)?.title ?? fact}: ${valueInWords(value)}`)
    .join(' and ') || 'the same facts'

/**
 * The witnesses of a finding in a sentence: the facts of the first with what is decided, and of the next what
 * is different. `null` where there is none.
 */
export const witnessesInWords = (
  [first, ...others]: readonly Witness[],
  definitions: ReadonlyMap<string, FactDefinition>,
): string | null => {
  if (first === undefined) return null
  const further = others.map((other) => {
    const changed = changedInWords(difference(first.facts, other.facts), definitions)
    return `with ${changed} → ${outcomeOf(other)}`
  })
  return [`${factsInWords(first.facts, definitions)} → ${outcomeOf(first)}`, ...further].join('; ')
}
