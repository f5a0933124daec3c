/** What the analysis says of a rule set: plain JSON, each finding with a stable code, a severity and witnesses. */
import type { Facts } from '../facts/fact.js'
import type { Referral } from '../referral/referral.js'
import type { Disposition } from '../rule-set/rule-set.js'
import type { Service } from '../service/service.js'

/** How grave a finding can be, the gravest first. */
export const SEVERITIES = ['error', 'warning', 'note'] as const
/** `error`: unsafe, not to be used. `warning`: probably not what was meant. `note`: worth knowing. */
export type Severity = (typeof SEVERITIES)[number]

/** Every kind of finding, with its severity and the one sentence that says what it means. Codes are stable. */
export const FINDING_CODES = {
  // proofs that failed
  'signal-without-specialist': {
    severity: 'error',
    means: 'a suicide signal can be without a specialist mental-health route',
  },
  'danger-without-floor-route': {
    severity: 'error',
    means: 'an answer to a local fact about danger can be without a route of the safety floor',
  },
  'unknown-safety-let-go': {
    severity: 'error',
    means: 'while a safety fact is unknown, a referral can be redirected or get the lightest pathway',
  },
  'risk-lowers-response': { severity: 'error', means: 'more risk can lower the response' },
  'risk-loses-route': {
    severity: 'error',
    means: 'more risk can lose a kind of route, or make the soonest of its kind later',
  },
  'risk-lightens-pathway': { severity: 'error', means: 'more risk can lead to a less intensive pathway' },
  'not-one-disposition': { severity: 'error', means: 'a referral can have no disposition, or more than one' },
  'weeks-outside-envelope': {
    severity: 'error',
    means: 'an intervention can last fewer or more weeks than the envelope allows',
  },
  'broken-invariant': { severity: 'error', means: 'an invariant of the rule set does not hold' },
  // defects
  'invariant-proves-nothing': {
    severity: 'warning',
    means: 'an invariant speaks of no referral there can be, or asks nothing of it',
  },
  'rule-never-met': { severity: 'warning', means: 'no referral can meet the rule' },
  'rule-never-met-here': {
    severity: 'note',
    means: 'at this service no referral can meet the rule, at another one can',
  },
  'rule-always-met': {
    severity: 'warning',
    means: 'every referral meets the rule as soon as its questions are answered',
  },
  'rule-redundant': { severity: 'note', means: 'without the rule every decision would be the same' },
  'leaf-without-effect': {
    severity: 'note',
    means: 'without the leaf the rule would come to the same everywhere',
  },
  'leaves-without-effect': {
    severity: 'note',
    means:
      'without these leaves together the rule would come to the same everywhere, and not without one alone',
  },
  'branch-without-effect': {
    severity: 'note',
    means: 'without the branch, or the named condition, the rule would come to the same everywhere',
  },
  'outcome-unreachable': {
    severity: 'warning',
    means: 'no referral can have the disposition, or be accepted on the pathway',
  },
  'route-unreachable': { severity: 'warning', means: 'no referral can reach the route' },
  'destination-unreachable': { severity: 'warning', means: 'nobody can be redirected to the destination' },
  'action-unreachable': { severity: 'warning', means: 'no decision can have the action' },
  'pathway-by-default': { severity: 'warning', means: 'for some referrals no rule speaks for any pathway' },
  'limits-do-not-meet': {
    severity: 'error',
    means: 'the service and a pathway have no week or contact in common',
  },
  'contact-without-number': {
    severity: 'warning',
    means: 'a contact of a service has neither a number nor an address in it',
  },
  'contact-missing': { severity: 'note', means: 'a service does not say how people reach it' },
  'contact-general': {
    severity: 'note',
    means: 'for some routes a service gives no contact of its own, and only the general one is there',
  },
  'local-fact-unused': { severity: 'warning', means: 'a local fact is in no rule' },
  'condition-unused': {
    severity: 'warning',
    means: 'no rule and no invariant goes by the named condition',
  },
  'catalogue-facts-unused': { severity: 'note', means: 'facts of the catalogue are in no rule' },
  'threshold-at-edge': {
    severity: 'warning',
    means: 'every value that the fact can have passes the question, or none does',
  },
  'equal-conditions': {
    severity: 'warning',
    means: 'two rules with conditions that are the same everywhere call for the same, or for two pathways',
  },
  'conditions-repeated': {
    severity: 'note',
    means: 'two rules that lead to different things have conditions that are the same everywhere',
  },
  'negation-of-unknown': {
    severity: 'warning',
    means:
      'a rule says what an answer is not, and so speaks of unsure, declined or unknown without naming it',
  },
  'unsure-left-out': {
    severity: 'warning',
    means: 'an escalation or a redirect is for the answer that worries, and whoever is unsure is accepted',
  },
} as const satisfies Record<string, { readonly severity: Severity; readonly means: string }>

/** A stable identifier of a kind of finding. */
export type FindingCode = keyof typeof FINDING_CODES

/** A concrete referral that shows a finding; the evaluator was run on it and confirmed what the finding says. */
export interface Witness {
  /** The facts that are known; all others are unknown. */
  readonly facts: Facts
  /** The referral that has these facts. */
  readonly referral: Referral
  /** The service that it is for. */
  readonly service: Service
  /** The date it is decided at, `YYYY-MM-DD`. */
  readonly asOf: string
  /** What the evaluator decides of it. */
  readonly disposition: Disposition
  /** The id of the pathway, accepted or provisional; `null` for a redirect. */
  readonly pathway: string | null
}

/** One thing that the analysis found. */
export interface Finding {
  /** What kind of thing it is; `FINDING_CODES` says what each means. */
  readonly code: FindingCode
  /** How grave it is. */
  readonly severity: Severity
  /** The name of the rule it is about; `null` where it is about the rule set as a whole. */
  readonly rule: string | null
  /** Where in the rule set's document: keys and indexes, outermost first. */
  readonly path: readonly (string | number)[]
  /** What is so, in one sentence. */
  readonly message: string
  /** How to mend it. */
  readonly hint: string
  /**
   * What may be taken out of the document, all of it at once, without any decision changing and without anything above a
   * note being found instead: paths into the document, with what nothing else uses then. A condition that is left empty
   * goes as well. Empty where nothing may simply go.
   */
  readonly takeAway: readonly (readonly (string | number)[])[]
  /** Referrals that show it: one, or two where it is a matter of two (before and after). Empty only where no referral could (a rule that is never met). */
  readonly witnesses: readonly Witness[]
  /**
   * What would not be found without it, none of it graver: it need not be mended by itself. Where several together lead to it, it
   * stands under the first of them, and all have to go. These have none of their own.
   */
  readonly consequences: readonly Finding[]
}

/** All findings in one list: takes those of a report, and gives each followed by its `consequences`. */
export const withConsequences = <Found extends { readonly consequences: readonly Found[] }>(
  findings: readonly Found[],
): readonly Found[] => findings.flatMap((finding) => [finding, ...finding.consequences])

/** A finding of `code`, with the severity that the code has. Witnesses that could not be found are left out. */
export const makeFinding = (
  code: FindingCode,
  about: Pick<Finding, 'path' | 'message' | 'hint'> & {
    readonly rule?: string | null
    readonly takeAway?: Finding['takeAway']
    readonly witnesses?: readonly (Witness | null)[]
  },
): Finding => ({
  code,
  severity: FINDING_CODES[code].severity,
  rule: about.rule ?? null,
  path: about.path,
  message: about.message,
  hint: about.hint,
  takeAway: about.takeAway ?? [],
  witnesses: (about.witnesses ?? []).filter((witness) => witness !== null),
  consequences: [],
})

/** Something that holds of every referral there can be. */
export interface Proof {
  /** A stable name, as `signals-reach-specialists`; of an invariant `invariant:` and its name. */
  readonly name: string
  /** What is proved, as part of a sentence: "every referral has exactly one disposition". */
  readonly title: string
  /**
   * `proved` over all cells; `refuted` with the findings that say how; `unfinished` where the limits ran out;
   * `nothing-to-prove` where no referral, or none to this service, is what an invariant speaks of: no proof.
   */
  readonly status: 'proved' | 'refuted' | 'unfinished' | 'nothing-to-prove'
  /** How it is known: by decision diagrams alone, or also by search; `null` where it was not finished. */
  readonly by: 'diagram' | 'search' | null
  /** How many assignments it was proved over, in decimal digits (a bigint as JSON); `null` where they were not counted. */
  readonly assignments: string | null
}

/** Thrown when the analysis contradicts the evaluator: a mistake of this library, and never a finding. */
export class AnalysisFault extends Error {
  /** `AnalysisFault`. */
  override readonly name = 'AnalysisFault'
}
