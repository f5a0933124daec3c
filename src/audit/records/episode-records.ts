/** What happens while the support lasts, and what becomes of it. */
import * as z from 'zod'
import { ClosureReason } from '../../episode/episode-events.js'
import { CalendarDate } from '../../referral/calendar-date.js'
import { erasable } from './commitment.js'
import { Actor, aboutDecision, code, everyRecord, words } from './record-fields.js'

/** A contact with the client that took place. Its note is not recorded. */
export const ContactRecord = z
  .strictObject({
    ...everyRecord,
    type: z.literal('contact').meta({ description: 'What sort of record it is.' }),
    ...aboutDecision,
    date: CalendarDate.meta({ description: 'The day it took place.' }),
    review: z.boolean().meta({ description: 'Whether it was the mid-point review.' }),
    by: Actor.meta({ description: 'Who recorded it.' }),
  })
  .readonly()
  .meta({ title: 'Contact record' })
export type ContactRecord = z.infer<typeof ContactRecord>

/** More weeks than were planned at first. */
export const ExtensionRecord = z
  .strictObject({
    ...everyRecord,
    type: z.literal('extension').meta({ description: 'What sort of record it is.' }),
    ...aboutDecision,
    on: CalendarDate.meta({ description: 'The day it was approved.' }),
    weeks: z.int().min(1).max(12).meta({ description: 'How many weeks it adds.' }),
    reason: erasable(words('Why more time is needed.')).meta({ description: 'Why more time is needed.' }),
    by: Actor.meta({ description: 'Who approved it.' }),
  })
  .readonly()
  .meta({ title: 'Extension record' })
export type ExtensionRecord = z.infer<typeof ExtensionRecord>

/** The end of the support. */
export const ClosureRecord = z
  .strictObject({
    ...everyRecord,
    type: z.literal('closure').meta({ description: 'What sort of record it is.' }),
    ...aboutDecision,
    on: CalendarDate.meta({ description: 'The day it ended.' }),
    reason: ClosureReason.meta({ description: 'Why it ended.' }),
    onwardPlan: erasable(words('What happens next.')).meta({
      description: 'What happens next, and who does it.',
    }),
    by: Actor.meta({ description: 'Who closed it.' }),
  })
  .readonly()
  .meta({ title: 'Closure record' })
export type ClosureRecord = z.infer<typeof ClosureRecord>

/** What became of it, by some measure: a score, a yes or no, or a code. Never free text. */
export const OutcomeRecord = z
  .strictObject({
    ...everyRecord,
    type: z.literal('outcome').meta({ description: 'What sort of record it is.' }),
    ...aboutDecision,
    on: CalendarDate.meta({ description: 'The day it was measured.' }),
    measure: code('What was measured, such as `ons4-life-satisfaction`.'),
    value: erasable(z.union([z.number(), z.boolean(), code('A code.')])).meta({
      description: 'What was found: a number, a yes or no, or a code.',
    }),
    by: Actor.meta({ description: 'Who recorded it.' }),
  })
  .readonly()
  .meta({ title: 'Outcome record' })
export type OutcomeRecord = z.infer<typeof OutcomeRecord>
