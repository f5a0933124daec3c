/** Random facts, always within their domain; a third of them unknown. */
import fc from 'fast-check'
import { factCatalogue } from '../../facts/catalogue.js'
import type { FactDefinition, Facts, FactValue } from '../../facts/fact.js'
import { ANSWERS } from '../../referral/answer.js'
import { orUnasked } from './answers.js'
import { LOCAL_FACTS } from './local-facts.js'

/** The catalogue and one local fact of each kind. */
export const ALL_FACTS: readonly FactDefinition[] = [...factCatalogue, ...LOCAL_FACTS]

/** A value that is known. */
export const knownValues = (definition: FactDefinition): fc.Arbitrary<Exclude<FactValue, null>> => {
  switch (definition.kind) {
    case 'boolean':
      return fc.boolean()
    case 'integer':
      return fc.integer({ min: definition.min, max: definition.max })
    case 'choice':
      return fc.constantFrom(...definition.values)
    case 'answer':
      return fc.constantFrom(...ANSWERS)
    case 'set':
      return fc.subarray([...definition.values], { maxLength: Math.min(5, definition.values.length) })
  }
}

const record = (
  definitions: readonly FactDefinition[],
  values: (definition: FactDefinition) => fc.Arbitrary<FactValue>,
): fc.Arbitrary<Facts> =>
  fc.record(Object.fromEntries(definitions.map((definition) => [definition.name, values(definition)])))

/** Facts of which each is unknown one time in three. */
export const factsOver = (definitions: readonly FactDefinition[]): fc.Arbitrary<Facts> =>
  record(definitions, (definition) => orUnasked(knownValues(definition)))

/** Facts that are all known. */
export const knownFactsOver = (definitions: readonly FactDefinition[]): fc.Arbitrary<Facts> =>
  record(definitions, knownValues)
