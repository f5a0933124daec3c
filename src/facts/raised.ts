/** What of a referral speaks for a risk: the answer as it counts on the day, marked items of questionnaires, phrases in the notes. */
import { memoize } from '../input/memoize.js'
import { mentionsIn } from '../referral/notes.js'
import type { Referral, RiskName } from '../referral/referral.js'
import { type MarkedItem, markedItems } from '../referral/signal-items.js'
import type { Mention } from '../referral/signals/find-phrases.js'
import type { Vocabulary } from '../referral/vocabulary.js'
import { answerAt } from './answers.js'
import { dated, type FactInput } from './derivation.js'
import type { Derived, FactValue, MarkedSource } from './fact.js'

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
