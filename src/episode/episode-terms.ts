/** What an episode takes over from its decision: how long it may last, and what the decision was made with. */
import * as z from 'zod/mini'
import { describe } from '../input/describe.js'
import { words } from '../input/readable-text.js'
import { CalendarDate } from '../referral/calendar-date.js'

/**
 * An intervention lasts 6 to 12 weeks, whatever a rule set says: the limits of a link worker's intervention
 * in the services that Rhodes & Bell (2021, table 1) describe.
 */
const week = (description: string) =>
  z.int().check(z.minimum(6), z.maximum(12)).apply(describe, { description })
const contact = (description: string) =>
  z.int().check(z.minimum(0), z.maximum(100)).apply(describe, { description })

/** The limits of an intervention, as the decision sets them. Weeks and contacts are never converted. */
export const InterventionTerms = z.readonly(
  z.strictObject({
    weeks: z
      .readonly(
        z.strictObject({ min: week('The fewest weeks.'), max: week('The most weeks without an extension.') }),
      )
      .apply(describe, { description: 'How many weeks of support there are.' }),
    contacts: z
      .nullable(
        z.readonly(
          z.strictObject({ min: contact('The fewest contacts.'), max: contact('The most contacts.') }),
        ),
      )
      .apply(describe, { description: 'How many contacts there are; null where they are not limited.' }),
    extension: z
      .readonly(
        z.strictObject({
          possible: z.boolean().apply(describe, { description: 'Whether the episode may be extended.' }),
          maxWeeks: z.nullable(week('The most weeks in all.')).apply(describe, {
            description: 'The most weeks in all, extension included; null where none is possible.',
          }),
          reason: words('Why, in plain words.'),
        }),
      )
      .apply(describe, { description: 'Whether and how far the episode may be extended.' }),
  }),
)
export type InterventionTerms = z.infer<typeof InterventionTerms>

const id = (description: string) =>
  z.string().check(z.minLength(1), z.maxLength(200)).apply(describe, { description })

const document = (description: string) =>
  z
    .readonly(z.strictObject({ id: id('Its id.'), version: id('Its version.'), digest: id('Its digest.') }))
    .apply(describe, { description })

/** Which referral an episode follows. */
export const ReferralId = z
  .string()
  .check(z.minLength(1), z.maxLength(10_000))
  .apply(describe, { description: 'The id of the referral.' })

/** Which pathway it is on. */
export const PathwayId = z
  .string()
  .check(z.minLength(1), z.maxLength(200))
  .apply(describe, { description: 'The id of the pathway.' })

/** What the decision was made with, so that the episode can be traced back to it. */
export const DecisionProvenance = z.readonly(
  z.strictObject({
    ruleSet: document('The rule set.'),
    safetyFloor: document('The safety floor welded under it.'),
    service: z
      .readonly(z.strictObject({ id: id('Its id.'), digest: id('Its digest.') }))
      .apply(describe, { description: 'The service.' }),
    library: z
      .readonly(z.strictObject({ name: id('Its name.'), version: id('Its version.') }))
      .apply(describe, { description: 'The library.' }),
    asOf: CalendarDate.apply(describe, { description: 'The date it was decided at.' }),
  }),
)
export type DecisionProvenance = z.infer<typeof DecisionProvenance>
