/** What happens after a referral was accepted, day by day, and how the episode should then stand. */
import * as z from 'zod/mini'
import { EPISODE_STATES } from '../../episode/episode-status.js'
import { describe, readonlyObject } from '../../input/describe.js'
import { memoize } from '../../input/memoize.js'
import { CalendarDate } from '../../referral/calendar-date.js'
import { referralSchema } from '../../referral/referral.js'
import { shippedVocabulary, type Vocabulary } from '../../referral/vocabulary.js'
import { Name } from '../../rule-set/schema/names.js'
import { ExpectationSchema, optional } from './expectation.js'

const count = z.int().check(z.minimum(0), z.maximum(1_000))
const words = z.string().check(z.minLength(1), z.maxLength(1_000))

/** A referral in these words, under a name that the JSON Schema refers to. */
export const referralIn = memoize((vocabulary: Vocabulary) =>
  referralSchema(vocabulary).apply(describe, { id: 'ReferralTriageReferral', description: 'The referral.' }),
)

export const EpisodeExpectationSchema = readonlyObject({
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
})
/** How an episode should stand on a day. Parts left out may be anything. */
export type EpisodeExpectation = z.infer<typeof EpisodeExpectationSchema>

/** What nearly every step ends with. */
const after = {
  expect: optional(EpisodeExpectationSchema, 'How the episode stands after it.'),
}
/** What every step begins with. */
const what = <Name extends string>(name: Name, description: string) => ({
  do: z.literal(name).apply(describe, description),
  on: CalendarDate.apply(describe, 'The day, YYYY-MM-DD.'),
})

export const stepSchema = memoize((vocabulary: Vocabulary) =>
  z
    .discriminatedUnion('do', [
      z.strictObject({
        ...what('contact', 'A contact took place.'),
        review: optional(z.boolean(), 'Whether it was the mid-point review.'),
        ...after,
      }),
      z.strictObject({
        ...what('pause', 'Support pauses from this day.'),
        until: optional(CalendarDate, 'The day on which support goes on.'),
        reason: optional(words, 'Why.'),
        ...after,
      }),
      z.strictObject({ ...what('resume', 'Support goes on from this day.'), ...after }),
      z.strictObject({
        ...what('extend', 'More weeks are agreed.'),
        weeks: z.int().check(z.minimum(1), z.maximum(12)).apply(describe, 'How many weeks more.'),
        reason: optional(words, 'Why.'),
        approvedBy: optional(words, 'Who approved it.'),
        ...after,
      }),
      z.strictObject({
        ...what('escalate', 'Something goes to a specialist.'),
        route: words.apply(describe, 'Where it went.'),
        reason: optional(words, 'What called for it.'),
        openedBy: optional(words, 'Who opened it.'),
        ...after,
      }),
      z.strictObject({
        ...what('resolve', 'An escalation is resolved.'),
        escalation: words.apply(describe, 'Its number in the episode, such as `E1`.'),
        outcome: optional(words, 'How.'),
        resolvedBy: optional(words, 'Who says so.'),
        ...after,
      }),
      z.strictObject({
        ...what('close', 'The episode ends.'),
        reason: Name('Why it ends: a word of the vocabulary of the rule set.'),
        onwardPlan: optional(words, 'What happens next.'),
        ...after,
      }),
      z.strictObject({ ...what('look', 'Nothing happens; somebody looks.'), ...after }),
      z.strictObject({
        ...what('decide', 'The referral, as it is known by now, is decided anew.'),
        referral: referralIn(vocabulary),
        expect: optional(ExpectationSchema, 'What the decision must be.'),
      }),
    ])
    .apply(describe, { id: 'ReferralTriageStep', description: 'One thing that happens on one day.' }),
)
/** One thing that happens on one day, in the words that ship. */
export const StepSchema = stepSchema(shippedVocabulary)

/** One thing that happens on one day. */
export type Step = z.infer<typeof StepSchema>
