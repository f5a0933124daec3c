/** What is known already, for whoever holds the first conversation: nobody is asked twice. */
import type { Derived, FactDefinition } from '../facts/fact.js'
import type { ReasonFact } from './reason.js'
import { knownFact } from './reason-facts.js'
import type { DecisionInput } from './rules-by-outcome.js'

/** Worked out of what is told anyway, or of nothing on record: whether an age is in range, a sum of no answers. */
const goesWithoutSaying = ({ kind, name }: FactDefinition, { origin, value }: Derived): boolean =>
  origin === 'computed' && (kind === 'boolean' || (value === 0 && name !== 'age'))

/** Every fact about the person and the referral that is known, in the order of the catalogue, once for each question that finds it out. */
export const knownFacts = (input: DecisionInput): readonly ReasonFact[] => {
  const told = new Set<string>()
  return [...input.definitions.values()].flatMap((definition): readonly ReasonFact[] => {
    const derived = input.origins[definition.name]
    if (derived === undefined || derived.value === null || derived.origin === 'inferred') return []
    if (definition.about === 'service' || goesWithoutSaying(definition, derived)) return []
    if (told.has(definition.question)) return []
    told.add(definition.question)
    return [knownFact(definition.name, input)]
  })
}
