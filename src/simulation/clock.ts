/** A clock that is moved by hand, in whole days. Nothing here reads the time. */
import * as z from 'zod/mini'
import { describe } from '../input/describe.js'
import { readStrict } from '../input/read-strict.js'
import { type Issue, TriageError, unwrap } from '../issue/issue.js'
import { addDays, CalendarDate, daysInWeeks, isCalendarDate } from '../referral/calendar-date.js'

/** How far to move a clock: weeks, days, or both. Months and years have no fixed length, and are not taken. */
export interface Span {
  /** Weeks of seven days, from 0 to 5,000; none if left out. */
  readonly weeks?: number | undefined
  /** Days, from 0 to 35,000; none if left out. */
  readonly days?: number | undefined
}

const spanSchema = z.strictObject({
  weeks: z.optional(z.int().check(z.minimum(0), z.maximum(5_000))).apply(describe, 'Weeks.'),
  days: z.optional(z.int().check(z.minimum(0), z.maximum(35_000))).apply(describe, 'Days.'),
})

const Day = z.strictObject({ on: CalendarDate.apply(describe, 'The day.') })

/** A day that is today until somebody moves it. It only goes forward. */
export interface Clock {
  /** Today, `YYYY-MM-DD`. */
  readonly today: CalendarDate
  /** Moves today so far ahead, and gives it. Throws `TriageError` for anything but whole weeks and days. */
  readonly advance: (span: Span) => CalendarDate
  /** Makes another day today, and gives it. Throws `TriageError` if it is past, or no day. */
  readonly advanceTo: (date: CalendarDate) => CalendarDate
}

/** The last day that has a year of four digits. */
const LAST_DAY = '9999-12-31'

const refused = (issue: Issue): never => {
  throw new TriageError([issue])
}

const read = <T extends object>(schema: z.ZodMiniType<T>, input: unknown) => unwrap(readStrict(schema, input))

class MovedClock implements Clock {
  private day: CalendarDate

  constructor(start: CalendarDate) {
    this.day = start
  }

  get today(): CalendarDate {
    return this.day
  }

  readonly advance = (span: Span): CalendarDate => {
    const { days = 0, weeks = 0 } = read(spanSchema, span)
    const message = `the clock would go beyond \`${LAST_DAY}\``
    const next = addDays(this.day, daysInWeeks(weeks) + days)
    if (!isCalendarDate(next)) return refused({ code: 'out-of-range', path: [], message })
    this.day = next
    return next
  }

  readonly advanceTo = (date: CalendarDate): CalendarDate => {
    const { on } = read(Day, { on: date })
    if (on < this.day) {
      const message = `today is \`${this.day}\`, and \`${on}\` is past`
      return refused({ code: 'out-of-order', path: ['on'], message, hint: 'start another clock' })
    }
    this.day = on
    return on
  }
}

/** Starts a clock on a day, `YYYY-MM-DD`. Throws `TriageError` if that is no day. It moves only when it is told to. */
export const startClock = (today: CalendarDate): Clock => new MovedClock(read(Day, { on: today }).on)
