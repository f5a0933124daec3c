/**
 * Evidence on record, combined: domestic abuse, the safety screen with marked items of questionnaires and phrases in the notes, and the skip logic of the
 * safety screen's follow-up questions. What follows from it is policy, in `rules/`.
 */
import { deepFreeze } from '../input/json.js'
import { memoize } from '../input/memoize.js'
import type { ItemSignal } from '../referral/instrument.js'
import type { MarkedItem } from '../referral/signal-items.js'
import type { Vocabulary } from '../referral/vocabulary.js'
import type { NeedWord } from '../referral/word.js'
import type { Derived } from './fact.js'
import { isPastMark } from './past.js'
import {
  type Evidence,
  isSaidOf,
  markedIn,
  raisedByMarks,
  raisedByNotes,
  riskAnswer,
  SCREEN,
} from './raised.js'

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
  const isPast = isPastMark(evidence)
  return marked.filter((item) => item.signals.includes(signal) && !isPast(item))
}

/**
 * An answer of the safety screen: the worst of the answer given, of the items of questionnaires that ask for the same and
 * of phrases in the notes. Any score above the least is a yes, and so is a total that cannot be reached without one; a score of 0,
 * an item that is missing or no questionnaire adds nothing: it is never a "no" by itself.
 */
export const screenAnswer = (name: ItemSignal): ((evidence: Evidence) => Derived) => {
  const given = riskAnswer(name)
  const isSaid = isSaidOf(name)
  const answered = (evidence: Evidence): Derived => raisedByMarks(given(evidence), markedFor(name, evidence))
  return (evidence) => raisedByNotes(answered(evidence), evidence, isSaid)
}

const screen = SCREEN.map(screenAnswer)

const screenIsClear = (evidence: Evidence): boolean =>
  screen.every((answer) => answer(evidence).value === 'no')

/** Other people's danger: while one of these may be so, "nobody is in danger now" is not ours to infer. */
export const OTHER_DANGERS = ['adultSafeguarding', 'childAtRisk', 'harmToOthers'] as const

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
