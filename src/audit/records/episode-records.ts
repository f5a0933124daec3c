/** What happens while the support lasts, and what becomes of it. */
import * as z from 'zod/mini'
import { ClosureReason } from '../../episode/episode.js'
import { describe, readonlyObject } from '../../input/describe.js'
import { words } from '../../input/readable-text.js'
import { CalendarDate } from '../../referral/calendar-date.js'
import { erasable } from './commitment.js'
import { Actor, aboutDecision, code, recordFields } from './record-fields.js'

/** A contact with the client that took place. Its note is not recorded. */
export const ContactRecord = readonlyObject({
  ...recordFields('contact'),
  ...aboutDecision,
  date: CalendarDate.apply(describe, 'The day it took place.'),
  review: z.boolean().apply(describe, 'Whether it was the mid-point review.'),
  by: Actor.apply(describe, 'Who recorded it.'),
}).apply(describe, { title: 'Contact record' })
export type ContactRecord = z.infer<typeof ContactRecord>

/** More weeks than were planned at first. */
export const ExtensionRecord = readonlyObject({
  ...recordFields('extension'),
  ...aboutDecision,
  on: CalendarDate.apply(describe, 'The day it was approved.'),
  weeks: z.int().check(z.minimum(1), z.maximum(12)).apply(describe, 'How many weeks it adds.'),
  reason: erasable(words('Why more time is needed.')).apply(describe, 'Why more time is needed.'),
  by: Actor.apply(describe, 'Who approved it.'),
}).apply(describe, { title: 'Extension record' })
export type ExtensionRecord = z.infer<typeof ExtensionRecord>

/** The end of the support. */
export const ClosureRecord = readonlyObject({
  ...recordFields('closure'),
  ...aboutDecision,
  on: CalendarDate.apply(describe, 'The day it ended.'),
  reason: ClosureReason.apply(describe, 'Why it ended.'),
  onwardPlan: erasable(words('What happens next.')).apply(describe, 'What happens next, and who does it.'),
  by: Actor.apply(describe, 'Who closed it.'),
}).apply(describe, { title: 'Closure record' })
export type ClosureRecord = z.infer<typeof ClosureRecord>

/** What became of it, by some measure: a score, a yes or no, or a code. Never free text. */
export const OutcomeRecord = readonlyObject({
  ...recordFields('outcome'),
  ...aboutDecision,
  on: CalendarDate.apply(describe, 'The day it was measured.'),
  measure: code('What was measured, such as `ons4-life-satisfaction`.'),
  value: erasable(z.union([z.number(), z.boolean(), code('A code.')])).apply(
    describe,
    'What was found: a number, a yes or no, or a code.',
  ),
  by: Actor.apply(describe, 'Who recorded it.'),
}).apply(describe, { title: 'Outcome record' })
export type OutcomeRecord = z.infer<typeof OutcomeRecord>
