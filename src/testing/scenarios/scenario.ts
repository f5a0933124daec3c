/** A scenario: a referral, a service, and what the decision must be; and what follows, if need be. */
import * as z from 'zod'
import { CalendarDate } from '../../referral/calendar-date.js'
import { Service as AnyService } from '../../service/service.js'
import { services } from '../../service/shipped.js'
import { Expectation } from './expectation.js'
import { Referral, Step } from './step.js'

const shipped = z.enum(Object.keys(services)).meta({ description: 'The id of a service that ships.' })

const Service = AnyService.meta({ id: 'ReferralTriageService', description: 'A service.' })

const fields = {
  title: z.string().min(1).max(500).meta({ description: 'What it shows, in plain words.' }),
  description: z.string().min(1).max(10_000).exactOptional().meta({ description: 'More about it.' }),
  service: z.union([shipped, Service]).meta({
    description: 'The service: the id of one that ships, or a whole one.',
  }),
  asOf: CalendarDate.exactOptional().meta({
    description: 'The date to decide at; the date of receipt if left out.',
  }),
  referral: Referral,
  expect: Expectation,
  episode: z
    .strictObject({
      startDate: CalendarDate.meta({ description: 'The first day of support.' }),
      confirmedBy: z
        .string()
        .min(1)
        .max(200)
        .exactOptional()
        .meta({ description: 'Who confirmed the decision.' }),
      steps: z.array(Step).min(1).max(1_000).readonly().meta({ description: 'What happens, day by day.' }),
    })
    .readonly()
    .exactOptional()
    .meta({ description: 'What follows, where the decision accepts the referral.' }),
}

const editors = { $schema: z.string().exactOptional().meta({ description: 'For editors.' }) }

/** One scenario in a list of them. */
export const Scenario = z.strictObject(fields).meta({
  id: 'ReferralTriageScenario',
  description: 'A referral, a service, and what the decision must be.',
})
export type Scenario = z.infer<typeof Scenario>

/** A file with one scenario in it. */
export const ScenarioDocument = z
  .strictObject({ ...editors, ...fields })
  .meta({ description: 'A referral, a service, and what the decision must be.' })

/** A file with several. */
export const ScenarioList = z
  .strictObject({
    ...editors,
    scenarios: z.array(Scenario).min(1).max(10_000).readonly().meta({ description: 'The scenarios.' }),
  })
  .meta({ description: 'Several scenarios.' })

const ScenarioFile = z.union([ScenarioDocument, ScenarioList]).meta({
  title: 'Scenario',
  description: 'A scenario, or several, for `referral-triage test`: in a file `*.scenario.json`.',
})

/** The JSON Schema of a scenario file, draft 2020-12, for editors. Plain JSON, the same every time. */
export const scenarioJsonSchema = (): z.core.JSONSchema.BaseSchema =>
  z.toJSONSchema(ScenarioFile, { io: 'input', target: 'draft-2020-12' })
