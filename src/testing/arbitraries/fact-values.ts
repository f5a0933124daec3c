/** Random answers and facts, always within their domain; a third of them unknown. */
import fc from 'fast-check'
import { factCatalogue } from '../../facts/catalogue.js'
import type { FactDefinition, Facts, FactValue } from '../../facts/fact.js'
import { ANSWERS, type Answer } from '../../referral/vocabulary.js'

/** Any answer; "no" comes up most, so that random referrals reach every rung of the ladder. */
export const answers: fc.Arbitrary<Answer> = fc.oneof(
  { weight: 4, arbitrary: fc.constant('no' as const) },
  { weight: 3, arbitrary: fc.constantFrom(...ANSWERS) },
)

/** An answer that calls for a specialist when it is given to a question about suicide or danger. */
export const signals: fc.Arbitrary<'yes' | 'unsure'> = fc.constantFrom('yes', 'unsure')

/** A value, or `null`: nobody asked. */
export const orUnasked = <T>(values: fc.Arbitrary<T>): fc.Arbitrary<T | null> =>
  fc.option(values, { nil: null, freq: 3 })

/** The texts of a local fact, which nobody reads. */
const words = (about: string) => ({
  title: about,
  description: `Whether or what: ${about}.`,
  question: `What about ${about}?`,
  safety: false,
  asksAboutDanger: false,
})

/** One local fact of each kind: what random rule sets declare and random referrals answer. */
export const LOCAL_FACTS = [
  { name: 'local.inCatchment', kind: 'boolean', ...words('living in the catchment') },
  { name: 'local.weeksWaiting', kind: 'integer', min: 0, max: 52, riskier: 'higher', ...words('waiting') },
  { name: 'local.transport', kind: 'choice', values: ['own-car', 'bus', 'none'], ...words('transport') },
  { name: 'local.hasPhone', kind: 'answer', ...words('a telephone') },
  { name: 'local.languages', kind: 'set', values: ['bengali', 'english', 'polish'], ...words('languages') },
] as const satisfies readonly FactDefinition[]

/** Facts of questionnaires that are short forms of others: random rules ask about those often enough. */
const SHORT_FORMS = /^(?:phq8|phq2|gad2)/

/** Teams are alike: random rules ask about two of them often enough. */
const OTHER_TEAMS = /^agree(?:d|ment)\.(?!(?:drug-and-alcohol-service|mental-health-team)$)/

/** The catalogue, but for short forms and most teams, and one local fact of each kind. */
export const ALL_FACTS: readonly FactDefinition[] = [
  ...factCatalogue.filter(({ name }) => !SHORT_FORMS.test(name) && !OTHER_TEAMS.test(name)),
  ...LOCAL_FACTS,
]

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
