/** What an episode is: the support that follows an accepted decision. Plain JSON; dates follow from it. */

import * as z from 'zod/mini'
import type { Intervention } from '../decision/decision.js'
import type { Provenance } from '../decision/provenance.js'
import { describe, readonlyObject } from '../input/describe.js'
import { person, words } from '../input/readable-text.js'
import { CalendarDate } from '../referral/calendar-date.js'
import { WIDEST_ENVELOPE } from '../rule-set/envelope.js'
import { Name } from '../rule-set/schema/names.js'
import type { ClosureReason } from './closure-reasons.js'
import { DecisionProvenance, InterventionTerms, PathwayId, ReferralId } from './episode-terms.js'

/** A contact with the client that took place. */
export interface Contact {
  /** The day it took place, `YYYY-MM-DD`. */
  readonly date: CalendarDate
  /** Whether it was the mid-point review. */
  readonly review: boolean
  /** A note, at most 2,000 characters; `null` if there is none. */
  readonly note: string | null
}
const ContactSchema = readonlyObject({
  date: CalendarDate.apply(describe, 'The day it took place.'),
  review: z.boolean().apply(describe, 'Whether it was the mid-point review.'),
  note: z.nullable(words('A note.')).apply(describe, 'A note; null if there is none.'),
}) satisfies z.ZodMiniType<Contact>

/** More weeks than were planned at first. */
export interface Extension {
  /** The day it was approved, `YYYY-MM-DD`. */
  readonly on: CalendarDate
  /** How many weeks of support it adds, from 1 to 12. */
  readonly weeks: number
  /** Why more time is needed. */
  readonly reason: string
  /** Who approved it: a name, or your reference for the person. */
  readonly approvedBy: string
}
const ExtensionSchema = readonlyObject({
  on: CalendarDate.apply(describe, 'The day it was approved.'),
  weeks: z
    .int()
    .check(z.minimum(1), z.maximum(WIDEST_ENVELOPE.max))
    .apply(describe, 'How many weeks of support it adds.'),
  reason: words('Why more time is needed.'),
  approvedBy: person('Who approved it.'),
}) satisfies z.ZodMiniType<Extension>

/** A time in which the weeks of support do not run. */
export interface Pause {
  /** The first day of the pause, `YYYY-MM-DD`. */
  readonly from: CalendarDate
  /** The day on which support goes on, `YYYY-MM-DD`: the first one after the pause; `null` while it is open. */
  readonly until: CalendarDate | null
  /** Why support pauses. */
  readonly reason: string
}
const PauseSchema = readonlyObject({
  from: CalendarDate.apply(describe, 'The first day of the pause.'),
  until: z
    .nullable(CalendarDate)
    .apply(
      describe,
      'The day on which support goes on: the first one after the pause; null while it is open.',
    ),
  reason: words('Why support pauses.'),
}) satisfies z.ZodMiniType<Pause>

/** Something that went to a specialist while the episode ran. */
export interface EpisodeEscalation {
  /** Its number in the episode: `E1`, `E2` and so on. */
  readonly id: string
  /** The day it was opened, `YYYY-MM-DD`. */
  readonly on: CalendarDate
  /** Where it went, such as the id of one of the routes of the rule set. */
  readonly route: string
  /** What called for it. */
  readonly reason: string
  /** Who opened it: a name, or your reference for the person. */
  readonly openedBy: string
  /** How it ended; `null` while it is open. */
  readonly resolution: {
    /** The day it was resolved, `YYYY-MM-DD`. */
    readonly on: CalendarDate
    /** How it was resolved. */
    readonly outcome: string
    /** Who says that it is resolved: a name, or your reference for the person. */
    readonly resolvedBy: string
  } | null
}
const EpisodeEscalationSchema = readonlyObject({
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
}) satisfies z.ZodMiniType<EpisodeEscalation>

/** Why support started on a provisional pathway, before it was known whether a more intensive one would be called for; or before the service had a place. */
export interface EpisodeOverride {
  /** The reason, in the words of whoever confirmed the decision; at most 2,000 characters. */
  readonly reason: string
}
export const episodeOverrideSchema = readonlyObject({
  reason: words('Why support starts before the answers are in, or before there is a place.'),
}) satisfies z.ZodMiniType<EpisodeOverride>

/** The end of an episode. */
export interface Closure {
  /** The day it was closed, `YYYY-MM-DD`. */
  readonly on: CalendarDate
  /** Why it ended: a reason that ships, or one that the rule set declares in its vocabulary. */
  readonly reason: ClosureReason
  /** What happens next, and who does it. */
  readonly onwardPlan: string
}
export const ClosureSchema = readonlyObject({
  on: CalendarDate.apply(describe, 'The day it was closed.'),
  reason: Name('Why it ended: a word of the vocabulary of the rule set.'),
  onwardPlan: words('What happens next, and who does it.'),
}) satisfies z.ZodMiniType<Closure>

/**
 * An episode of support. It stores what was agreed and what happened, each list in the order of recording.
 * The planned end and the other dates are worked out from it by `episodeDates`, never stored beside it.
 */
export interface Episode {
  /** The version of this form. */
  readonly schemaVersion: 1
  /** The id of the referral. */
  readonly referral: string
  /** The id of the pathway, in the rule set that decided. */
  readonly pathway: string
  /** The first day of support, `YYYY-MM-DD`. */
  readonly startDate: CalendarDate
  /** Who confirmed the decision: a name, or your reference for the person. */
  readonly confirmedBy: string
  /** Why it started while its pathway was provisional or the service had no place; absent where neither was so. */
  readonly override?: EpisodeOverride
  /** How many weeks and how many contacts there are, and whether more weeks may be added. */
  readonly terms: Intervention
  /** The contacts that took place, at most 1,000. */
  readonly contacts: readonly Contact[]
  /** The weeks that were added, at most 12 times. */
  readonly extensions: readonly Extension[]
  /** The times in which support paused, at most 100. */
  readonly pauses: readonly Pause[]
  /** What went to a specialist, open or resolved, at most 100 times. */
  readonly escalations: readonly EpisodeEscalation[]
  /** How it ended; `null` while it has not. */
  readonly closure: Closure | null
  /** What the decision was made with. */
  readonly provenance: Provenance
}
export const Episode = readonlyObject({
  schemaVersion: z.literal(1).apply(describe, 'The version of this form.'),
  referral: ReferralId,
  pathway: PathwayId,
  startDate: CalendarDate.apply(describe, 'The first day of support.'),
  confirmedBy: person('Who confirmed the decision.'),
  override: z
    .exactOptional(episodeOverrideSchema)
    .apply(
      describe,
      'Why it started while its pathway was provisional or the service had no place; absent where neither was so.',
    ),
  terms: InterventionTerms.apply(describe, 'How long the episode may last.'),
  contacts: z
    .readonly(z.array(ContactSchema).check(z.maxLength(1_000)))
    .apply(describe, 'The contacts so far.'),
  extensions: z
    .readonly(z.array(ExtensionSchema).check(z.maxLength(12)))
    .apply(describe, 'Weeks that were added.'),
  pauses: z
    .readonly(z.array(PauseSchema).check(z.maxLength(100)))
    .apply(describe, 'Times in which support paused.'),
  escalations: z
    .readonly(z.array(EpisodeEscalationSchema).check(z.maxLength(100)))
    .apply(describe, 'What went to a specialist, open or resolved.'),
  closure: z.nullable(ClosureSchema).apply(describe, 'How it ended; null while it has not.'),
  provenance: DecisionProvenance.apply(describe, 'What the decision was made with.'),
}).apply(describe, {
  title: 'Episode',
  description: 'An episode of support by a link worker.',
}) satisfies z.ZodMiniType<Episode>
