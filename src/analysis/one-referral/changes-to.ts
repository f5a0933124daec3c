/** The smallest changes of a referral's answers that lead to a goal, each confirmed by deciding the referral so changed. */
import type { Decision } from '../../decision/decision.js'
import type { FactDefinition, FactValue } from '../../facts/fact.js'
import { formatIssues, ok, type Result, unwrap } from '../../issue/issue.js'
import { quote } from '../../issue/quote.js'
import { and, type Formula, restrict } from '../../proof/engine/formula.js'
import { AnalysisFault } from '../../proof/finding.js'
import type { ProverLimits } from '../../proof/prover.js'
import { parseReferral } from '../../referral/parse-referral.js'
import { type OwnTitles, vocabularyOf } from '../../referral/vocabulary.js'
import { canonicalJson } from '../../rule-set/digest.js'
import type { Disposition } from '../../rule-set/rule-set.js'
import { answersGiven } from './as-answered.js'
import { changedReferral } from './changed-referral.js'
import { type LaidOutTriage, laidOutTriage, type TriageToAsk } from './laid-out-triage.js'
import { movableAnswers } from './movable-answers.js'
import { type NearChange, nearestChanges } from './nearest-changes.js'

/** One answer that would be another. */
export interface ChangedFact {
  /** The name of the fact. */
  readonly fact: string
  /** What it is called in words. */
  readonly title: string
  /** What words of its values are called that do not ship, by id; absent where there are none. */
  readonly titles?: OwnTitles
  /** Its value now; `null`: nobody has asked. */
  readonly from: FactValue
  /** The value that it would have. */
  readonly to: FactValue
  /** `found-out`: it is not known now, and this is what would be found. `changed`: it is known, and would be otherwise. */
  readonly kind: 'found-out' | 'changed'
}

/** Answers that together lead to the target; without any one of them the others would not. */
export interface FactsChange {
  /** The answers, in the order of the catalogue. */
  readonly facts: readonly [ChangedFact, ...ChangedFact[]]
  /** What the evaluator decides of the referral so changed. */
  readonly decision: {
    /** What happens to the referral. */
    readonly disposition: Disposition
    /** The id of the pathway, accepted or provisional; `null` for a redirect. */
    readonly pathway: string | null
  }
}

/** What a decision should have come to. */
export interface Goal {
  /** Its name, for the message of a fault. */
  readonly said: string
  /** What must hold, all of it: formulas over the outcomes of the triage. */
  readonly formula: (laidOut: LaidOutTriage) => readonly Formula[]
  readonly isReached: (decision: Decision) => boolean
  /** Whether the formulas say just that. If not, changes that turn out not to lead there are left out. */
  readonly isExact: boolean
}

/** The changes that were found. */
export interface Changes {
  /** Whether it is decided so as it is. */
  readonly alreadySo: boolean
  /** Nearest first. */
  readonly changes: readonly FactsChange[]
  /** Whether there are no others. */
  readonly exhaustive: boolean
}

/** How to look for them. */
export interface ChangesOptions {
  readonly asOf?: string | undefined
  readonly limit: number
  readonly limits: ProverLimits
}

const ownTitlesOf = (definition: FactDefinition): Pick<ChangedFact, 'titles'> =>
  'titles' in definition && definition.titles !== undefined ? { titles: definition.titles } : {}

/** Finds the nearest changes to a goal. Gives issues for a referral that cannot be read. */
export const changesTo = (
  triage: TriageToAsk,
  referral: unknown,
  goal: Goal,
  { asOf, limit, limits }: ChangesOptions,
): Result<Changes> => {
  const examined = triage.safeExamine(referral, { asOf })
  if (!examined.ok) return { ok: false, issues: examined.issues }
  const { decision, facts } = examined.value
  if (goal.isReached(decision)) return ok({ alreadySo: true, changes: [], exhaustive: true })

  const date = decision.provenance.asOf
  const vocabulary = vocabularyOf(triage.ruleSet)
  const read = unwrap(parseReferral(referral, { vocabulary }))
  const laidOut = laidOutTriage(triage)
  const { answered, order, possible, space } = laidOut
  const given = answersGiven(space, examined.value)
  const answers = movableAnswers(triage.ruleSet, space, given, read, date)
  const moving = new Set(answers.flatMap(({ variables }) => variables.map(({ id }) => id)))
  const staying = new Map([...space.choiceFor(given)].filter(([id]) => !moving.has(id)))
  const wanted = and(...goal.formula(laidOut).map(answered), possible)
  const nearest = nearestChanges({ formula: restrict(wanted, staying), answers, order }, limit, limits)

  const confirmed = ({ choice, moved }: NearChange): readonly FactsChange[] => {
    const changed = moved.map(
      (answer): ChangedFact => ({
        fact: answer.definition.name,
        title: answer.definition.title,
        ...ownTitlesOf(answer.definition),
        from: answer.from,
        to: answer.valueIn(choice),
        kind: answer.from === null ? 'found-out' : 'changed',
      }),
    )
    const after = triage.safeExamine(
      changedReferral(read, changed, { asOf: date, definitions: space.definitions, facts, vocabulary }),
      {
        asOf: date,
      },
    )
    const said = `the change ${canonicalJson(changed)} to ${quote(goal.said)}`
    if (!after.ok) throw new AnalysisFault(`${said} gives no referral: ${formatIssues(after.issues)}`)
    const { disposition, pathway, provisionalPathway } = after.value.decision
    const [one, ...others] = changed
    if (one !== undefined && goal.isReached(after.value.decision))
      return [{ facts: [one, ...others], decision: { disposition, pathway: pathway ?? provisionalPathway } }]
    if (!goal.isExact) return []
    throw new AnalysisFault(`the evaluator does not confirm ${said}`)
  }
  return ok({ alreadySo: false, changes: nearest.changes.flatMap(confirmed), exhaustive: nearest.exhaustive })
}
