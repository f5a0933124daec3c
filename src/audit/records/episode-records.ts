/** What happens while the support lasts, and what becomes of it. */
import * as z from 'zod/mini'
import { describe, readonlyObject } from '../../input/describe.js'
import { words } from '../../input/readable-text.js'
import { CalendarDate } from '../../referral/calendar-date.js'
import { Name } from '../../rule-set/schema/names.js'
import { erasable } from './commitment.js'
import { ActorSchema, aboutDecision, code, recordFields } from './record-fields.js'

/** A contact with the client that took place. Its note is not recorded. */
export interface ContactRecord extends z.infer<typeof ContactRecordSchema> {
  /** Which type of record it is. */
  readonly type: 'contact'
}
export const ContactRecordSchema = readonlyObject({
  ...recordFields('contact'),
  ...aboutDecision,
  date: CalendarDate.apply(describe, 'The day it took place.'),
  review: z.boolean().apply(describe, 'Whether it was the mid-point review.'),
  by: ActorSchema.apply(describe, 'Who recorded it.'),
}).apply(describe, { title: 'Contact record' })

/** More weeks than were planned at first. */
export interface ExtensionRecord extends z.infer<typeof ExtensionRecordSchema> {
  /** Which type of record it is. */
  readonly type: 'extension'
}
export const ExtensionRecordSchema = readonlyObject({
  ...recordFields('extension'),
  ...aboutDecision,
  on: CalendarDate.apply(describe, 'The day it was approved.'),
  weeks: z.int().check(z.minimum(1), z.maximum(12)).apply(describe, 'How many weeks it adds.'),
  reason: erasable(words('Why more time is needed.')).apply(describe, 'Why more time is needed.'),
  by: ActorSchema.apply(describe, 'Who approved it.'),
}).apply(describe, { title: 'Extension record' })

/** The end of the support. */
export interface ClosureRecord extends z.infer<typeof ClosureRecordSchema> {
  /** Which type of record it is. */
  readonly type: 'closure'
}
export const ClosureRecordSchema = readonlyObject({
  ...recordFields('closure'),
  ...aboutDecision,
  on: CalendarDate.apply(describe, 'The day it ended.'),
  reason: Name('Why it ended: a word of the vocabulary of the rule set.'),
  onwardPlan: erasable(words('What happens next.')).apply(describe, 'What happens next, and who does it.'),
  by: ActorSchema.apply(describe, 'Who closed it.'),
}).apply(describe, { title: 'Closure record' })

/** What became of it, by some measure: a score, a yes or no, or a code. Never free text. */
export interface OutcomeRecord extends z.infer<typeof OutcomeRecordSchema> {
  /** Which type of record it is. */
  readonly type: 'outcome'
}
export const OutcomeRecordSchema = readonlyObject({
  ...recordFields('outcome'),
  ...aboutDecision,
  on: CalendarDate.apply(describe, 'The day it was measured.'),
  measure: code('What was measured, such as `ons4-life-satisfaction`.'),
  value: erasable(z.union([z.number(), z.boolean(), code('A code.')])).apply(
    describe,
    'What was found: a number, a yes or no, or a code.',
  ),
  by: ActorSchema.apply(describe, 'Who recorded it.'),
}).apply(describe, { title: 'Outcome record' })
