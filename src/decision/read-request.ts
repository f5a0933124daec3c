/** Reads what one decision is asked for, a referral and a date, or tells at once all that is wrong with either. */
import { builtInIssues } from '../input/properties.js'
import { type Issue, type Issues, type Result, resultOf } from '../issue/issue.js'
import { quote } from '../issue/quote.js'
import { unknownOptions } from '../issue/unknown-options.js'
import { isCalendarDate } from '../referral/calendar-date.js'
import { readReferral } from '../referral/parse-referral.js'
import type { Referral } from '../referral/referral.js'
import type { SafetySignal } from '../referral/signals/safety-signal.js'
import type { Vocabulary } from '../referral/vocabulary.js'
import type { RuleSet } from '../rule-set/rule-set.js'

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

/** Reads options, each of them once. Gives issues if they are not an object, are unknown, or name an impossible date. */
export const readOptions = (options: unknown): Result<OptionsRead> => {
  const issues = unknownOptions(options, ['asOf'], ['options'])
  const asOf: unknown =
    typeof options === 'object' && options !== null ? Reflect.get(options, 'asOf') : undefined
  return resultOf([...issues, ...asOfIssues(asOf)], () => ({ asOf: typeof asOf === 'string' ? asOf : null }))
}

/** A referral that could be read, and the date to decide it at. */
export interface Request {
  readonly referral: Referral
  readonly asOf: string
}

/** A request, or what is wrong with it, with the signals of danger in it where they are known already. */
type RequestRead =
  | { readonly ok: true; readonly value: Request }
  | { readonly ok: false; readonly issues: Issues; readonly signals?: readonly SafetySignal[] }

/** Reads a referral, in the words of a vocabulary, and the options to decide it with; the date is that of receipt if the options give none. */
export const readRequest = (input: unknown, options: unknown, vocabulary: Vocabulary): RequestRead => {
  const [changed] = builtInIssues()
  if (changed !== undefined) return { ok: false, issues: [changed] }
  const referral = readReferral(input, vocabulary)
  const read = readOptions(options)
  if (!referral.ok) return { ...referral, issues: [...referral.issues, ...(read.ok ? [] : read.issues)] }
  if (!read.ok) return read
  return { ok: true, value: { referral: referral.value, asOf: read.value.asOf ?? referral.value.receivedOn } }
}

/** An issue if `asOf` is outside the dates of the rule set, the first and the last day included. */
export const inForceIssues = (
  { effective: { from, to }, id, version }: RuleSet,
  asOf: string,
): readonly Issue[] => {
  if (asOf >= from && (to === undefined || asOf <= to)) return []
  const when = asOf < from ? `only from \`${from}\`` : `only until \`${to}\``
  return [
    {
      code: 'rule-set-not-in-force',
      path: ['asOf'],
      message: `the rule set \`${id}\` ${version} may be used ${when}, and the date to decide at is \`${asOf}\``,
      hint: 'decide by the rule set that is in force on that day, or at another date',
    },
  ]
}
