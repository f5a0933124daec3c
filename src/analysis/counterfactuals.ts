/** What would have to be otherwise for a referral to be decided otherwise: the smallest changes of its answers. */
import { didYouMean } from '../closest.js'
import type { Decision } from '../decision/decision.js'
import type { FactValue } from '../facts/fact.js'
import { formatIssues, type Issue, ok, type Result, unwrap } from '../issue.js'
import { quote } from '../quote.js'
import { parseReferral } from '../referral/parse-referral.js'
import { canonicalJson } from '../rule-set/digest.js'
import { DISPOSITIONS, type Disposition } from '../rule-set/rule-set.js'
import { AnalysisFault } from './analysis-fault.js'
import { and, type Formula, NEVER } from './engine/formula.js'
import { restrict } from './engine/restrict.js'
import { answersGiven } from './one-referral/as-answered.js'
import { changedReferral } from './one-referral/changed-referral.js'
import { type LaidOutTriage, laidOutTriage } from './one-referral/laid-out-triage.js'
import { movableAnswers } from './one-referral/movable-answers.js'
import { nearestChanges } from './one-referral/nearest-changes.js'
import type { TriageToAsk } from './one-referral/triage-to-ask.js'
import type { Way } from './one-referral/ways.js'
import { DEFAULT_LIMITS, type ProverLimits } from './prover.js'

/** One answer that would be another. */
export interface ChangedFact {
  readonly fact: string
  readonly title: string
  /** `null`: nobody has asked. */
  readonly from: FactValue
  readonly to: FactValue
  /** `found-out`: it is not known now, and this is what would be found. `changed`: it is known, and would be otherwise. */
  readonly kind: 'found-out' | 'changed'
}

/** Answers that together lead to the target; without any one of them the others would not. */
export interface Change {
  readonly facts: readonly [ChangedFact, ...ChangedFact[]]
  /** What the evaluator decides of the referral so changed; the pathway accepted or provisional. */
  readonly decision: { readonly disposition: Disposition; readonly pathway: string | null }
}

/** The ways in which a referral would have come to a target. Plain JSON. */
export interface Counterfactuals {
  readonly target: string
  /** Whether it is decided so as it is. */
  readonly alreadySo: boolean
  /** Nearest first: the fewest facts, then the smallest changes, then in the order of the catalogue. */
  readonly changes: readonly Change[]
  /** Whether there are no other facts whose change leads to the target. */
  readonly exhaustive: boolean
}

/** How to look for changes. */
export interface CounterfactualOptions {
  /** The date to decide at, `YYYY-MM-DD`; the date of receipt if left out. */
  readonly asOf?: string
  /** How many changes to give at most; 5 if left out. */
  readonly limit?: number
  readonly limits?: ProverLimits
}

const MOST_CHANGES = 5

const isDisposition = (target: string): target is Disposition =>
  DISPOSITIONS.some((disposition) => disposition === target)

const optionIssues = (target: string, limit: number, pathways: readonly string[]): readonly Issue[] => [
  ...(isDisposition(target) || pathways.includes(target)
    ? []
    : [
        {
          code: 'unknown-target' as const,
          path: [],
          message: `there is no pathway or disposition ${quote(target)}`,
          hint: didYouMean(target, [...pathways, ...DISPOSITIONS]),
        },
      ]),
  ...(Number.isSafeInteger(limit) && limit >= 1
    ? []
    : [
        {
          code: 'out-of-range' as const,
          path: ['limit'],
          message: `the limit ${quote(String(limit))} is not a whole number of at least 1`,
        },
      ]),
]

const isAt = (target: string, { disposition, pathway }: Decision): boolean =>
  isDisposition(target) ? disposition === target : pathway === target

const formulaFor = (target: string, { answered, outcomes, possible }: LaidOutTriage): Formula => {
  const { disposition, pathway } = outcomes
  return isDisposition(target)
    ? and(answered(disposition[target]), possible)
    : and(answered(disposition.accept), answered(pathway.get(target) ?? NEVER), possible)
}

/**
 * The smallest changes of facts that would give `target`: a disposition, or (which loses if both have the name) a
 * pathway to be accepted on. Different changes change different facts; each is confirmed by deciding the referral
 * with it. What is not known can be found out to be anything. What is known can change, but never the age, nothing
 * about the service, and never downwards where it is about safety, an escalation turns on it or it is past.
 * Gives issues for an unknown target and for a referral that cannot be read.
 */
export const counterfactuals = (
  triage: TriageToAsk,
  referral: unknown,
  target: string,
  options: CounterfactualOptions = {},
): Result<Counterfactuals> => {
  const { asOf, limit = MOST_CHANGES, limits = DEFAULT_LIMITS } = options
  const [first, ...rest] = optionIssues(
    target,
    limit,
    triage.ruleSet.pathways.map(({ id }) => id),
  )
  if (first !== undefined) return { ok: false, issues: [first, ...rest] }
  const examined = triage.examine(referral, asOf === undefined ? {} : { asOf })
  if (!examined.ok) return { ok: false, issues: examined.issues }
  const { decision, facts } = examined.value
  if (isAt(target, decision)) return ok({ target, alreadySo: true, changes: [], exhaustive: true })

  const date = decision.provenance.asOf
  const read = unwrap(parseReferral(referral))
  const laidOut = laidOutTriage(triage)
  const { order, space } = laidOut
  const given = answersGiven(space, examined.value)
  const answers = movableAnswers(triage.ruleSet, space, given, read, date)
  const moving = new Set(answers.flatMap(({ variables }) => variables.map(({ id }) => id)))
  const staying = new Map([...space.choiceFor(given)].filter(([id]) => !moving.has(id)))
  const { exhaustive, ways } = nearestChanges(
    {
      formula: restrict(formulaFor(target, laidOut), staying),
      answers,
      order,
    },
    limit,
    limits,
  )

  const confirmed = ({ choice, moved }: Way): Change => {
    const changed = moved.map(
      (answer): ChangedFact => ({
        fact: answer.definition.name,
        title: answer.definition.title,
        from: answer.from,
        to: answer.valueIn(choice),
        kind: answer.from === null ? 'found-out' : 'changed',
      }),
    )
    const after = triage.examine(changedReferral(read, changed, { asOf: date, facts }), { asOf: date })
    const said = `the change ${canonicalJson(changed)} to ${quote(target)}`
    if (!after.ok) throw new AnalysisFault(`${said} gives no referral: ${formatIssues(after.issues)}`)
    const { disposition, pathway, provisionalPathway } = after.value.decision
    const [one, ...others] = changed
    if (one === undefined || !isAt(target, after.value.decision))
      throw new AnalysisFault(`the evaluator does not confirm ${said}`)
    return { facts: [one, ...others], decision: { disposition, pathway: pathway ?? provisionalPathway } }
  }
  return ok({ target, alreadySo: false, changes: ways.map(confirmed), exhaustive })
}
