/** The things that happen in an episode, as they are stored. */
import * as z from 'zod/mini'
import { describe } from '../input/describe.js'
import { CalendarDate } from '../referral/calendar-date.js'
import { person, words } from './text-fields.js'

/** A contact with the client that took place. */
export const Contact = z.readonly(
  z.strictObject({
    date: CalendarDate.apply(describe, { description: 'The day it took place.' }),
    review: z.boolean().apply(describe, { description: 'Whether it was the mid-point review.' }),
    note: z.nullable(words('A note.')).apply(describe, { description: 'A note; null if there is none.' }),
  }),
)
export type Contact = z.infer<typeof Contact>

/** More weeks than were planned at first. */
export const Extension = z.readonly(
  z.strictObject({
    on: CalendarDate.apply(describe, { description: 'The day it was approved.' }),
    weeks: z
      .int()
      .check(z.minimum(1), z.maximum(12))
      .apply(describe, { description: 'How many weeks of support it adds.' }),
    reason: words('Why more time is needed.'),
    approvedBy: person('Who approved it.'),
  }),
)
export type Extension = z.infer<typeof Extension>

/** A time in which the weeks of support do not run. */
export const Pause = z.readonly(
  z.strictObject({
    from: CalendarDate.apply(describe, { description: 'The first day of the pause.' }),
    until: z.nullable(CalendarDate).apply(describe, {
      description: 'The day on which support goes on: the first one after the pause; null while it is open.',
    }),
    reason: words('Why support pauses.'),
  }),
)
export type Pause = z.infer<typeof Pause>

/** Something that went to a specialist while the episode ran. */
export const EpisodeEscalation = z.readonly(
  z.strictObject({
    id: z
      .string()
      .check(z.regex(/^E[1-9]\d{0,2}$/))
      .apply(describe, { description: 'Its number in the episode: `E1`, `E2` and so on.' }),
    on: CalendarDate.apply(describe, { description: 'The day it was opened.' }),
    route: words('Where it went, such as the id of one of the routes of the rule set.'),
    reason: words('What called for it.'),
    openedBy: person('Who opened it.'),
    resolution: z
      .nullable(
        z.readonly(
          z.strictObject({
            on: CalendarDate.apply(describe, { description: 'The day it was resolved.' }),
            outcome: words('How it was resolved.'),
            resolvedBy: person('Who says that it is resolved.'),
          }),
        ),
      )
      .apply(describe, { description: 'How it ended; null while it is open.' }),
  }),
)
export type EpisodeEscalation = z.infer<typeof EpisodeEscalation>

/**
 * Why an episode ended. `completed`: the support that was agreed was given, or its weeks or contacts are over.
 * `disengaged`: the client could not be reached any more. `withdrew`: the client asked to stop. `moved-on`: the
 * client moved away, or to another service. `escalated`: a specialist took over. `died`: the client died.
 */
export const ClosureReason = z.enum(['completed', 'disengaged', 'withdrew', 'moved-on', 'escalated', 'died'])
export type ClosureReason = z.infer<typeof ClosureReason>

/** The end of an episode. */
export const Closure = z.readonly(
  z.strictObject({
    on: CalendarDate.apply(describe, { description: 'The day it was closed.' }),
    reason: ClosureReason.apply(describe, { description: 'Why it ended.' }),
    onwardPlan: words('What happens next, and who does it.'),
  }),
)
export type Closure = z.infer<typeof Closure>
