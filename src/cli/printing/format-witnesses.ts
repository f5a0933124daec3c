import { formatValue } from '../../explain/format-value.js'
import { type FactDefinition, type Facts, valueIn } from '../../facts/fact.js'
import type { Witness } from '../../proof/finding.js'
import { formatFacts } from './format-facts.js'

const outcomeOf = ({ disposition, pathway }: Witness): string =>
  disposition === 'accept' && pathway !== null ? `accept (${pathway})` : disposition

/** The facts of `other` that are not those of `one`, unknown ones included. */
const difference = (one: Facts, other: Facts): Facts =>
  Object.fromEntries(
    [...new Set([...Object.keys(one), ...Object.keys(other)])]
      .filter((fact) => JSON.stringify(valueIn(one, fact)) !== JSON.stringify(valueIn(other, fact)))
      .map((fact) => [fact, valueIn(other, fact)]),
  )

const formatChanged = (facts: Facts, definitions: ReadonlyMap<string, FactDefinition>): string =>
  Object.entries(facts)
    .map(([fact, value]) => `${definitions.get(fact)?.title ?? fact}: ${formatValue(value)}`)
    .join(' and ') || 'the same facts'

/**
 * The witnesses of a finding in a sentence: the facts of the first with what is decided, and of the next what
 * is different. `null` where there is none.
 */
export const formatWitnesses = (
  [first, ...others]: readonly Witness[],
  definitions: ReadonlyMap<string, FactDefinition>,
): string | null => {
  if (first === undefined) return null
  const further = others.map((other) => {
    const changed = formatChanged(difference(first.facts, other.facts), definitions)
    return `with ${changed} → ${outcomeOf(other)}`
  })
  return [`${formatFacts(first.facts, definitions)} → ${outcomeOf(first)}`, ...further].join('; ')
}
