/** The options of one decision, or what is wrong with them: none of them is ever passed over in silence. */
import { type Issue, type Result, resultOf } from '../issue/issue.js'
import { quote } from '../issue/quote.js'
import { unknownOptions } from '../issue/unknown-options.js'
import { isCalendarDate } from '../referral/calendar-date.js'

const asOfIssues = (asOf: unknown): readonly Issue[] =>
  asOf === undefined || (typeof asOf === 'string' && isCalendarDate(asOf))
    ? []
    : [
        {
          code: 'not-a-date',
          path: ['asOf'],
          message: `the date to decide at is not a calendar date: ${typeof asOf === 'string' ? quote(asOf) : `a ${typeof asOf}`}`,
          hint: 'write it as YYYY-MM-DD, such as 2026-03-02',
        },
      ]

/** What the options say. */
export interface OptionsRead {
  /** The date to decide at; `null` if none is given. */
  readonly asOf: string | null
}

/** Reads options, each of them once. Gives issues for what is none, for unknown ones, and for an impossible date. */
export const readOptions = (options: unknown): Result<OptionsRead> => {
  const issues = unknownOptions(options, ['asOf'], ['options'])
  const asOf: unknown =
    typeof options === 'object' && options !== null ? Reflect.get(options, 'asOf') : undefined
  return resultOf([...issues, ...asOfIssues(asOf)], () => ({ asOf: typeof asOf === 'string' ? asOf : null }))
}
