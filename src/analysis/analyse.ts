/** A rule set, and perhaps a service → all that can be said of it: what is proved, and what is wrong. */

import { resultOf, safely, unwrap } from '../issue/issue.js'
import { type AnalysisContext, analysisContext } from '../proof/context.js'
import { ALWAYS, type Formula } from '../proof/engine/formula.js'
import type { Finding, Proof } from '../proof/finding.js'
import type { FindingCode } from '../proof/finding-codes.js'
import { DEFAULT_LIMITS, type ProverLimits } from '../proof/prover.js'
import { digestOf } from '../rule-set/digest.js'
import { parseRuleSet } from '../rule-set/parse-rule-set.js'
import type { Disposition, RuleSet } from '../rule-set/rule-set.js'
import { safetyFloor } from '../rule-set/shipped.js'
import { weld } from '../rule-set/weld.js'
import { parseService } from '../service/parse-service.js'
import type { Service } from '../service/service.js'
import { analysisOptionIssues } from './analysis-options.js'
import { allProofs, arrangedFindings } from './arrange-findings.js'
import { findDefects } from './defects/index.js'
import { type ForSignature, forSignature } from './for-signature.js'
import { formatProof } from './format-proof.js'

/** A number of assignments in decimal digits (a bigint as JSON); `null` where counting was not finished. */
export type Count = string | null

/** A proof, with what it says in words that are made from its content: a title may promise more. */
export interface ProofInWords extends Proof {
  /** What was proved, in one sentence without a full stop; of an invariant made from its `when` and `then`. */
  readonly inWords: string
}

/** What the analysis says of a rule set. */
export interface Report {
  /** The rule set as it was given, without the safety floor that is welded under it. */
  readonly ruleSet: {
    /** Its id. */
    readonly id: string
    /** Its version. */
    readonly version: string
    /** Its digest. */
    readonly digest: string
  }
  /** The id of the service that it was analysed for; `null` stands for every service. */
  readonly service: string | null
  /** `exact`: every count was finished. `search`: some were not, and what was proved there was proved by search. */
  readonly method: 'exact' | 'search'
  /** The promises that every rule set makes, then the invariants: whether each holds of every referral. */
  readonly proofs: readonly ProofInWords[]
  /**
   * The gravest first, but causes before what follows from them: mostly folded under them (`consequences`), or after them
   * where it is graver. Of the same gravity that first from which more follows, then by code and rule.
   */
  readonly findings: readonly Finding[]
  /** The codes of defects that there may be more of than was found: for these the limits ran out. */
  readonly unfinished: readonly FindingCode[]
  /** Every text beside the safety floor, of the rule set and of the service: no proof can vouch for words, so somebody has to sign. */
  readonly forSignature: ForSignature
  /** Over how many assignments each outcome is the one that is decided. */
  readonly outcomes: {
    /** By disposition. */
    readonly dispositions: { readonly [disposition in Disposition]: Count }
    /** By id of a pathway, accepted or provisional; also where a redirect has the last word. */
    readonly pathways: { readonly [pathway: string]: Count }
  }
  /** How large the rule set is, and how large the analysis of it was. */
  readonly size: {
    /** The number of facts that rules ask about, or that hang together with those. */
    readonly facts: number
    /** The number of variables that the facts are laid out over. */
    readonly variables: number
    /** The number of rules, those of the safety floor included. */
    readonly rules: number
    /** How many combinations of known and unknown values a referral can give. */
    readonly assignments: Count
    /** The most nodes that the diagrams had at a time. */
    readonly nodes: number
  }
}

/** How to analyse. */
export interface AnalyseOptions {
  /** The service that referrals are for; if left out, the analysis is for every service there could be. */
  readonly service?: Service | undefined
  /** How much may be spent; what is left out is as in `DEFAULT_LIMITS`. */
  readonly limits?: Partial<ProverLimits> | undefined
}

const counts = (
  { prover }: AnalysisContext,
  formulas: Iterable<readonly [string, Formula]>,
): { readonly [name: string]: Count } =>
  Object.fromEntries(
    [...formulas].map(([name, formula]) => [name, prover.count(formula)?.toString() ?? null]),
  )

const outcomeCounts = (context: AnalysisContext): Report['outcomes'] => {
  const { disposition, pathway } = context.outcomes
  return {
    // As many names as there are dispositions, each of them once.
    dispositions: counts(context, Object.entries(disposition)) as Report['outcomes']['dispositions'],
    pathways: counts(context, pathway),
  }
}

/**
 * Analyses a rule set, the safety floor welded under it: proves the promises that every rule set makes and the
 * invariants of its own, and looks for defects. Exact wherever it can be finished within the limits, and it
 * says where it was not. Throws `TriageError` if the rule set or the service is not valid or would weaken the
 * floor, and for options that it does not know.
 */
export const analyse = (ruleSet: RuleSet, options: AnalyseOptions = {}): Report => {
  unwrap(resultOf(analysisOptionIssues(options, ['service']), () => true))
  const document = unwrap(parseRuleSet(ruleSet))
  const service = options.service === undefined ? null : unwrap(parseService(options.service))
  const context = analysisContext({
    document,
    ruleSet: weld(safetyFloor(), document),
    service,
    limits: { ...DEFAULT_LIMITS, ...options.limits },
  })
  const outcomes = outcomeCounts(context)
  const results = allProofs(context)
  const defects = findDefects(context)
  const assignments = context.prover.count(ALWAYS)?.toString() ?? null
  const all = [assignments, ...Object.values(outcomes.dispositions), ...Object.values(outcomes.pathways)]
  const proofs = results.map(({ proof }) => ({ ...proof, inWords: formatProof(proof, context.ruleSet) }))
  const isExact = !all.includes(null) && proofs.every(({ by }) => by === 'diagram')
  return {
    ruleSet: { id: document.id, version: document.version, digest: digestOf(document) },
    service: service?.id ?? null,
    method: isExact ? 'exact' : 'search',
    proofs,
    findings: arrangedFindings(context, results, defects),
    unfinished: defects.unfinished,
    forSignature: forSignature(document, service === null ? [] : [service]),
    outcomes,
    size: {
      facts: context.space.encodings.size,
      variables: context.space.variables.length,
      rules: context.ruleSet.rules.length,
      assignments,
      nodes: context.prover.nodes(),
    },
  }
}

/** As `analyse`, and gives every issue instead of throwing. */
export const safeAnalyse = safely(analyse)
