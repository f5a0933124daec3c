/**
 * Evidence on record, combined: domestic abuse, suicidal thoughts, and the skip logic of the safety screen's follow-up
 * questions. What follows from it is policy, in `rules/`.
 */
import { deepFreeze } from '../input/json.js'
import { memoize } from '../input/memoize.js'
import type { Referral, RiskName } from '../referral/referral.js'
import type { Answer, NeedWord, Vocabulary } from '../referral/vocabulary.js'
import { dated, type FactInput, givenAt } from './derivation.js'
import type { Derived } from './fact.js'

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

/** The ninth item of the PHQ-9 asks about being better off dead or hurting oneself. */
const PHQ9_SUICIDE_ITEM = 8

const risk = (referral: Referral, name: RiskName): Answer | null => referral.risks?.[name] ?? null

/** Every PHQ-9 item 9 that is above 0, whatever the total says: its place, and the day it was completed. */
const positiveItems9 = ({
  assessments,
}: Referral): readonly { readonly place: string; readonly day: string }[] =>
  (assessments ?? []).flatMap((assessment, index) =>
    assessment.instrument === 'phq-9' && (assessment.items[PHQ9_SUICIDE_ITEM] ?? 0) > 0
      ? [{ place: `assessments[${index}].items[${PHQ9_SUICIDE_ITEM}]`, day: assessment.completedOn }]
      : [],
  )

const thoughts = givenAt('risks.suicidalThoughts')

/**
 * Suicidal thoughts: the worst of the answer given and of PHQ-9 item 9. Any item score above 0 is a yes;
 * a score of 0, or no PHQ-9, adds nothing: it is never a "no" by itself.
 */
export const suicidalThoughts = (referral: Referral): Derived => {
  const marked = positiveItems9(referral)
  const answer = risk(referral, 'suicidalThoughts')
  if (marked.length === 0) return thoughts(answer)
  const items = marked.map(({ place }) => place)
  const from = answer === 'yes' ? ['risks.suicidalThoughts', ...items] : items
  return dated(
    { value: 'yes', origin: 'combined', from },
    marked.map(({ day }) => day),
  )
}

/** The risks that the safety screen asks about first. */
export const SCREEN = ['suicidalThoughts', 'recentSuicideAttempt', 'selfHarm'] as const

const screenIsClear = (referral: Referral): boolean =>
  suicidalThoughts(referral).value === 'no' && SCREEN.every((name) => risk(referral, name) === 'no')

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
  const given = givenAt(`risks.${name}`)
  return (evidence) => {
    const answer = risk(evidence.referral, name)
    return answer === null && skip(evidence) ? INFERRED : given(answer)
  }
}

/** Plan, means or intent: inferred "no" when the screen is clear and nobody asked. */
export const suicidePlanOrIntent = followUp('suicidePlanOrIntent', ({ referral }) => screenIsClear(referral))

/** Immediate danger: inferred "no" when the screen is clear, nobody asked, and no other danger is in sight. */
export const immediateDanger = followUp(
  'immediateDanger',
  (evidence) => screenIsClear(evidence.referral) && !anotherDanger(evidence),
)
