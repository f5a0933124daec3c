/** What an episode is: the support that follows an accepted decision. Plain JSON; dates follow from it. */
import * as z from 'zod/mini'
import { describe, readonlyObject } from '../input/describe.js'
import { person, words } from '../input/readable-text.js'
import { CalendarDate } from '../referral/calendar-date.js'
import { DecisionProvenance, InterventionTerms, PathwayId, ReferralId } from './episode-terms.js'

/** A contact with the client that took place. */
export const Contact = readonlyObject({
  date: CalendarDate.apply(describe, 'The day it took place.'),
  review: z.boolean().apply(describe, 'Whether it was the mid-point review.'),
  note: z.nullable(words('A note.')).apply(describe, 'A note; null if there is none.'),
})
export type Contact = z.infer<typeof Contact>

/** More weeks than were planned at first. */
export const Extension = readonlyObject({
  on: CalendarDate.apply(describe, 'The day it was approved.'),
  weeks: z.int().check(z.minimum(1), z.maximum(12)).apply(describe, 'How many weeks of support it adds.'),
  reason: words('Why more time is needed.'),
  approvedBy: person('Who approved it.'),
})
export type Extension = z.infer<typeof Extension>

/** A time in which the weeks of support do not run. */
export const Pause = readonlyObject({
  from: CalendarDate.apply(describe, 'The first day of the pause.'),
  until: z
    .nullable(CalendarDate)
    .apply(
      describe,
      'The day on which support goes on: the first one after the pause; null while it is open.',
    ),
  reason: words('Why support pauses.'),
})
export type Pause = z.infer<typeof Pause>

/** Something that went to a specialist while the episode ran. */
export const EpisodeEscalation = readonlyObject({
  id: z
    .string()
    .check(z.regex(/^E[1-9]\d{0,2}$/))
    .apply(describe, 'Its number in the episode: `E1`, `E2` and so on.'),
  on: CalendarDate.apply(describe, 'The day it was opened.'),
  route: words('Where it went, such as the id of one of the routes of the rule set.'),
  reason: words('What called for it.'),
  openedBy: person('Who opened it.'),
  resolution: z
    .nullable(
      readonlyObject({
        on: CalendarDate.apply(describe, 'The day it was resolved.'),
        outcome: words('How it was resolved.'),
        resolvedBy: person('Who says that it is resolved.'),
      }),
    )
    .apply(describe, 'How it ended; null while it is open.'),
})
export type EpisodeEscalation = z.infer<typeof EpisodeEscalation>

/**
 * Why an episode ended. `completed`: the support that was agreed was given, or its weeks or contacts are over.
 * `disengaged`: the client could not be reached any more. `withdrew`: the client asked to stop. `moved-on`: the
 * client moved away, or to another service. `escalated`: a specialist took over. `died`: the client died.
 */
export const ClosureReason = z.enum(['completed', 'disengaged', 'withdrew', 'moved-on', 'escalated', 'died'])
export type ClosureReason = z.infer<typeof ClosureReason>

/** The end of an episode. */
export const Closure = readonlyObject({
  on: CalendarDate.apply(describe, 'The day it was closed.'),
  reason: ClosureReason.apply(describe, 'Why it ended.'),
  onwardPlan: words('What happens next, and who does it.'),
})
export type Closure = z.infer<typeof Closure>

/**
 * An episode of support. It stores what was agreed and what happened, each list in the order of recording.
 * The planned end and the other dates are worked out from it by `episodeDates`, never stored beside it.
 */
export const Episode = readonlyObject({
  schemaVersion: z.literal(1).apply(describe, 'The version of this form.'),
  referral: ReferralId,
  pathway: PathwayId,
  startDate: CalendarDate.apply(describe, 'The first day of support.'),
  confirmedBy: person('Who confirmed the decision.'),
  terms: InterventionTerms.apply(describe, 'How long the episode may last.'),
  contacts: z.readonly(z.array(Contact).check(z.maxLength(1_000))).apply(describe, 'The contacts so far.'),
  extensions: z.readonly(z.array(Extension).check(z.maxLength(12))).apply(describe, 'Weeks that were added.'),
  pauses: z
    .readonly(z.array(Pause).check(z.maxLength(100)))
    .apply(describe, 'Times in which support paused.'),
  escalations: z
    .readonly(z.array(EpisodeEscalation).check(z.maxLength(100)))
    .apply(describe, 'What went to a specialist, open or resolved.'),
  closure: z.nullable(Closure).apply(describe, 'How it ended; null while it has not.'),
  provenance: DecisionProvenance.apply(describe, 'What the decision was made with.'),
}).apply(describe, { title: 'Episode', description: 'An episode of support by a link worker.' })
export type Episode = z.infer<typeof Episode>
