/** What stands where an answer is given: the answer, or the answer with its dates. */
import * as z from 'zod/mini'
import { describe, refusal } from '../input/describe.js'
import { type Frozen, valueAt } from '../input/json.js'
import type { Issue } from '../issue/issue.js'
import { CalendarDate, isCalendarDate } from './calendar-date.js'
import { Answer } from './vocabulary.js'

/** The last day that a date can mean: of `2016` the last of that year, of `2016-05` the last of that month. `null` if it is no date. */
export const lastDayOf = (text: string): CalendarDate | null => {
  const from = text.length === 4 ? `${text}-12` : text
  const days = from.length === 7 ? ['31', '30', '29', '28'].map((day) => `${from}-${day}`) : [from]
  return days.find(isCalendarDate) ?? null
}

/** A day, or as much of it as is known: `2016`, `2016-05` or `2016-05-01`. */
export const PartialDate = z
  .string()
  .check(
    z.refine(
      (text) => lastDayOf(text) !== null,
      refusal('the text is neither a calendar date nor a part of one', {
        code: 'not-a-date',
        hint: 'write as much of the date as is known: `2016`, `2016-05` or `2016-05-01`',
      }),
    ),
  )
  .apply(describe, {
    description: 'A calendar date, or as much of it as is known: YYYY, YYYY-MM or YYYY-MM-DD.',
  })

const askedOn = z
  .nullish(CalendarDate)
  .apply(describe, 'The day the answer was given. Left out: the day the referral was received.')

const answer = z.nullish(Answer).apply(describe, 'The answer. Absent or null: nobody asked.')

/** An answer with the day it was given. */
export const datedAnswerSchema = z
  .strictObject({ answer, askedOn })
  .apply(describe, 'An answer with the day it was given.')

/** An answer with the day it was given. */
export interface DatedAnswer extends Frozen<z.infer<typeof datedAnswerSchema>> {
  /** The answer; absent or null: nobody asked. */
  readonly answer?: Answer | null | undefined
}

/** Who can have said whether the person agrees; a decision-maker is whoever the law lets decide for somebody who cannot. */
export const CONSENT_BY = ['person', 'relative', 'referrer', 'parent', 'decision-maker'] as const
/** Who said whether the person agrees. */
export type ConsentBy = (typeof CONSENT_BY)[number]

/** An answer about consent, with the day it was given and who gave it. */
const consentAnswerSchema = z
  .strictObject({
    answer,
    askedOn,
    by: z
      .nullish(z.enum(CONSENT_BY))
      .apply(
        describe,
        'Who said so: the person, a relative, whoever referred, a parent, or whoever the law lets decide for somebody who cannot. A relative cannot agree for an adult: what one says leaves the person to be asked.',
      ),
  })
  .apply(describe, 'An answer about consent, with the day it was given and who gave it.')

/** What may stand where consent is given. */
export const consentSchema = z
  .nullish(z.union([Answer, consentAnswerSchema]))
  .apply(
    describe,
    'Whether the client agrees to the referral. Who refers themselves has agreed to be contacted; of whom a relative refers, only their own word counts: `{ "answer": "yes", "by": "person" }`.',
  )

/** An answer about consent, with the day it was given and who gave it. */
export interface ConsentAnswer extends DatedAnswer {
  /** Who said so. What a relative says leaves the person to be asked. */
  readonly by?: ConsentBy | null | undefined
}

/** The same of something that happens on a day. */
export const datedEventSchema = z
  .strictObject({
    answer,
    askedOn,
    happenedOn: z
      .nullish(PartialDate)
      .apply(
        describe,
        'When it last happened, as far as is known: YYYY, YYYY-MM or YYYY-MM-DD. Left out: it counts as recent.',
      ),
  })
  .apply(describe, 'An answer with the day it was given, and the day it last happened.')

/** An answer about something that happens on a day, with the day it was given and the day it last happened. */
export interface DatedEvent extends DatedAnswer {
  /** When it last happened, as far as is known: `2016`, `2016-05` or `2016-05-01`. Left out: it counts as recent. */
  readonly happenedOn?: string | null | undefined
}

/** What may stand where an answer is given. A box that nobody touched, or that says “not known”, is left out: it is never `unsure`. */
export type GivenAnswer = Answer | DatedAnswer

/** The same of consent. */
export type GivenConsent = Answer | ConsentAnswer

/** The same where it is about something that happens on a day. */
export type GivenEvent = Answer | DatedEvent

/** Whether what is given is an answer with dates, and no answer or value by itself. */
export const isDated = (given: unknown): given is DatedEvent =>
  typeof given === 'object' && given !== null && !Array.isArray(given)

const dated = (given: GivenEvent | null | undefined): DatedEvent =>
  isDated(given) ? given : { answer: given }

/** The answer itself; `null` where nobody asked. */
export const answerOf = (given: GivenEvent | null | undefined): Answer | null => dated(given).answer ?? null

/** The day that stands beside the answer; `null` where none does. */
export const askedOnOf = (given: GivenEvent | null | undefined): CalendarDate | null =>
  dated(given).askedOn ?? null

/** Who stands beside an answer about consent; `null` where nobody does, or where there is no answer. */
export const consentByOf = (given: GivenConsent | null | undefined): ConsentBy | null =>
  typeof given === 'object' && given !== null && (given.answer ?? null) !== null ? (given.by ?? null) : null

/** The days that programs count from: what they write where there is no date. Whoever means the year writes the year alone. */
const DAYS_COUNTED_FROM = ['1899-12-30', '1899-12-31', '1900-01-01', '1904-01-01', '1970-01-01']

/** Whether a day is one that a program writes where it has none. */
export const isDayCountedFrom = (day: string): boolean => DAYS_COUNTED_FROM.includes(day)

/** The last day on which it can have happened, by what stands beside the answer; `null` where nothing does, or what a program wrote for nothing. */
export const happenedOnOf = (given: GivenEvent | null | undefined): CalendarDate | null => {
  const { happenedOn } = dated(given)
  return typeof happenedOn === 'string' && !isDayCountedFrom(happenedOn) ? lastDayOf(happenedOn) : null
}

/** A date beside an answer. */
export interface DateOfAnswer {
  readonly path: Issue['path']
  /** As it is written. */
  readonly date: string
  /** The first day that it can mean. */
  readonly earliest: CalendarDate
  /** The last one. */
  readonly latest: CalendarDate
  /** What it says, up to the day: `the answer was given`. */
  readonly what: string
}

const dateAt = (referral: unknown, path: Issue['path'], what: string): readonly DateOfAnswer[] => {
  const date = valueAt(referral, path)
  const latest = typeof date === 'string' ? lastDayOf(date) : null
  if (typeof date !== 'string' || latest === null) return []
  return [{ path, date, earliest: `${date}${'-01-01'.slice(date.length - 4)}`, latest, what }]
}

/** Every date beside an answer, in the order of the referral, whatever else in its data is wrong. */
export const datesOfAnswers = (referral: unknown): readonly DateOfAnswer[] => {
  const within = (section: string): readonly Issue['path'][] => {
    const answers = valueAt(referral, [section])
    return isDated(answers) ? Object.keys(answers).map((key) => [section, key]) : []
  }
  const places = [
    ['consent'],
    ...within('client'),
    ...within('agreements'),
    ...within('risks'),
    ...within('local'),
  ]
  return [
    ...dateAt(referral, ['risks', 'askedOn'], 'the answers were given'),
    ...places
      .filter((place) => isDated(valueAt(referral, place)))
      .flatMap((place) => [
        ...dateAt(referral, [...place, 'askedOn'], 'the answer was given'),
        ...dateAt(referral, [...place, 'happenedOn'], 'it happened'),
      ]),
  ]
}
