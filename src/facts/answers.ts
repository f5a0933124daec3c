/** An answer as it counts on the day of the decision: one that reassures wears out, and what happened long ago is past. */
import { answerOf, askedOnOf, type GivenEvent, happenedOnOf, isDayCountedFrom } from '../referral/answered.js'
import { addDays, ageInYears } from '../referral/calendar-date.js'
import type { Answer } from '../referral/vocabulary.js'
import { type FactInput, givenAt } from './derivation.js'
import type { AnswerFact, Derived } from './fact.js'

/** The days that answers are held against. */
export type Timed = Pick<FactInput, 'asOf' | 'holds' | 'referral'>

/** The answer that reassures, and so wears out; `null` where neither does. What a "no" worries about is asked the hopeful way round. */
export const reassuringAnswer = ({
  asksAboutDanger = false,
  riskier,
}: Pick<AnswerFact, 'asksAboutDanger' | 'riskier'>): Answer | null => {
  if (riskier === 'no') return asksAboutDanger ? 'yes' : null
  return riskier === 'yes' || asksAboutDanger ? 'no' : null
}

/** Whether so many days have gone by since a day, and more: the last of them still counts. */
export const isOver = (since: string, days: number, asOf: string): boolean => addDays(since, days) < asOf

/** So many years ago is a year with a wrong century (M): nobody who is referred can have lived it. */
const SLIP_OF_A_CENTURY = 100

/** Whether a sign of danger is of more than so many days ago. A day that cannot be meant makes nothing past: then it counts as of now. */
export const isLongAgo = (day: string, days: number, asOf: string): boolean =>
  isOver(day, days, asOf) && ageInYears(day, asOf) < SLIP_OF_A_CENTURY && !isDayCountedFrom(day)

/** Whether something happened too long ago to be recent; what has no date is recent. */
export const isPast = (given: GivenEvent | null | undefined, { asOf, holds }: Timed): boolean => {
  const happened = happenedOnOf(given)
  return happened !== null && isLongAgo(happened, holds.recent, asOf)
}

/** What is said of now: an event with a date in the recent past is a "yes", whatever stands beside it, and one before that is none. */
const answerNow = (given: GivenEvent | null | undefined, timed: Timed): Answer | null => {
  const answer = answerOf(given)
  if (happenedOnOf(given) === null) return answer
  if (!isPast(given, timed)) return 'yes'
  return answer === 'yes' ? 'no' : answer
}

/**
 * For answers at one place: the answer with its dates, as it counts on the day. `reassuring` is the one that is unknown again
 * when it was given longer ago than it holds; no other ever is.
 */
export const answerAt = (
  place: string,
  reassuring: Answer | null,
): ((given: GivenEvent | null | undefined, timed: Timed) => Derived) => {
  const from = Object.freeze([place])
  const isRisk = place.startsWith('risks.')
  const plain = givenAt(place)
  return (given, timed) => {
    if (given === undefined || given === null) return plain(null)
    const { asOf, holds, referral } = timed
    const stated = askedOnOf(given) ?? (isRisk ? (referral.risks?.askedOn ?? null) : null)
    const answer = answerNow(given, timed)
    const happenedOn = happenedOnOf(given)
    const days = {
      ...(stated === null ? {} : { askedOn: stated }),
      ...(happenedOn === null ? {} : { happenedOn }),
    }
    if (answer === null) return plain(null)
    const askedOn = stated ?? referral.receivedOn
    if (answer === reassuring && isOver(askedOn, holds.no, asOf))
      return { value: null, origin: 'expired', from, ...days, askedOn }
    return Object.keys(days).length === 0
      ? plain(answer)
      : { value: answer, origin: answer === answerOf(given) ? 'given' : 'computed', from, ...days }
  }
}
