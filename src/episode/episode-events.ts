/** The things that happen in an episode, as they are stored. */
import * as z from 'zod'
import { CalendarDate } from '../referral/calendar-date.js'
import { person, words } from './text-fields.js'

/** A contact with the client that took place. */
export const Contact = z
  .strictObject({
    date: CalendarDate.meta({ description: 'The day it took place.' }),
    review: z.boolean().meta({ description: 'Whether it was the mid-point review.' }),
    note: words('A note.').nullable().meta({ description: 'A note; null if there is none.' }),
  })
  .readonly()
export type Contact = z.infer<typeof Contact>

/** More weeks than were planned at first. */
export const Extension = z
  .strictObject({
    on: CalendarDate.meta({ description: 'The day it was approved.' }),
    weeks: z.int().min(1).max(12).meta({ description: 'How many weeks of support it adds.' }),
    reason: words('Why more time is needed.'),
    approvedBy: person('Who approved it.'),
  })
  .readonly()
export type Extension = z.infer<typeof Extension>

/** A time in which the weeks of support do not run. */
export const Pause = z
  .strictObject({
    from: CalendarDate.meta({ description: 'The first day of the pause.' }),
    until: CalendarDate.nullable().meta({
      description: 'The day on which support goes on: the first one after the pause; null while it is open.',
    }),
    reason: words('Why support pauses.'),
  })
  .readonly()
export type Pause = z.infer<typeof Pause>

/** Something that went to a specialist while the episode ran. */
export const EpisodeEscalation = z
  .strictObject({
    id: z
      .string()
      .regex(/^E[1-9]\d{0,2}$/)
      .meta({ description: 'Its number in the episode: `E1`, `E2` and so on.' }),
    on: CalendarDate.meta({ description: 'The day it was opened.' }),
    route: words('Where it went, such as the id of one of the routes of the rule set.'),
    reason: words('What called for it.'),
    openedBy: person('Who opened it.'),
    resolution: z
      .strictObject({
        on: CalendarDate.meta({ description: 'The day it was resolved.' }),
        outcome: words('How it was resolved.'),
        resolvedBy: person('Who says that it is resolved.'),
      })
      .readonly()
      .nullable()
      .meta({ description: 'How it ended; null while it is open.' }),
  })
  .readonly()
export type EpisodeEscalation = z.infer<typeof EpisodeEscalation>

/**
 * Why an episode ended. `completed`: the support that was agreed was given, or its weeks or contacts are over.
 * `disengaged`: the client could not be reached any more. `withdrew`: the client asked to stop. `moved-on`: the
 * client moved away, or to another service. `escalated`: a specialist took over. `died`: the client died.
 */
export const ClosureReason = z.enum(['completed', 'disengaged', 'withdrew', 'moved-on', 'escalated', 'died'])
export type ClosureReason = z.infer<typeof ClosureReason>

/** The end of an episode. */
export const Closure = z
  .strictObject({
    on: CalendarDate.meta({ description: 'The day it was closed.' }),
    reason: ClosureReason.meta({ description: 'Why it ended.' }),
    onwardPlan: words('What happens next, and who does it.'),
  })
  .readonly()
export type Closure = z.infer<typeof Closure>
