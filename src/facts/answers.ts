/**
 * What of a referral speaks for an answer as it counts on the day of the decision: one that reassures wears out, and what happened long
 * ago is past; and what raises it, marked items of questionnaires and phrases in the notes.
 */

import { memoize } from '../input/memoize.js'
import { answerOf, askedOnOf, type GivenEvent, happenedOnOf, isDayCountedFrom } from '../referral/answered.js'
import { addDays, ageInYears } from '../referral/calendar-date.js'
import { mentionsIn } from '../referral/notes.js'
import type { Referral, RiskName } from '../referral/referral.js'
import { type MarkedItem, markedItems } from '../referral/signal-items.js'
import type { Mention } from '../referral/signals/find-phrases.js'
import type { Answer, Vocabulary } from '../referral/vocabulary.js'
import { dated, type FactInput, givenAt } from './derivation.js'
import type { AnswerFact, Derived, FactValue, MarkedSource } from './fact.js'

/** The days that answers are held against. */
export type Timed = Pick<FactInput, 'asOf' | 'holds' | 'referral'>

/** The answer that reassures, and so wears out; `null` where neither does. What a "no" worries about is asked the hopeful way round. */
export const reassuringAnswer = ({
  asksAboutDanger = false,
  reassuring,
  riskier,
}: Pick<AnswerFact, 'asksAboutDanger' | 'reassuring' | 'riskier'>): Answer | null => {
  if (reassuring !== undefined) return reassuring
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

/** What is said of ever: an event with a date did happen, whatever stands beside it. */
export const answerEver = (given: GivenEvent | null | undefined): Answer | null =>
  happenedOnOf(given) === null ? answerOf(given) : 'yes'

/**
 * For answers at one place: the answer with its dates, as it counts on the day. `reassuring` is the one that is unknown again
 * when it was given longer ago than it holds; no other ever is. `says` reads an event by its date: as one of now, if left out.
 */
export const answerAt = (
  place: string,
  reassuring: Answer | null,
  says: (given: GivenEvent | null | undefined, timed: Timed) => Answer | null = answerNow,
): ((given: GivenEvent | null | undefined, timed: Timed) => Derived) => {
  const from = Object.freeze([place])
  const isRisk = place.startsWith('risks.')
  const plain = givenAt(place)
  return (given, timed) => {
    if (given === undefined || given === null) return plain(null)
    const { asOf, holds, referral } = timed
    const stated = askedOnOf(given) ?? (isRisk ? (referral.risks?.askedOn ?? null) : null)
    const answer = says(given, timed)
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

/** The risks that the safety screen asks about first. */
export const SCREEN = ['suicidalThoughts', 'recentSuicideAttempt', 'selfHarm'] as const

/** Those that it asks about next. */
export const FOLLOW_UPS = ['suicidePlanOrIntent', 'immediateDanger'] as const

/** What of an input evidence is looked for in. */
export type Evidence = Pick<FactInput, 'asOf' | 'holds' | 'referral' | 'vocabulary'>

/** The answer to a question about risk, as it counts on the day. */
export const riskAnswer = (name: RiskName): ((evidence: Evidence) => Derived) => {
  const answer = answerAt(`risks.${name}`, 'no')
  return (evidence) => answer(evidence.referral.risks?.[name], evidence)
}

const NOTHING_MARKED: readonly MarkedItem[] = Object.freeze([])

/** Five answers look for them, some more than once. */
const markedOnce = memoize((instruments: Vocabulary['instruments']) =>
  memoize((assessments: NonNullable<Referral['assessments']>) => markedItems(assessments, instruments)),
)

/** Every marked item of a referral. */
export const markedIn = ({ referral: { assessments }, vocabulary }: Evidence): readonly MarkedItem[] =>
  assessments?.length // as with the fewest referrals
    ? markedOnce(vocabulary.instruments)(assessments)
    : NOTHING_MARKED

/** Where a questionnaire says “yes”: which item of which, so that whoever reads of it knows where to look. */
const sourceOf = ({ day, instrument, item, place }: MarkedItem): MarkedSource => ({
  place,
  instrument,
  item,
  completedOn: day,
})

/** More phrases than this make no answer surer. */
const MAX_MENTIONED = 20

/**
 * The worst of a value and of what the notes say: phrases that `counts` takes make it `worst`, whatever was answered. Notes
 * without one add nothing: they are never a "no".
 */
export const raisedByNotes = (
  before: Derived,
  { referral, vocabulary }: Evidence,
  counts: (mention: Mention) => boolean,
  worst: FactValue = 'yes',
): Derived => {
  const phrases = referral.notes ? mentionsIn(referral, vocabulary).filter(counts) : []
  if (phrases.length === 0) return before
  const { from, ...same } = before.value === worst ? before : { from: [] }
  const mentioned = phrases.slice(0, MAX_MENTIONED).map((one) => ({
    phrase: one.phrase,
    from: one.from,
    to: one.to,
  }))
  return { ...same, value: worst, origin: 'combined', from: [...from, 'notes'], mentioned }
}

/** The worst of an answer and of marked items: where there is one, it is a "yes". */
export const raisedByMarks = (answer: Derived, marked: readonly MarkedItem[]): Derived => {
  if (marked.length === 0) return answer
  const { from, ...dates } = answer.value === 'yes' ? answer : { from: [] }
  return dated(
    {
      ...dates,
      value: 'yes',
      origin: 'combined',
      from: [...from, ...marked.map((one) => one.place)],
      marked: marked.map(sourceOf),
    },
    marked.map(({ day }) => day),
  )
}

/** Whether notes say a risk as it is: not denied, not of somebody else, not past. */
export const isSaidOf =
  (asked: string) =>
  ({ risk, said }: Mention): boolean =>
    risk === asked && said === undefined
