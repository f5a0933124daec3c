import * as z from 'zod/mini'
import { describe } from '../../input/describe.js'
import { isCalendarDate } from '../../referral/calendar-date.js'

const FORM = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/

/** Whether `text` is an instant in UTC, to the millisecond, as `Date.prototype.toISOString` writes it. */
export const isInstant = (text: string): boolean => {
  const match = FORM.exec(text)
  return match !== null && isCalendarDate(match[1] ?? '')
}

/** An instant in UTC, `YYYY-MM-DDTHH:mm:ss.sssZ`. One form only, so that instants compare as text. */
export const Instant = z
  .string()
  .check(
    z.refine(isInstant, {
      error: 'the text is not an instant in UTC',
      params: { code: 'wrong-format', hint: 'write it as `2026-03-02T09:30:00.000Z`, as `toISOString` does' },
    }),
  )
  .apply(describe, { format: 'date-time', description: 'An instant in UTC, to the millisecond.' })
export type Instant = z.infer<typeof Instant>
