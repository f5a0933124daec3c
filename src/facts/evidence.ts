/**
 * Evidence on record, combined: domestic abuse, the safety screen with marked items of questionnaires and phrases in the notes, and the skip logic of the
 * safety screen's follow-up questions. What follows from it is policy, in `rules/`.
 */
import { deepFreeze } from '../input/json.js'
import { memoize } from '../input/memoize.js'
import type { ItemSignal } from '../referral/instrument.js'
import { factOfMention, mentionsIn } from '../referral/notes.js'
import type { Referral, RiskName } from '../referral/referral.js'
import { type MarkedItem, markedItems } from '../referral/signal-items.js'
import type { Mention } from '../referral/signals/find-phrases.js'
import type { Answer, Vocabulary } from '../referral/vocabulary.js'
import type { NeedWord } from '../referral/word.js'
import { dated, type FactInput, givenAt } from './derivation.js'
import type { Derived, FactValue, MarkedSource } from './fact.js'

/** The needs of a vocabulary that put domestic abuse on record. */
export const abuseNeeds: (needs: Vocabulary['needs']) => ReadonlySet<string> = memoize(
  (needs: readonly NeedWord[]) =>
    new Set(needs.flatMap(({ id, indicates }) => (indicates === 'domesticAbuse' ? [id] : []))),
)

/** What of an input evidence is looked for in. */
type Evidence = Pick<FactInput, 'referral' | 'vocabulary'>

/**
 * Whether anything on record points to domestic abuse. An answer settles it: anything but an explicit "no" counts,
 * a declined one too. Where nobody asked, the need speaks; without either the record shows nothing, which is not
 * to say that there is nothing.
 */
export const showsDomesticAbuse = ({ referral: { needs, risks }, vocabulary }: Evidence): boolean => {
  const answer = risks?.domesticAbuse ?? null
  if (answer !== null) return answer !== 'no'
  return (needs ?? []).some(({ domain }) => abuseNeeds(vocabulary.needs).has(domain))
}

const risk = (referral: Referral, name: RiskName): Answer | null => referral.risks?.[name] ?? null

const NOTHING_MARKED: readonly MarkedItem[] = Object.freeze([])

/** Five answers look for them, some more than once. */
const markedOnce = memoize((instruments: Vocabulary['instruments']) =>
  memoize((assessments: NonNullable<Referral['assessments']>) => markedItems(assessments, instruments)),
)

/** The items of questionnaires that were marked and are a “yes” to a safety fact. */
const markedFor = (
  signal: ItemSignal,
  { referral: { assessments }, vocabulary }: Evidence,
): readonly MarkedItem[] =>
  assessments?.length // as with the fewest referrals
    ? markedOnce(vocabulary.instruments)(assessments).filter(({ signals }) => signals.includes(signal))
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

/** Whether notes say a risk as it is: not denied, not of somebody else, not past. */
export const isSaidOf =
  (asked: string) =>
  ({ risk, said }: Mention): boolean =>
    risk === asked && said === undefined

/**
 * An answer of the safety screen: the worst of the answer given, of the items of questionnaires that ask for the same and
 * of phrases in the notes. Any score above the least is a yes, and so is a total that cannot be reached without one; a score of 0,
 * an item that is missing or no questionnaire adds nothing: it is never a "no" by itself.
 */
export const screenAnswer = (name: ItemSignal): ((evidence: Evidence) => Derived) => {
  const place = `risks.${name}`
  const given = givenAt(place)
  const isSaid = isSaidOf(name)
  const answered = (evidence: Evidence): Derived => {
    const marked = markedFor(name, evidence)
    const answer = risk(evidence.referral, name)
    if (marked.length === 0) return given(answer)
    const items = marked.map((one) => one.place)
    const from = answer === 'yes' ? [place, ...items] : items
    return dated(
      { value: 'yes', origin: 'combined', from, marked: marked.map(sourceOf) },
      marked.map(({ day }) => day),
    )
  }
  return (evidence) => raisedByNotes(answered(evidence), evidence, isSaid)
}

/** Thoughts of suicide in the past: the answer, and what the notes say as past of thoughts, a plan or an attempt. */
export const pastSuicidalThoughts = (evidence: Evidence): Derived =>
  raisedByNotes(
    givenPast(risk(evidence.referral, 'pastSuicidalThoughts')),
    evidence,
    (one) => factOfMention(one) === 'pastSuicidalThoughts',
  )

const givenPast = givenAt('risks.pastSuicidalThoughts')

/** The risks that the safety screen asks about first. */
export const SCREEN = ['suicidalThoughts', 'recentSuicideAttempt', 'selfHarm'] as const

const screen = SCREEN.map(screenAnswer)

const screenIsClear = (evidence: Evidence): boolean =>
  screen.every((answer) => answer(evidence).value === 'no')

/** Other people's danger: while one of these may be so, "nobody is in danger now" is not ours to infer. */
export const OTHER_DANGERS = ['adultSafeguarding', 'childAtRisk', 'harmToOthers'] as const

/** Only an explicit "no" (or no answer at all) is no danger; domestic abuse may stand among the needs alone. */
const anotherDanger = (evidence: Evidence): boolean =>
  showsDomesticAbuse(evidence) ||
  OTHER_DANGERS.some((name) => (risk(evidence.referral, name) ?? 'no') !== 'no')

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
