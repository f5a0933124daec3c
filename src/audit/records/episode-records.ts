/** What happens while the support lasts, and what becomes of it. */
import * as z from 'zod/mini'
import { ClosureReason } from '../../episode/episode.js'
import { describe } from '../../input/describe.js'
import { words } from '../../input/readable-text.js'
import { CalendarDate } from '../../referral/calendar-date.js'
import { erasable } from './commitment.js'
import { Actor, aboutDecision, code, everyRecord } from './record-fields.js'

/** A contact with the client that took place. Its note is not recorded. */
export const ContactRecord = z
  .readonly(
    z.strictObject({
      ...everyRecord,
      type: z.literal('contact').apply(describe, { description: 'What sort of record it is.' }),
      ...aboutDecision,
      date: CalendarDate.apply(describe, { description: 'The day it took place.' }),
      review: z.boolean().apply(describe, { description: 'Whether it was the mid-point review.' }),
      by: Actor.apply(describe, { description: 'Who recorded it.' }),
    }),
  )
  .apply(describe, { title: 'Contact record' })
export type ContactRecord = z.infer<typeof ContactRecord>

/** More weeks than were planned at first. */
export const ExtensionRecord = z
  .readonly(
    z.strictObject({
      ...everyRecord,
      type: z.literal('extension').apply(describe, { description: 'What sort of record it is.' }),
      ...aboutDecision,
      on: CalendarDate.apply(describe, { description: 'The day it was approved.' }),
      weeks: z
        .int()
        .check(z.minimum(1), z.maximum(12))
        .apply(describe, { description: 'How many weeks it adds.' }),
      reason: erasable(words('Why more time is needed.')).apply(describe, {
        description: 'Why more time is needed.',
      }),
      by: Actor.apply(describe, { description: 'Who approved it.' }),
    }),
  )
  .apply(describe, { title: 'Extension record' })
export type ExtensionRecord = z.infer<typeof ExtensionRecord>

/** The end of the support. */
export const ClosureRecord = z
  .readonly(
    z.strictObject({
      ...everyRecord,
      type: z.literal('closure').apply(describe, { description: 'What sort of record it is.' }),
      ...aboutDecision,
      on: CalendarDate.apply(describe, { description: 'The day it ended.' }),
      reason: ClosureReason.apply(describe, { description: 'Why it ended.' }),
      onwardPlan: erasable(words('What happens next.')).apply(describe, {
        description: 'What happens next, and who does it.',
      }),
      by: Actor.apply(describe, { description: 'Who closed it.' }),
    }),
  )
  .apply(describe, { title: 'Closure record' })
export type ClosureRecord = z.infer<typeof ClosureRecord>

/** What became of it, by some measure: a score, a yes or no, or a code. Never free text. */
export const OutcomeRecord = z
  .readonly(
    z.strictObject({
      ...everyRecord,
      type: z.literal('outcome').apply(describe, { description: 'What sort of record it is.' }),
      ...aboutDecision,
      on: CalendarDate.apply(describe, { description: 'The day it was measured.' }),
      measure: code('What was measured, such as `ons4-life-satisfaction`.'),
      value: erasable(z.union([z.number(), z.boolean(), code('A code.')])).apply(describe, {
        description: 'What was found: a number, a yes or no, or a code.',
      }),
      by: Actor.apply(describe, { description: 'Who recorded it.' }),
    }),
  )
  .apply(describe, { title: 'Outcome record' })
export type OutcomeRecord = z.infer<typeof OutcomeRecord>
