/** A scenario: a referral, a service, and what the decision must be; and what follows, if need be. How one is read. */
import * as z from 'zod/mini'
import { episodeOverrideSchema } from '../../episode/episode.js'
import { describe, type JsonSchema, readonlyObject } from '../../input/describe.js'
import { type Frozen, valueAt } from '../../input/json.js'
import { RULE_SET_LIMITS } from '../../input/json-limits.js'
import { memoize } from '../../input/memoize.js'
import { copyPlainJson } from '../../input/plain-json.js'
import { readStrict } from '../../input/read-strict.js'
import type { Result } from '../../issue/issue.js'
import { CalendarDate } from '../../referral/calendar-date.js'
import { shippedVocabulary, type Vocabulary } from '../../referral/vocabulary.js'
import { Service as AnyService } from '../../service/service.js'
import { services } from '../../service/shipped.js'
import type { ReferralCase } from '../cases/test-case.js'
import { ExpectationSchema, optional } from './expectation.js'
import { referralIn, stepSchema } from './step.js'

const shipped = z.enum(Object.keys(services)).apply(describe, 'The id of a service that ships.')

const Service = AnyService.apply(describe, { id: 'ReferralTriageService', description: 'A service.' })

const fieldsIn = (vocabulary: Vocabulary) => ({
  title: z.string().check(z.minLength(1), z.maxLength(500)).apply(describe, 'What it shows, in plain words.'),
  description: optional(z.string().check(z.minLength(1), z.maxLength(10_000)), 'More about it.'),
  service: z
    .union([shipped, Service])
    .apply(describe, 'The service: the id of one that ships, or a whole one.'),
  asOf: optional(CalendarDate, 'The date to decide at; the date of receipt if left out.'),
  referral: referralIn(vocabulary),
  expect: ExpectationSchema,
  episode: optional(
    readonlyObject({
      startDate: CalendarDate.apply(describe, 'The first day of support.'),
      confirmedBy: z
        .exactOptional(z.string().check(z.minLength(1), z.maxLength(200)))
        .apply(describe, 'Who confirmed the decision.'),
      override: z
        .exactOptional(episodeOverrideSchema)
        .apply(describe, 'Why it starts, where the pathway is provisional.'),
      steps: z
        .readonly(z.array(stepSchema(vocabulary)).check(z.minLength(1), z.maxLength(1_000)))
        .apply(describe, 'What happens, day by day.'),
    }),
    'What follows, where the decision accepts the referral.',
  ),
})

const editors = { $schema: optional(z.string(), 'For editors.') }

/** The schemas of a scenario whose referrals are in these words, and of a file with one in it or with several. */
const schemasIn = memoize((vocabulary: Vocabulary) => {
  const fields = fieldsIn(vocabulary)
  const about = 'A referral, a service, and what the decision must be.'
  const scenario = z
    .strictObject(fields)
    .apply(describe, { id: 'ReferralTriageScenario', description: about })
  const one = z.strictObject({ ...editors, ...fields }).apply(describe, about)
  const several = z
    .strictObject({
      ...editors,
      scenarios: z
        .readonly(z.array(scenario).check(z.minLength(1), z.maxLength(10_000)))
        .apply(describe, 'The scenarios.'),
    })
    .apply(describe, 'Several scenarios.')
  return { scenario, one, several }
})

/** One scenario, in the words that ship. */
export const ScenarioSchema = schemasIn(shippedVocabulary).scenario

/** One scenario in a list of them. */
export type Scenario = z.infer<typeof ScenarioSchema>

/** In which words scenarios are written. */
export interface ScenarioOptions {
  /** The words that their referrals may use, such as `vocabularyOf(ruleSet)`; those that ship if left out. */
  readonly vocabulary?: Vocabulary
}

/** The JSON Schema of a scenario file, draft 2020-12, for editors. Plain JSON, the same every time. */
export const scenarioJsonSchema = ({ vocabulary = shippedVocabulary }: ScenarioOptions = {}): JsonSchema => {
  const { one, several } = schemasIn(vocabulary)
  const file = z.union([one, several]).apply(describe, {
    title: 'Scenario',
    description: 'A scenario, or several, for `referral-triage test`: in a file `*.scenario.json`.',
  })
  return z.toJSONSchema(file, { io: 'input', target: 'draft-2020-12' })
}

/**
 * Reads a scenario file: one scenario, or `{ "scenarios": [ … ] }`. `vocabulary` are the words that its referrals may use,
 * such as `vocabularyOf(ruleSet)`; those that ship if left out. Gives a list, frozen, or all issues at once. Never throws.
 */
export const parseScenarios = (
  input: unknown,
  { vocabulary = shippedVocabulary }: ScenarioOptions = {},
): Result<readonly Frozen<Scenario>[]> => {
  const { copy } = copyPlainJson(input, RULE_SET_LIMITS)
  const schemas = schemasIn(vocabulary)
  if (valueAt(copy, ['scenarios']) !== undefined) {
    const list = readStrict(schemas.several, input, RULE_SET_LIMITS)
    return list.ok ? { ok: true, value: list.value.scenarios } : list
  }
  const one = readStrict(schemas.one, input, RULE_SET_LIMITS)
  return one.ok ? { ok: true, value: [one.value] } : one
}

/** Scenarios as cases for `coverage` and `mutationTest`; a referral goes by the title of its scenario. */
export const scenarioCases = (scenarios: readonly Frozen<Scenario>[]): readonly ReferralCase[] =>
  scenarios.map(({ asOf, expect, referral, service, title: name }) => ({
    name,
    referral,
    // The schema takes the ids of services that ship, and no others.
    service: typeof service === 'string' ? services[service as keyof typeof services] : service,
    expect,
    ...(asOf === undefined ? {} : { asOf }),
  }))
