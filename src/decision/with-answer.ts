/** What somebody said to a question of a decision, put into the referral. */
import type { AnswerForm } from '../facts/answer-form.js'
import { hasOwn, valueAt } from '../input/json.js'
import { type Issue, type Result, resultOf, throwing } from '../issue/issue.js'
import { quote } from '../issue/quote.js'
import { unknownOptions } from '../issue/unknown-options.js'
import { CONSENT_BY, type ConsentBy, lastDayOf } from '../referral/answered.js'
import type { Assessment } from '../referral/assessment-schema.js'
import { isCalendarDate } from '../referral/calendar-date.js'
import type { ReferralInput } from '../referral/referral.js'
import type { Question } from './decision.js'

/**
 * What can be said to a question: a value of its options, several of them, a whole number, a date (`YYYY-MM-DD`), or a questionnaire
 * that was filled in, without its name.
 */
export type AnswerValue = boolean | number | string | readonly string[] | Omit<Assessment, 'instrument'>

/** What else is known of an answer. */
export interface WithAnswerOptions {
  /** The day it was given, `YYYY-MM-DD`. It is kept beside a yes, no, unsure or declined; without it the answer counts as old as the referral. */
  readonly askedOn?: string | undefined
  /** When it last happened, `2016`, `2016-05` or `2016-05-01`: of an attempt or self-harm, whose question has it among the `dates` of its `answer`. */
  readonly happenedOn?: string | undefined
  /** Of consent: who said it; the person if left out, as they are asked. */
  readonly by?: ConsentBy | undefined
}

/** Whether the answer is about consent, beside which it stands who said it. */
const isConsent = ({ path }: AnswerForm): boolean => path.length === 1 && path[0] === 'consent'

const isDate = (value: unknown): boolean => typeof value === 'string' && isCalendarDate(value)

/** Whether a value is one that the question can have. Items of questionnaires are for whoever reads the referral. */
const fits = (
  { kind, max = Number.POSITIVE_INFINITY, min = 0, options = [] }: AnswerForm,
  value: unknown,
): boolean => {
  const isOption = (one: unknown) => options.some((option) => option.value === one)
  switch (kind) {
    case 'integer':
      return Number.isInteger(value) && Number(value) >= min && Number(value) <= max
    case 'date':
      return isDate(value)
    case 'questionnaire':
      return hasOwn(value, 'completedOn') && isDate(value['completedOn'])
    case 'set':
      return Array.isArray(value) && new Set(value).size === value.length && value.every(isOption)
    case 'answer':
    case 'boolean':
    case 'choice':
      return isOption(value)
  }
}

const expected = ({ kind, max, min, options = [] }: AnswerForm): string => {
  const listed = options.map(({ value }) => quote(value)).join(', ')
  switch (kind) {
    case 'integer':
      return `it is a whole number from ${min} to ${max}`
    case 'date':
      return 'it is a calendar date, such as `1951-10-02`'
    case 'questionnaire':
      return 'it is what was filled in: `{ "completedOn": "2026-03-02", "items": [1, 0] }`, or `"total"` in place of the items'
    case 'set':
      return `it is a list, without repeats, of ${listed}`
    case 'answer':
    case 'boolean':
    case 'choice':
      return `it is one of ${listed}`
  }
}

const issuesOf = (answer: AnswerForm, value: unknown, options: WithAnswerOptions): readonly Issue[] => {
  const { path } = answer
  if (path[0] === 'service') {
    const message = 'no referral answers a question about the service'
    return [{ code: 'not-allowed', path, message, hint: 'say it in the service, and make the triage anew' }]
  }
  const { askedOn, by, happenedOn } = options
  const others = isConsent(answer) ? ['by'] : []
  const unlessSomebody: Issue = {
    code: 'not-allowed',
    path: ['by'],
    message: `nobody who can have said it is called ${quote(by)}`,
    hint: `it is one of ${CONSENT_BY.map(quote).join(', ')}`,
  }
  const notDate = (key: string, given: unknown, hint: string): Issue => ({
    code: 'not-a-date',
    path: [key],
    message: `${quote(given)} is not a calendar date`,
    hint,
  })
  const happens = answer.dates?.includes('happenedOn') === true
  const unlessFits: Issue = {
    code: 'value-outside-domain',
    path,
    message: `the answer cannot be ${quote(value)}`,
    hint: expected(answer),
  }
  return [
    ...unknownOptions(options, ['askedOn', ...(happens ? ['happenedOn'] : []), ...others]),
    ...(by === undefined || others.length === 0 || CONSENT_BY.includes(by) ? [] : [unlessSomebody]),
    ...(askedOn === undefined || isDate(askedOn)
      ? []
      : [notDate('askedOn', askedOn, 'write it as YYYY-MM-DD')]),
    ...(happenedOn === undefined || !happens || isPartialDate(happenedOn)
      ? []
      : [notDate('happenedOn', happenedOn, 'write it as YYYY, YYYY-MM or YYYY-MM-DD')]),
    ...(fits(answer, value) ? [] : [unlessFits]),
  ]
}

const isPartialDate = (value: unknown): boolean => typeof value === 'string' && lastDayOf(value) !== null

const put = (data: unknown, [key, ...rest]: readonly string[], value: unknown): unknown =>
  key === undefined
    ? value
    : {
        ...(typeof data === 'object' ? data : {}),
        [key]: put(hasOwn(data, key) ? data[key] : undefined, rest, value),
      }

/** When it happened before: whoever says that it did not happen lately takes nothing of that back. A new "yes" is of another day. */
const happenedBefore = (before: unknown, value: AnswerValue): { readonly happenedOn?: unknown } =>
  value !== 'yes' && hasOwn(before, 'happenedOn') ? { happenedOn: before['happenedOn'] } : {}

/** The value as a referral has it. */
const asGiven = (
  referral: ReferralInput,
  form: AnswerForm,
  value: AnswerValue,
  { askedOn, by = 'person', happenedOn }: WithAnswerOptions,
): unknown => {
  const { instrument, kind, path } = form
  if (kind === 'questionnaire') return [...(referral.assessments ?? []), { instrument, ...Object(value) }]
  if (kind === 'answer') {
    const dates = {
      ...(askedOn === undefined ? {} : { askedOn }),
      ...(happenedOn === undefined ? happenedBefore(valueAt(referral, path), value) : { happenedOn }),
    }
    const beside = isConsent(form) ? { ...dates, by } : dates
    return Object.keys(beside).length === 0 ? value : { answer: value, ...beside }
  }
  return path[0] === 'needs' && Array.isArray(value) ? value.map((domain) => ({ domain })) : value
}

/** As `withAnswer`, and gives issues where that throws. */
export const safeWithAnswer = (
  referral: ReferralInput,
  question: Pick<Question, 'answer'>,
  value: AnswerValue,
  options: WithAnswerOptions = {},
): Result<ReferralInput> => {
  const { answer } = question
  return resultOf(
    issuesOf(answer, value, options),
    // What stands at the path is what the reader of referrals takes there, and all else stays.
    () => put(referral, answer.path, asGiven(referral, answer, value, options)) as ReferralInput,
  )
}

/**
 * Puts the answer to a question of a decision into the referral, and gives the referral with it; the one handed in stays as it is.
 * What stood there before is replaced, but for the day of an attempt or self-harm of before; a questionnaire is added to those that are there.
 * Decide again with the result.
 * Throws `TriageError` for a value that the question cannot have, and for a question about the service, which no referral answers.
 */
export const withAnswer = throwing(safeWithAnswer)
