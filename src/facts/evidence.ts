/**
 * Evidence on record, combined. What is past: an attempt or self-harm that is not recent, and a marked item that was answered again long after;
 * both are thoughts in the past. Domestic abuse, the safety screen with marked items of questionnaires and phrases in the notes, and the skip
 * logic of its follow-up questions. What follows from it is policy, in `rules/`.
 */

import { deepFreeze } from '../input/json.js'
import { memoize } from '../input/memoize.js'
import { answerOf } from '../referral/answered.js'
import type { ItemSignal } from '../referral/instrument.js'
import { factOfMention } from '../referral/notes.js'
import type { MarkedItem } from '../referral/signal-items.js'
import type { Vocabulary } from '../referral/vocabulary.js'
import type { NeedWord } from '../referral/word.js'
import {
  type Evidence,
  FOLLOW_UPS,
  isLongAgo,
  isSaidOf,
  markedIn,
  raisedByMarks,
  raisedByNotes,
  riskAnswer,
  SCREEN,
} from './answers.js'
import type { Derived } from './fact.js'
import { latelyAnswer, raisedByEvents } from './past-events.js'

/** The answer and what the notes say, without questionnaires. */
const answered = [...SCREEN, ...FOLLOW_UPS].map((name) => {
  const answer = latelyAnswer(name)
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
const isPastMark = memoize((evidence: Evidence): ((item: MarkedItem) => boolean) => {
  const { asOf, holds } = evidence
  const isOld = ({ day }: MarkedItem) => isLongAgo(day, holds.markedItem, asOf)
  return markedIn(evidence).every(isOld) && saysNoThroughout(evidence)
    ? (item) => isZeroLater(item, evidence)
    : NEVER_PAST
})

const pastThoughtsAnswer = riskAnswer('pastSuicidalThoughts')

/**
 * Thoughts of suicide in the past: the worst of the answer, of an attempt or self-harm at any time that is not recent, of marked items that are
 * past, and of what the notes say as past of thoughts, a plan or an attempt.
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

/** The needs of a vocabulary that put domestic abuse on record. */
export const abuseNeeds: (needs: Vocabulary['needs']) => ReadonlySet<string> = memoize(
  (needs: readonly NeedWord[]) =>
    new Set(needs.flatMap(({ id, indicates }) => (indicates === 'domesticAbuse' ? [id] : []))),
)

const domesticAbuse = riskAnswer('domesticAbuse')

/**
 * Whether anything on record points to domestic abuse. An answer settles it: anything but an explicit "no" counts,
 * a declined one too. Where nobody asked, the need speaks; without either the record shows nothing, which is not
 * to say that there is nothing.
 */
export const showsDomesticAbuse = (evidence: Evidence): boolean => {
  const { referral, vocabulary } = evidence
  const answer = domesticAbuse(evidence).value
  if (answer !== null) return answer !== 'no'
  return (referral.needs ?? []).some(({ domain }) => abuseNeeds(vocabulary.needs).has(domain))
}

/** The items of questionnaires that were marked and are a “yes” to a safety fact; none of those that are past. */
const markedFor = (signal: ItemSignal, evidence: Evidence): readonly MarkedItem[] => {
  const marked = markedIn(evidence)
  if (marked.length === 0) return marked
  const isPastItem = isPastMark(evidence)
  return marked.filter((item) => item.signals.includes(signal) && !isPastItem(item))
}

/**
 * An answer of the safety screen: the worst of the answer given, of the items of questionnaires that ask for the same and
 * of phrases in the notes. Any score above the least is a yes, and so is a total that cannot be reached without one; a score of 0,
 * an item that is missing or no questionnaire adds nothing: it is never a "no" by itself.
 */
export const screenAnswer = (name: ItemSignal): ((evidence: Evidence) => Derived) => {
  const given = latelyAnswer(name)
  const isSaid = isSaidOf(name)
  const answered = (evidence: Evidence): Derived => raisedByMarks(given(evidence), markedFor(name, evidence))
  return (evidence) => raisedByNotes(answered(evidence), evidence, isSaid)
}

const screen = SCREEN.map(screenAnswer)

const screenIsClear = (evidence: Evidence): boolean =>
  screen.every((answer) => answer(evidence).value === 'no')

/** What is no danger of suicide, and stands on record only where somebody answered it: nobody has to be asked before support is light. */
export const HARMS = ['harmToPartner', 'harmFromOthers', 'selfNeglect'] as const

const harms = HARMS.map(riskAnswer)

/** Whether any of these is answered by anything but a "no". Where nobody asked, the record shows nothing, which is not to say that there is nothing. */
export const showsHarm = (evidence: Evidence): boolean =>
  harms.some((answer) => (answer(evidence).value ?? 'no') !== 'no')

/** Other dangers: while one of these may be so, "nobody is in danger now" is not ours to infer. */
export const OTHER_DANGERS = ['adultSafeguarding', 'childAtRisk', 'harmToOthers', ...HARMS] as const

const otherDangers = OTHER_DANGERS.map(riskAnswer)

/** Only an explicit "no" (or no answer at all) is no danger; domestic abuse may stand among the needs alone. */
const anotherDanger = (evidence: Evidence): boolean =>
  showsDomesticAbuse(evidence) || otherDangers.some((answer) => (answer(evidence).value ?? 'no') !== 'no')

const INFERRED: Derived = deepFreeze({
  value: 'no',
  origin: 'inferred',
  from: SCREEN.map((question) => `risks.${question}`),
})

/** An explicit answer always beats the inference; without one, a clear screen makes the follow-up a "no". */
const followUp = (
  name: 'suicidePlanOrIntent' | 'immediateDanger',
  skip: (evidence: Evidence) => boolean,
): ((evidence: Evidence) => Derived) => {
  const answered = screenAnswer(name)
  return (evidence) => {
    const answer = answered(evidence)
    return answer.value === null && skip(evidence) ? INFERRED : answer
  }
}

/** Plan, means or intent: inferred "no" when the screen is clear and nobody asked. */
export const suicidePlanOrIntent = followUp('suicidePlanOrIntent', screenIsClear)

/** Immediate danger: inferred "no" when the screen is clear, nobody asked, and no other danger is in sight. */
export const immediateDanger = followUp(
  'immediateDanger',
  (evidence) => screenIsClear(evidence) && !anotherDanger(evidence),
)
