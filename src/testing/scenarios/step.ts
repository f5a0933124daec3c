/** What happens after a referral was accepted, day by day, and how the episode should then stand. */
import * as z from 'zod/mini'
import { ClosureReason } from '../../episode/episode.js'
import { EPISODE_STATES } from '../../episode/episode-status.js'
import { describe } from '../../input/describe.js'
import { CalendarDate } from '../../referral/calendar-date.js'
import { Referral as AnyReferral } from '../../referral/referral.js'
import { Expectation, optional } from './expectation.js'

const count = z.int().check(z.minimum(0), z.maximum(1_000))
const words = z.string().check(z.minLength(1), z.maxLength(1_000))

/** A referral, under a name that the JSON Schema refers to. */
export const Referral = AnyReferral.apply(describe, {
  id: 'ReferralTriageReferral',
  description: 'The referral.',
})

/** How an episode should stand on a day. Parts left out may be anything. */
export const EpisodeExpectation = z.readonly(
  z.strictObject({
    refused: optional(words, 'The code of the issue for which the step is refused. Nothing changes then.'),
    status: optional(z.enum(EPISODE_STATES), 'How the episode stands.'),
    week: optional(z.nullable(count), 'The week of support; null outside it.'),
    weeksPlanned: optional(count, 'The weeks agreed, extensions included.'),
    weeksLeft: optional(count, 'The weeks left, the one under way included.'),
    contactsSoFar: optional(count, 'The contacts that took place.'),
    contactsLeft: optional(z.nullable(count), 'The contacts left; null without a limit.'),
    reviewDue: optional(z.boolean(), 'Whether the mid-point review is due.'),
    openEscalations: optional(z.readonly(z.array(words)), 'The ids of the escalations that are open.'),
    plannedEnd: optional(CalendarDate, 'The day after the last one of support.'),
  }),
)
export type EpisodeExpectation = z.infer<typeof EpisodeExpectation>

const on = CalendarDate.apply(describe, { description: 'The day, YYYY-MM-DD.' })
const expect = optional(EpisodeExpectation, 'How the episode stands after it.')
const what = <Name extends string>(name: Name, description: string) =>
  z.literal(name).apply(describe, { description })

/** One thing that happens on one day. */
export const Step = z
  .discriminatedUnion('do', [
    z.strictObject({
      do: what('contact', 'A contact took place.'),
      on,
      review: optional(z.boolean(), 'Whether it was the mid-point review.'),
      expect,
    }),
    z.strictObject({
      do: what('pause', 'Support pauses from this day.'),
      on,
      until: optional(CalendarDate, 'The day on which support goes on.'),
      reason: optional(words, 'Why.'),
      expect,
    }),
    z.strictObject({ do: what('resume', 'Support goes on from this day.'), on, expect }),
    z.strictObject({
      do: what('extend', 'More weeks are agreed.'),
      on,
      weeks: z
        .int()
        .check(z.minimum(1), z.maximum(12))
        .apply(describe, { description: 'How many weeks more.' }),
      reason: optional(words, 'Why.'),
      approvedBy: optional(words, 'Who approved it.'),
      expect,
    }),
    z.strictObject({
      do: what('escalate', 'Something goes to a specialist.'),
      on,
      route: words.apply(describe, { description: 'Where it went.' }),
      reason: optional(words, 'What called for it.'),
      openedBy: optional(words, 'Who opened it.'),
      expect,
    }),
    z.strictObject({
      do: what('resolve', 'An escalation is resolved.'),
      on,
      escalation: words.apply(describe, { description: 'Its number in the episode, such as `E1`.' }),
      outcome: optional(words, 'How.'),
      resolvedBy: optional(words, 'Who says so.'),
      expect,
    }),
    z.strictObject({
      do: what('close', 'The episode ends.'),
      on,
      reason: ClosureReason.apply(describe, { description: 'Why it ends.' }),
      onwardPlan: optional(words, 'What happens next.'),
      expect,
    }),
    z.strictObject({ do: what('look', 'Nothing happens; somebody looks.'), on, expect }),
    z.strictObject({
      do: what('decide', 'The referral, as it is known by now, is decided anew.'),
      on,
      referral: Referral,
      expect: optional(Expectation, 'What the decision must be.'),
    }),
  ])
  .apply(describe, { id: 'ReferralTriageStep', description: 'One thing that happens on one day.' })
export type Step = z.infer<typeof Step>
