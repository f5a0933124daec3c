/**
 * The defects of a rule set: what is probably not meant, found exactly and with a referral that shows it.
 * Takes: an analysis context.
 * Gives: findings about its own rules, as of any service, and about its limits at the service in question; what was not finished.
 * May import: the analysis, and all that it may import.
 */
import { type AnalysisContext, analysisContext } from '../../proof/context.js'
import type { Finding, FindingCode } from '../../proof/finding.js'
import { actionsUnreachable } from './action-unreachable.js'
import { destinationsUnreachable } from './destination-unreachable.js'
import { rulesWithEqualConditions } from './equal-conditions.js'
import { factsUnused } from './fact-unused.js'
import { leavesWithoutEffect } from './leaf-without-effect.js'
import { limitsThatDoNotMeet } from './limits-do-not-meet.js'
import { negationsOfUnknown } from './negation-of-unknown.js'
import { noticing } from './noticing.js'
import { outcomesUnreachable } from './outcome-unreachable.js'
import { pathwaysByDefault } from './pathway-by-default.js'
import { remembered } from './remembered.js'
import { riskLightensPathway } from './risk-lightens-pathway.js'
import { routesUnreachable } from './route-unreachable.js'
import { rulesAlwaysMet } from './rule-always-met.js'
import { rulesNeverMet } from './rule-never-met.js'
import { rulesRedundant } from './rule-redundant.js'
import { thresholdsAtEdge } from './threshold-at-edge.js'

/** A search for defects, with the codes of what it finds. */
interface Defect {
  readonly codes: readonly FindingCode[]
  readonly find: (context: AnalysisContext) => readonly Finding[]
}

/** What a rule set says is judged as of any service: that one of them never meets a rule is no fault of the rule. */
const DEFECTS: readonly Defect[] = [
  { codes: ['rule-never-met'], find: rulesNeverMet },
  { codes: ['rule-always-met'], find: rulesAlwaysMet },
  { codes: ['equal-conditions', 'conditions-repeated'], find: rulesWithEqualConditions },
  { codes: ['rule-redundant'], find: rulesRedundant },
  { codes: ['leaf-without-effect'], find: leavesWithoutEffect },
  { codes: ['outcome-unreachable'], find: outcomesUnreachable },
  { codes: ['route-unreachable'], find: routesUnreachable },
  { codes: ['destination-unreachable'], find: destinationsUnreachable },
  { codes: ['action-unreachable'], find: actionsUnreachable },
  { codes: ['pathway-by-default'], find: pathwaysByDefault },
  { codes: ['risk-lightens-pathway'], find: riskLightensPathway },
  { codes: ['local-fact-unused', 'catalogue-facts-unused'], find: factsUnused },
  { codes: ['threshold-at-edge'], find: thresholdsAtEdge },
  { codes: ['negation-of-unknown'], find: negationsOfUnknown },
]

/** What follows from a graver defect of the same rule is not told as well. */
const FOLLOWS_FROM: { readonly [code in FindingCode]?: readonly FindingCode[] } = {
  'rule-redundant': ['rule-never-met', 'rule-always-met', 'equal-conditions'],
  'leaf-without-effect': ['rule-never-met', 'rule-always-met'],
}

const isTold = (finding: Finding, all: readonly Finding[]): boolean =>
  all.some(
    ({ code, rule }) =>
      rule !== null && rule === finding.rule && (FOLLOWS_FROM[finding.code] ?? []).includes(code),
  )

const ofAnyService = (context: AnalysisContext): AnalysisContext => {
  const { document, limits, ruleSet, space } = context
  return space.service === null ? context : analysisContext({ document, ruleSet, service: null, limits })
}

/** What was found, and what was not looked for to the end. */
export interface Defects {
  readonly findings: readonly Finding[]
  /** The codes of what there may be more of than was found: the limits ran out. */
  readonly unfinished: readonly FindingCode[]
}

/** Everything that is probably wrong with the rule set's own rules, and with its limits at the service. */
export const findDefects = (context: AnalysisContext): Defects => {
  const open = remembered(ofAnyService(context))
  const searched = DEFECTS.map(({ codes, find }) => {
    const { hasGivenUp, prover } = noticing(open.prover)
    return { findings: find({ ...open, prover }), unfinished: hasGivenUp() ? codes : [] }
  })
  const all = searched.flatMap(({ findings }) => findings)
  return {
    findings: [...all.filter((finding) => !isTold(finding, all)), ...limitsThatDoNotMeet(context)],
    unfinished: searched.flatMap(({ unfinished }) => unfinished),
  }
}
