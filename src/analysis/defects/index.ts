/**
 * The defects of a rule set: what is probably not meant, found exactly and with a referral that shows it.
 * Takes: an analysis context.
 * Gives: findings about its own rules, as of any service, and about its limits at the service in question; what was not finished.
 * May import: the analysis, and all that it may import.
 */
import type { Facts } from '../../facts/fact.js'
import { memoize } from '../../input/memoize.js'
import { type AnalysisContext, analysisContext } from '../../proof/context.js'
import type { Formula } from '../../proof/engine/formula.js'
import type { Finding, FindingCode, Witness } from '../../proof/finding.js'
import type { Answer, Prover } from '../../proof/prover.js'
import { rulesAlwaysMet, rulesNeverMet, thresholdsAtEdge } from './always-or-never.js'
import type { Search } from './defect.js'
import { rulesWithEqualConditions } from './equal-conditions.js'
import { invariantsThatProveNothing } from './invariants-that-prove-nothing.js'
import { negationsOfUnknown } from './negation-of-unknown.js'
import { partsWithoutEffect } from './parts-without-effect.js'
import { limitsThatDoNotMeet, pathwaysByDefault } from './pathways.js'
import { rulesRedundant } from './rule-redundant.js'
import {
  actionsUnreachable,
  destinationsUnreachable,
  factsUnused,
  outcomesUnreachable,
  routesUnreachable,
} from './unreachable-or-unused.js'

/** A search for defects, with the codes of what it finds. */
interface Defect {
  readonly codes: readonly FindingCode[]
  readonly find: (context: AnalysisContext) => readonly Finding[] | Search
}

/** What a rule set says is judged as of any service: that one of them never meets a rule is no fault of the rule. */
const DEFECTS: readonly Defect[] = [
  { codes: ['invariant-proves-nothing'], find: invariantsThatProveNothing },
  { codes: ['rule-never-met'], find: rulesNeverMet },
  { codes: ['rule-always-met'], find: rulesAlwaysMet },
  { codes: ['equal-conditions', 'conditions-repeated'], find: rulesWithEqualConditions },
  { codes: ['rule-redundant'], find: rulesRedundant },
  {
    codes: ['leaf-without-effect', 'leaves-without-effect', 'branch-without-effect'],
    find: partsWithoutEffect,
  },
  { codes: ['outcome-unreachable'], find: outcomesUnreachable },
  { codes: ['route-unreachable'], find: routesUnreachable },
  { codes: ['destination-unreachable'], find: destinationsUnreachable },
  { codes: ['action-unreachable'], find: actionsUnreachable },
  { codes: ['pathway-by-default'], find: pathwaysByDefault },
  { codes: ['local-fact-unused', 'catalogue-facts-unused'], find: factsUnused },
  { codes: ['threshold-at-edge'], find: thresholdsAtEdge },
  { codes: ['negation-of-unknown'], find: negationsOfUnknown },
]

/** What follows from a graver defect of the same rule is not told as well. */
const FOLLOWS_FROM: { readonly [code in FindingCode]?: readonly FindingCode[] } = {
  'rule-redundant': ['rule-never-met', 'rule-always-met', 'equal-conditions'],
  'leaf-without-effect': ['rule-never-met', 'rule-always-met'],
  'leaves-without-effect': ['rule-never-met', 'rule-always-met'],
  'branch-without-effect': ['rule-never-met', 'rule-always-met'],
}

const isTold = (finding: Finding, all: readonly Finding[]): boolean =>
  !all.some(
    ({ code, rule }) =>
      rule !== null && rule === finding.rule && (FOLLOWS_FROM[finding.code] ?? []).includes(code),
  )

const ofAnyService = (context: AnalysisContext): AnalysisContext => {
  const { document, limits, ruleSet, space } = context
  return space.service === null ? context : analysisContext({ document, ruleSet, service: null, limits })
}

/** The same context, in which each question is asked, and each witness made, only once: defects ask much alike. */
const memoized = (context: AnalysisContext): AnalysisContext => ({
  ...context,
  prover: { ...context.prover, ask: memoize<Formula, Answer>(context.prover.ask) },
  witness: memoize<Facts, Witness>(context.witness),
})

/** The same prover, and whether it has had to leave a question open. */
const watched = (prover: Prover): { readonly prover: Prover; readonly hasGivenUp: () => boolean } => {
  let givenUp = false
  const watch = (answer: Answer): Answer => {
    givenUp ||= answer.kind === 'unfinished'
    return answer
  }
  return {
    hasGivenUp: () => givenUp,
    prover: {
      ...prover,
      ask: (formula) => watch(prover.ask(formula)),
      askTogether: (parts) => watch(prover.askTogether(parts)),
      searcher: () => {
        const isPossible = prover.searcher()
        return (formula) => {
          const answer = isPossible(formula)
          givenUp ||= answer === null
          return answer
        }
      },
    },
  }
}

/** Everything that is probably wrong with the rule set's own rules, and with its limits at the service. */
export const findDefects = (context: AnalysisContext): Search => {
  const atAnyService = memoized(ofAnyService(context))
  const results = DEFECTS.map(({ codes, find }) => {
    const { hasGivenUp, prover } = watched(atAnyService.prover)
    const found = find({ ...atAnyService, prover })
    const { findings, unfinished } = 'findings' in found ? found : { findings: found, unfinished: [] }
    return { findings, unfinished: hasGivenUp() ? codes : unfinished }
  })
  const all = results.flatMap(({ findings }) => findings)
  return {
    findings: [...all.filter((finding) => isTold(finding, all)), ...limitsThatDoNotMeet(context)],
    unfinished: results.flatMap(({ unfinished }) => unfinished),
  }
}
