/** What an episode is: the support that follows an accepted decision. Plain JSON; dates follow from it. */
import * as z from 'zod'
import { CalendarDate } from '../referral/calendar-date.js'
import { Closure, Contact, EpisodeEscalation, Extension, Pause } from './episode-events.js'
import { DecisionProvenance, InterventionTerms } from './episode-terms.js'
import { person } from './text-fields.js'

/**
 * An episode of support. It stores what was agreed and what happened, each list in the order of recording.
 * The planned end and the other dates are worked out from it by `episodeDates`, never stored beside it.
 */
export const Episode = z
  .strictObject({
    schemaVersion: z.literal(1).meta({ description: 'The version of this form.' }),
    referral: z.string().min(1).max(10_000).meta({ description: 'The id of the referral.' }),
    pathway: z.string().min(1).max(200).meta({ description: 'The id of the pathway.' }),
    startDate: CalendarDate.meta({ description: 'The first day of support.' }),
    confirmedBy: person('Who confirmed the decision.'),
    terms: InterventionTerms.meta({ description: 'How long the episode may last.' }),
    contacts: z.array(Contact).max(1_000).readonly().meta({ description: 'The contacts so far.' }),
    extensions: z.array(Extension).max(12).readonly().meta({ description: 'Weeks that were added.' }),
    pauses: z.array(Pause).max(100).readonly().meta({ description: 'Times in which support paused.' }),
    escalations: z
      .array(EpisodeEscalation)
      .max(100)
      .readonly()
      .meta({ description: 'What went to a specialist, open or resolved.' }),
    closure: Closure.nullable().meta({ description: 'How it ended; null while it has not.' }),
    provenance: DecisionProvenance.meta({ description: 'What the decision was made with.' }),
  })
  .readonly()
  .meta({ title: 'Episode', description: 'An episode of support by a link worker.' })
export type Episode = z.infer<typeof Episode>
