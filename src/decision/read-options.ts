/** The options of one decision, or what is wrong with them: none of them is ever passed over in silence. */
import { closest } from '../closest.js'
import { type Issue, type Result, resultOf } from '../issue.js'
import { quote } from '../quote.js'
import { isCalendarDate } from '../referral/calendar-date.js'

const KNOWN: readonly string[] = ['asOf']
const MOST = 20

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

const unknownKey = (key: string): Issue => {
  const meant = closest(key, KNOWN)
  return {
    code: 'unknown-key',
    path: ['options', key],
    message: `unknown option ${quote(key)}`,
    hint: meant === null ? 'the only option is `asOf`, the date to decide at' : `did you mean \`${meant}\`?`,
  }
}

/** What the options say. */
export interface OptionsRead {
  /** The date to decide at; `null` if none is given. */
  readonly asOf: string | null
}

/** Reads options, each of them once. Gives issues for what is none, for unknown ones, and for an impossible date. */
export const readOptions = (options: unknown): Result<OptionsRead> => {
  if (options === undefined || options === null) return resultOf([], () => ({ asOf: null }))
  if (typeof options !== 'object' || Object.prototype.toString.call(options) !== '[object Object]') {
    const what = typeof options === 'object' ? 'another object' : `a ${typeof options}`
    const hint = "write `{ asOf: '2026-03-02' }`"
    const message = `expected options, not ${what}`
    return { ok: false, issues: [{ code: 'wrong-type', path: ['options'], message, hint }] }
  }
  const unknown = Object.keys(options).filter((key) => !KNOWN.includes(key))
  const asOf: unknown = Reflect.get(options, 'asOf')
  return resultOf([...unknown.slice(0, MOST).map(unknownKey), ...asOfIssues(asOf)], () => ({
    asOf: typeof asOf === 'string' ? asOf : null,
  }))
}
