/** Facts in one short line: what stands out first, the plain "no"s together at the end. */

import { formatValue, titlesIn } from '../../explain/format-rule.js'
import { capitalised, listed } from '../../explain/sentences.js'
import { factCatalogue } from '../../facts/catalogue.js'
import { type FactDefinition, type Facts, type FactValue, valueIn } from '../../facts/fact.js'
import type { Witness } from '../../proof/finding.js'

import { type OwnTitles, shippedVocabulary } from '../../referral/vocabulary.js'
import { holdsFor } from '../../service/holds.js'

/** A fact by its title. */
export interface TitledFact {
  readonly title: string
  readonly value: FactValue
  /** What words in the value are called that do not ship. */
  readonly titles?: OwnTitles | undefined
}

/** "Harm to others: yes; no to suicidal thoughts now and recent self-harm", without a capital. */
export const formatTitledFacts = (facts: readonly TitledFact[]): string => {
  const nos = facts.filter(({ value }) => value === 'no').map(({ title }) => title)
  return [
    ...facts
      .filter(({ value }) => value !== 'no')
      .map(({ title, titles, value }) => `${title}: ${formatValue(value, undefined, titles)}`),
    ...(nos.length === 0 ? [] : [`no to ${listed(nos)}`]),
  ].join('; ')
}

const NOBODY = {
  referral: { id: 'nobody', receivedOn: '2026-01-01' },
  service: { id: 'any', title: 'Any', nation: 'england' as const },
  asOf: '2026-01-01',
  vocabulary: shippedVocabulary,
  holds: holdsFor({}, {}),
}

/** What facts are where nothing at all is known: the focus of a service is general, nothing is on record. */
const GIVEN: ReadonlyMap<string, FactValue> = new Map(
  factCatalogue.map(({ derive, name }) => [name, derive(NOBODY).value]),
)

/** Not known, as it always is, or seen from another fact. */
const goesWithoutSaying = (fact: string, value: FactValue, facts: Facts): boolean =>
  value === null || GIVEN.get(fact) === value || (fact === 'needsCount' && valueIn(facts, 'needs') !== null)

/** All that is known of a referral; `definitions` give the facts their titles. */
export const formatFacts = (facts: Facts, definitions: ReadonlyMap<string, FactDefinition>): string => {
  const known = Object.entries(facts)
    .filter(([fact, value]) => !goesWithoutSaying(fact, value, facts))
    .map(([fact, value]) => ({
      title: definitions.get(fact)?.title ?? fact,
      value,
      titles: titlesIn(definitions.get(fact)),
    }))
  return known.length === 0 ? 'Nothing known' : capitalised(`${formatTitledFacts(known)}; all else not known`)
}

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
    .map(([fact, value]) => {
      const definition = definitions.get(fact)
      return `${definition?.title ?? fact}: ${formatValue(value, undefined, titlesIn(definition))}`
    })
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
