/** What an episode is: the support that follows an accepted decision. Plain JSON; dates follow from it. */
import * as z from 'zod/mini'
import { describe } from '../input/describe.js'
import { CalendarDate } from '../referral/calendar-date.js'
import { Closure, Contact, EpisodeEscalation, Extension, Pause } from './episode-events.js'
import { DecisionProvenance, InterventionTerms, PathwayId, ReferralId } from './episode-terms.js'
import { person } from './text-fields.js'

/**
 * An episode of support. It stores what was agreed and what happened, each list in the order of recording.
 * The planned end and the other dates are worked out from it by `episodeDates`, never stored beside it.
 */
export const Episode = z
  .readonly(
    z.strictObject({
      schemaVersion: z.literal(1).apply(describe, { description: 'The version of this form.' }),
      referral: ReferralId,
      pathway: PathwayId,
      startDate: CalendarDate.apply(describe, { description: 'The first day of support.' }),
      confirmedBy: person('Who confirmed the decision.'),
      terms: InterventionTerms.apply(describe, { description: 'How long the episode may last.' }),
      contacts: z
        .readonly(z.array(Contact).check(z.maxLength(1_000)))
        .apply(describe, { description: 'The contacts so far.' }),
      extensions: z
        .readonly(z.array(Extension).check(z.maxLength(12)))
        .apply(describe, { description: 'Weeks that were added.' }),
      pauses: z
        .readonly(z.array(Pause).check(z.maxLength(100)))
        .apply(describe, { description: 'Times in which support paused.' }),
      escalations: z
        .readonly(z.array(EpisodeEscalation).check(z.maxLength(100)))
        .apply(describe, { description: 'What went to a specialist, open or resolved.' }),
      closure: z.nullable(Closure).apply(describe, { description: 'How it ended; null while it has not.' }),
      provenance: DecisionProvenance.apply(describe, { description: 'What the decision was made with.' }),
    }),
  )
  .apply(describe, { title: 'Episode', description: 'An episode of support by a link worker.' })
export type Episode = z.infer<typeof Episode>
