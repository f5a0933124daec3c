/** What would have to be otherwise for a referral to be decided otherwise: the smallest changes of its answers. */

import type { Decision } from '../decision/decision.js'
import { didYouMean } from '../issue/did-you-mean.js'
import { type Issue, ok, type Result, throwing } from '../issue/issue.js'
import { quote } from '../issue/quote.js'
import { type Formula, NEVER } from '../proof/engine/formula.js'
import { DEFAULT_LIMITS, type ProverLimits } from '../proof/prover.js'
import { DISPOSITIONS, type Disposition } from '../rule-set/rule-set.js'
import { analysisOptionIssues } from './analysis-options.js'
import { changesTo, type FactsChange } from './one-referral/changes-to.js'
import type { LaidOutTriage, TriageToAsk } from './one-referral/laid-out-triage.js'

/** The ways in which a referral would have come to a target. Plain JSON. */
export interface Counterfactuals {
  /** What it should have come to: a disposition, or the id of a pathway. */
  readonly target: string
  /** Whether it is decided so as it is. */
  readonly alreadySo: boolean
  /** Nearest first: the fewest facts, then the smallest changes, then in the order of the catalogue. */
  readonly changes: readonly FactsChange[]
  /** Whether there are no other facts whose change leads to the target. */
  readonly exhaustive: boolean
}

/** How to look for changes. */
export interface CounterfactualOptions {
  /** The date to decide at, `YYYY-MM-DD`; the date of receipt if left out. */
  readonly asOf?: string | undefined
  /** How many changes to give at most; 5 if left out. */
  readonly limit?: number | undefined
  /** How much may be spent; `DEFAULT_LIMITS` if left out. */
  readonly limits?: ProverLimits | undefined
}

const MAX_CHANGES = 5

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

/** What must hold of the outcomes for the target to be reached. */
const formulaFor = (target: string, { outcomes }: LaidOutTriage): readonly Formula[] => {
  const { disposition, pathway } = outcomes
  return isDisposition(target) ? [disposition[target]] : [disposition.accept, pathway.get(target) ?? NEVER]
}

/**
 * The smallest changes of facts that would give `target`: a disposition, or (which loses if both have the name) a
 * pathway to be accepted on. Different changes change different facts; each is confirmed by deciding the referral
 * with it. What is not known can be found out to be anything. What is known can change, but never the age, nothing
 * about the service, and never downwards where it is about safety, an escalation turns on it or it is past.
 * Gives issues for an unknown target, for options that it does not know and for a referral that cannot be read.
 */
export const safeCounterfactuals = (
  triage: TriageToAsk,
  referral: unknown,
  target: string,
  options: CounterfactualOptions = {},
): Result<Counterfactuals> => {
  const { asOf, limit = MAX_CHANGES, limits = DEFAULT_LIMITS } = options
  const pathways = triage.ruleSet.pathways.map(({ id }) => id)
  const [first, ...rest] = [
    ...analysisOptionIssues(options, ['asOf', 'limit']),
    ...optionIssues(target, limit, pathways),
  ]
  if (first !== undefined) return { ok: false, issues: [first, ...rest] }
  const result = changesTo(
    triage,
    referral,
    {
      said: target,
      formula: (laidOut) => formulaFor(target, laidOut),
      isReached: (decision) => isAt(target, decision),
      isExact: true,
    },
    { asOf, limit, limits },
  )
  return result.ok ? ok({ target, ...result.value }) : result
}

/** As `safeCounterfactuals`, and throws `TriageError` with every issue. */
export const counterfactuals = throwing(safeCounterfactuals)
