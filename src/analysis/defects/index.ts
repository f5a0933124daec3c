/**
 * The defects of a rule set: what is probably not meant, found exactly and with a referral that shows it.
 * Takes: an analysis context.
 * Gives: findings about its own rules, as of any service, and about its limits at the service in question; what was not finished.
 * May import: the analysis, and all that it may import.
 */
import type { Facts } from '../../facts/fact.js'
import { lazy, memoize } from '../../input/memoize.js'
import { type AnalysisContext, analysisContext } from '../../proof/context.js'
import type { Formula } from '../../proof/engine/formula.js'
import type { Finding, Witness } from '../../proof/finding.js'
import type { FindingCode } from '../../proof/finding-codes.js'
import { outcomesWithout } from '../../proof/outcomes.js'
import type { Answer, Prover } from '../../proof/prover.js'
import { rulesAlwaysMet, rulesNeverMet, thresholdsAtEdge } from './always-or-never.js'
import type { Vanishing } from './causes.js'
import type { Search } from './defect.js'
import { rulesWithEqualConditions } from './equal-conditions.js'
import { invariantsThatProveNothing } from './invariants-that-prove-nothing.js'
import { negationsOfUnknown } from './negation-of-unknown.js'
import { rulesNeverMetHere } from './never-met-here.js'
import { partsWithoutEffect } from './parts-without-effect.js'
import { limitsThatDoNotMeet, pathwaysByDefault } from './pathways.js'
import { redirectLoops } from './redirect-loops.js'
import { type RedundantRules, redundantRules, rulesRedundant } from './rule-redundant.js'
import {
  actionsUnreachable,
  destinationsUnreachable,
  outcomesUnreachable,
  routesUnreachable,
} from './unreachable.js'
import { unsureLeftOut } from './unsure-left-out.js'
import { conditionsUnused, factsUnused } from './unused.js'

/** A search for defects, with the codes of what it finds. */
interface Defect {
  readonly codes: readonly FindingCode[]
  readonly find: (context: AnalysisContext, redundant: () => RedundantRules) => readonly Finding[] | Search
}

/** What is there because of more rules than the one that it is about, or of others: some rules alone may be to blame for it. */
const OF_ALL_RULES: readonly FindingCode[] = [
  'rule-redundant',
  'outcome-unreachable',
  'route-unreachable',
  'destination-unreachable',
  'action-unreachable',
  'pathway-by-default',
]

/** What a rule set says is judged as of any service: that one of them never meets a rule is no fault of the rule. */
const DEFECTS: readonly Defect[] = [
  { codes: ['invariant-proves-nothing'], find: invariantsThatProveNothing },
  { codes: ['rule-never-met'], find: rulesNeverMet },
  { codes: ['rule-always-met'], find: rulesAlwaysMet },
  { codes: ['equal-conditions', 'conditions-repeated'], find: rulesWithEqualConditions },
  { codes: ['rule-redundant'], find: (context, redundant) => rulesRedundant(context, redundant()) },
  {
    codes: ['leaf-without-effect', 'leaves-without-effect', 'branch-without-effect'],
    find: partsWithoutEffect,
  },
  { codes: ['outcome-unreachable'], find: outcomesUnreachable },
  { codes: ['redirect-loop'], find: redirectLoops },
  { codes: ['route-unreachable'], find: routesUnreachable },
  { codes: ['destination-unreachable'], find: destinationsUnreachable },
  { codes: ['action-unreachable'], find: actionsUnreachable },
  { codes: ['pathway-by-default'], find: pathwaysByDefault },
  { codes: ['local-fact-unused', 'catalogue-facts-unused'], find: factsUnused },
  { codes: ['condition-unused'], find: conditionsUnused },
  { codes: ['threshold-at-edge'], find: thresholdsAtEdge },
  { codes: ['negation-of-unknown'], find: negationsOfUnknown },
  { codes: ['unsure-left-out'], find: unsureLeftOut },
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

/** The defects, what was not looked for to the end, and which of them would not be there without some rules. */
export interface Defects extends Search {
  readonly vanishing: Vanishing
}

/** Looks for defects again, as if some rules were not there. The document stays as it is, and so do the places in it. */
const vanishingIn =
  (anywhere: AnalysisContext): Vanishing =>
  (findings, names) => {
    const outcomes = outcomesWithout(anywhere.outcomes, names)
    const { hasGivenUp, prover } = watched(anywhere.prover)
    const context = { ...anywhere, ruleSet: outcomes.ruleSet, outcomes, prover }
    const codes = new Set(findings.map(({ code }) => code))
    const redundant = lazy(() => redundantRules(context))
    const left = DEFECTS.filter(({ codes: [code] }) => code !== undefined && codes.has(code)).flatMap(
      ({ codes: [code], find }) => {
        if (code === undefined || !OF_ALL_RULES.includes(code)) return []
        if (code === 'rule-redundant') return [...redundant().alone].map((name) => `${code} ${name}`)
        const found = find(context, redundant)
        return ('findings' in found ? found.findings : found).map(keyOf)
      },
    )
    const isLeft = new Set(left)
    return new Set(
      findings.filter(
        (finding) => OF_ALL_RULES.includes(finding.code) && !hasGivenUp() && !isLeft.has(keyOf(finding)),
      ),
    )
  }

const keyOf = ({ code, message, rule }: Finding): string => `${code} ${rule ?? message}`

/** Everything that is probably wrong with the rule set's own rules, and with its limits at the service. */
export const findDefects = (context: AnalysisContext): Defects => {
  const anywhere = memoized(ofAnyService(context))
  const ofRedundant = watched(anywhere.prover)
  const redundant = lazy(() => redundantRules({ ...anywhere, prover: ofRedundant.prover }))
  const results = DEFECTS.map(({ codes, find }): Search => {
    const { hasGivenUp, prover } = watched(anywhere.prover)
    const found = find({ ...anywhere, prover }, redundant)
    const { findings, unfinished } = 'findings' in found ? found : { findings: found, unfinished: [] }
    return { findings, unfinished: hasGivenUp() ? codes : unfinished }
  })
  const here = watched(context.prover)
  const neverMetHere = rulesNeverMetHere({ ...context, prover: here.prover }, anywhere)
  const all = results.flatMap(({ findings }) => findings)
  return {
    findings: [
      ...all.filter((finding) => isTold(finding, all)),
      ...neverMetHere,
      ...limitsThatDoNotMeet(context),
    ],
    unfinished: [
      ...results.flatMap(({ unfinished }) => unfinished),
      ...(ofRedundant.hasGivenUp() ? ['rule-redundant' as const] : []),
      ...(here.hasGivenUp() ? ['rule-never-met-here' as const] : []),
    ],
    vanishing: vanishingIn(anywhere),
  }
}
