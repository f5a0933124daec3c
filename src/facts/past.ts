/** What is past: an attempt or self-harm that is not recent, and a marked item that was answered again long after. Both are thoughts in the past. */
import { memoize } from '../input/memoize.js'
import { answerOf, happenedOnOf } from '../referral/answered.js'
import { factOfMention } from '../referral/notes.js'
import type { MarkedItem } from '../referral/signal-items.js'
import { isLongAgo, isPast } from './answers.js'
import type { Derived } from './fact.js'
import {
  type Evidence,
  FOLLOW_UPS,
  isSaidOf,
  markedIn,
  raisedByMarks,
  raisedByNotes,
  riskAnswer,
  SCREEN,
} from './raised.js'

/** The answer and what the notes say, without questionnaires. */
const answered = [...SCREEN, ...FOLLOW_UPS].map((name) => {
  const answer = riskAnswer(name)
  const isSaid = isSaidOf(name)
  return { name, said: (evidence: Evidence) => raisedByNotes(answer(evidence), evidence, isSaid).value }
})

const isOfScreen = (name: string): boolean => SCREEN.some((one) => one === name)

/** Whether every question of the screen has an explicit "no" that still holds, and the notes and the follow-ups say nothing else. */
const saysNoThroughout = (evidence: Evidence): boolean =>
  answered.every(({ name, said }) =>
    isOfScreen(name)
      ? answerOf(evidence.referral.risks?.[name]) === 'no' && said(evidence) === 'no'
      : (said(evidence) ?? 'no') === 'no',
  )

/** Whether a later questionnaire of its kind is complete and has the item at its least. */
const isZeroLater = (
  { day, id, item }: MarkedItem,
  { referral: { assessments }, vocabulary }: Evidence,
): boolean => {
  const least = vocabulary.instruments.find((one) => one.id === id)?.itemRange.min
  return (assessments ?? []).some(
    ({ completedOn, instrument, items }) =>
      instrument === id &&
      completedOn > day &&
      items?.every((score) => score !== null) === true &&
      items[item - 1] === least,
  )
}

const NEVER_PAST = (): boolean => false

/**
 * Which marked items are past: those that are older than a mark counts by itself and that a later complete questionnaire of their kind
 * answers at the least, where the whole screen has an explicit "no" that still holds and no item was marked since. One of these alone is
 * not enough: then a mark is a "yes", however old it is.
 */
export const isPastMark = memoize((evidence: Evidence): ((item: MarkedItem) => boolean) => {
  const { asOf, holds } = evidence
  const isOld = ({ day }: MarkedItem) => isLongAgo(day, holds.markedItem, asOf)
  return markedIn(evidence).every(isOld) && saysNoThroughout(evidence)
    ? (item) => isZeroLater(item, evidence)
    : NEVER_PAST
})

/** What happens on a day, and is past once it is not recent. */
const EVENTS = ['recentSuicideAttempt', 'selfHarm'] as const

const pastThoughtsAnswer = riskAnswer('pastSuicidalThoughts')

/** An attempt or self-harm that is not recent: a "yes" to thoughts in the past. */
const raisedByEvents = (before: Derived, evidence: Evidence): Derived => {
  const { risks } = evidence.referral
  const past = EVENTS.filter((name) => isPast(risks?.[name], evidence))
  if (past.length === 0) return before
  const { from, ...dates } = before.value === 'yes' ? before : { from: [] }
  const places = past.map((name) => `risks.${name}`)
  const happenedOn = past
    .flatMap((name) => happenedOnOf(risks?.[name]) ?? [])
    .sort()
    .at(-1)
  return {
    ...dates,
    ...(happenedOn === undefined ? {} : { happenedOn }),
    value: 'yes',
    origin: 'combined',
    from: [...from, ...places],
  }
}

/**
 * Thoughts of suicide in the past: the worst of the answer, of an attempt or self-harm that is not recent, of marked items that are past, and of what
 * the notes say as past of thoughts, a plan or an attempt.
 */
export const pastSuicidalThoughts = (evidence: Evidence): Derived => {
  const marked = markedIn(evidence)
  const past = marked.length === 0 ? marked : marked.filter(isPastMark(evidence))
  return raisedByNotes(
    raisedByMarks(raisedByEvents(pastThoughtsAnswer(evidence), evidence), past),
    evidence,
    (one) => factOfMention(one) === 'pastSuicidalThoughts',
  )
}
