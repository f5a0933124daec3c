/** What happens after a referral was accepted, day by day, and how the episode should then stand. */
import * as z from 'zod/mini'
import { ClosureReason } from '../../episode/episode.js'
import { EPISODE_STATES } from '../../episode/episode-status.js'
import { describe } from '../../input/describe.js'
import { CalendarDate } from '../../referral/calendar-date.js'
import { Referral as AnyReferral } from '../../referral/referral.js'
import { Expectation } from './expectation.js'

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
    refused: z.exactOptional(words).apply(describe, {
      description: 'The code of the issue for which the step is refused. Nothing changes then.',
    }),
    status: z
      .exactOptional(z.enum(EPISODE_STATES))
      .apply(describe, { description: 'How the episode stands.' }),
    week: z
      .exactOptional(z.nullable(count))
      .apply(describe, { description: 'The week of support; null outside it.' }),
    weeksPlanned: z
      .exactOptional(count)
      .apply(describe, { description: 'The weeks agreed, extensions included.' }),
    weeksLeft: z
      .exactOptional(count)
      .apply(describe, { description: 'The weeks left, the one under way included.' }),
    contactsSoFar: z.exactOptional(count).apply(describe, { description: 'The contacts that took place.' }),
    contactsLeft: z
      .exactOptional(z.nullable(count))
      .apply(describe, { description: 'The contacts left; null without a limit.' }),
    reviewDue: z
      .exactOptional(z.boolean())
      .apply(describe, { description: 'Whether the mid-point review is due.' }),
    openEscalations: z.exactOptional(z.readonly(z.array(words))).apply(describe, {
      description: 'The ids of the escalations that are open.',
    }),
    plannedEnd: z
      .exactOptional(CalendarDate)
      .apply(describe, { description: 'The day after the last one of support.' }),
  }),
)
export type EpisodeExpectation = z.infer<typeof EpisodeExpectation>

const on = CalendarDate.apply(describe, { description: 'The day, YYYY-MM-DD.' })
const expect = z
  .exactOptional(EpisodeExpectation)
  .apply(describe, { description: 'How the episode stands after it.' })
const by = z.exactOptional(words)
const what = <Name extends string>(name: Name, description: string) =>
  z.literal(name).apply(describe, { description })

/** One thing that happens on one day. */
export const Step = z
  .discriminatedUnion('do', [
    z.strictObject({
      do: what('contact', 'A contact took place.'),
      on,
      review: z
        .exactOptional(z.boolean())
        .apply(describe, { description: 'Whether it was the mid-point review.' }),
      expect,
    }),
    z.strictObject({
      do: what('pause', 'Support pauses from this day.'),
      on,
      until: z
        .exactOptional(CalendarDate)
        .apply(describe, { description: 'The day on which support goes on.' }),
      reason: by.apply(describe, { description: 'Why.' }),
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
      reason: by.apply(describe, { description: 'Why.' }),
      approvedBy: by.apply(describe, { description: 'Who approved it.' }),
      expect,
    }),
    z.strictObject({
      do: what('escalate', 'Something goes to a specialist.'),
      on,
      route: words.apply(describe, { description: 'Where it went.' }),
      reason: by.apply(describe, { description: 'What called for it.' }),
      openedBy: by.apply(describe, { description: 'Who opened it.' }),
      expect,
    }),
    z.strictObject({
      do: what('resolve', 'An escalation is resolved.'),
      on,
      escalation: words.apply(describe, { description: 'Its number in the episode, such as `E1`.' }),
      outcome: by.apply(describe, { description: 'How.' }),
      resolvedBy: by.apply(describe, { description: 'Who says so.' }),
      expect,
    }),
    z.strictObject({
      do: what('close', 'The episode ends.'),
      on,
      reason: ClosureReason.apply(describe, { description: 'Why it ends.' }),
      onwardPlan: by.apply(describe, { description: 'What happens next.' }),
      expect,
    }),
    z.strictObject({ do: what('look', 'Nothing happens; somebody looks.'), on, expect }),
    z.strictObject({
      do: what('decide', 'The referral, as it is known by now, is decided anew.'),
      on,
      referral: Referral,
      expect: z.exactOptional(Expectation).apply(describe, { description: 'What the decision must be.' }),
    }),
  ])
  .apply(describe, { id: 'ReferralTriageStep', description: 'One thing that happens on one day.' })
export type Step = z.infer<typeof Step>
