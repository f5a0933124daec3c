/** What happens after a referral was accepted, day by day, and how the episode should then stand. */
import * as z from 'zod'
import { ClosureReason } from '../../episode/episode-events.js'
import { EPISODE_STATES } from '../../episode/episode-status.js'
import { CalendarDate } from '../../referral/calendar-date.js'
import { Referral as AnyReferral } from '../../referral/referral.js'
import { Expectation } from './expectation.js'

const count = z.int().min(0).max(1_000)
const words = z.string().min(1).max(1_000)

/** A referral, under a name that the JSON Schema refers to. */
export const Referral = AnyReferral.meta({ id: 'ReferralTriageReferral', description: 'The referral.' })

/** How an episode should stand on a day. Parts left out may be anything. */
export const EpisodeExpectation = z
  .strictObject({
    refused: words.exactOptional().meta({
      description: 'The code of the issue for which the step is refused. Nothing changes then.',
    }),
    status: z.enum(EPISODE_STATES).exactOptional().meta({ description: 'How the episode stands.' }),
    week: count.nullable().exactOptional().meta({ description: 'The week of support; null outside it.' }),
    weeksPlanned: count.exactOptional().meta({ description: 'The weeks agreed, extensions included.' }),
    weeksLeft: count.exactOptional().meta({ description: 'The weeks left, the one under way included.' }),
    contactsSoFar: count.exactOptional().meta({ description: 'The contacts that took place.' }),
    contactsLeft: count
      .nullable()
      .exactOptional()
      .meta({ description: 'The contacts left; null without a limit.' }),
    reviewDue: z.boolean().exactOptional().meta({ description: 'Whether the mid-point review is due.' }),
    openEscalations: z.array(words).readonly().exactOptional().meta({
      description: 'The ids of the escalations that are open.',
    }),
    plannedEnd: CalendarDate.exactOptional().meta({ description: 'The day after the last one of support.' }),
  })
  .readonly()
export type EpisodeExpectation = z.infer<typeof EpisodeExpectation>

const on = CalendarDate.meta({ description: 'The day, YYYY-MM-DD.' })
const expect = EpisodeExpectation.exactOptional().meta({ description: 'How the episode stands after it.' })
const by = words.exactOptional()
const what = <Name extends string>(name: Name, description: string) => z.literal(name).meta({ description })

/** One thing that happens on one day. */
export const Step = z
  .discriminatedUnion('do', [
    z.strictObject({
      do: what('contact', 'A contact took place.'),
      on,
      review: z.boolean().exactOptional().meta({ description: 'Whether it was the mid-point review.' }),
      expect,
    }),
    z.strictObject({
      do: what('pause', 'Support pauses from this day.'),
      on,
      until: CalendarDate.exactOptional().meta({ description: 'The day on which support goes on.' }),
      reason: by.meta({ description: 'Why.' }),
      expect,
    }),
    z.strictObject({ do: what('resume', 'Support goes on from this day.'), on, expect }),
    z.strictObject({
      do: what('extend', 'More weeks are agreed.'),
      on,
      weeks: z.int().min(1).max(12).meta({ description: 'How many weeks more.' }),
      reason: by.meta({ description: 'Why.' }),
      approvedBy: by.meta({ description: 'Who approved it.' }),
      expect,
    }),
    z.strictObject({
      do: what('escalate', 'Something goes to a specialist.'),
      on,
      route: words.meta({ description: 'Where it went.' }),
      reason: by.meta({ description: 'What called for it.' }),
      openedBy: by.meta({ description: 'Who opened it.' }),
      expect,
    }),
    z.strictObject({
      do: what('resolve', 'An escalation is resolved.'),
      on,
      escalation: words.meta({ description: 'Its number in the episode, such as `E1`.' }),
      outcome: by.meta({ description: 'How.' }),
      resolvedBy: by.meta({ description: 'Who says so.' }),
      expect,
    }),
    z.strictObject({
      do: what('close', 'The episode ends.'),
      on,
      reason: ClosureReason.meta({ description: 'Why it ends.' }),
      onwardPlan: by.meta({ description: 'What happens next.' }),
      expect,
    }),
    z.strictObject({ do: what('look', 'Nothing happens; somebody looks.'), on, expect }),
    z.strictObject({
      do: what('decide', 'The referral, as it is known by now, is decided anew.'),
      on,
      referral: Referral,
      expect: Expectation.exactOptional().meta({ description: 'What the decision must be.' }),
    }),
  ])
  .meta({ id: 'ReferralTriageStep', description: 'One thing that happens on one day.' })
export type Step = z.infer<typeof Step>
