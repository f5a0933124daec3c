/** What an episode takes over from its decision: how long it may last, and what the decision was made with. */
import * as z from 'zod'
import { CalendarDate } from '../referral/calendar-date.js'
import { words } from './text-fields.js'

/**
 * An intervention lasts 6 to 12 weeks, whatever a rule set says: the limits of a link worker's intervention
 * in the services that Rhodes & Bell (2021, table 1) describe.
 */
const week = (description: string) => z.int().min(6).max(12).meta({ description })
const contact = (description: string) => z.int().min(0).max(100).meta({ description })

/** The limits of an intervention, as the decision sets them. Weeks and contacts are never converted. */
export const InterventionTerms = z
  .strictObject({
    weeks: z
      .strictObject({ min: week('The fewest weeks.'), max: week('The most weeks without an extension.') })
      .readonly()
      .meta({ description: 'How many weeks of support there are.' }),
    contacts: z
      .strictObject({ min: contact('The fewest contacts.'), max: contact('The most contacts.') })
      .readonly()
      .nullable()
      .meta({ description: 'How many contacts there are; null where they are not limited.' }),
    extension: z
      .strictObject({
        possible: z.boolean().meta({ description: 'Whether the episode may be extended.' }),
        maxWeeks: week('The most weeks in all.')
          .nullable()
          .meta({ description: 'The most weeks in all, extension included; null where none is possible.' }),
        reason: words('Why, in plain words.'),
      })
      .readonly()
      .meta({ description: 'Whether and how far the episode may be extended.' }),
  })
  .readonly()
export type InterventionTerms = z.infer<typeof InterventionTerms>

const id = (description: string) => z.string().min(1).max(200).meta({ description })

const document = (description: string) =>
  z
    .strictObject({ id: id('Its id.'), version: id('Its version.'), digest: id('Its digest.') })
    .readonly()
    .meta({ description })

/** What the decision was made with, so that the episode can be traced back to it. */
export const DecisionProvenance = z
  .strictObject({
    ruleSet: document('The rule set.'),
    safetyFloor: document('The safety floor welded under it.'),
    service: z
      .strictObject({ id: id('Its id.'), digest: id('Its digest.') })
      .readonly()
      .meta({ description: 'The service.' }),
    library: z
      .strictObject({ name: id('Its name.'), version: id('Its version.') })
      .readonly()
      .meta({ description: 'The library.' }),
    asOf: CalendarDate.meta({ description: 'The date it was decided at.' }),
  })
  .readonly()
export type DecisionProvenance = z.infer<typeof DecisionProvenance>

/** The longest an episode may last in weeks of support, extensions included. */
export const mostWeeks = ({ extension, weeks }: InterventionTerms): number =>
  extension.possible ? (extension.maxWeeks ?? weeks.max) : weeks.max
