/** What the analysis says of a rule set: plain JSON, each finding with a stable code, a severity and witnesses. */
import type { Facts } from '../facts/fact.js'
import type { Referral } from '../referral/referral.js'
import type { Disposition } from '../rule-set/rule-set.js'
import type { Service } from '../service/service.js'
import type { FINDING_CODES, FindingCode, Severity } from './finding-codes.js'

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

/** What is said of a finding, beside its code. */
export type AboutFinding = Pick<Finding, 'path' | 'message' | 'hint'> & {
  readonly rule?: string | null
  readonly takeAway?: Finding['takeAway']
  readonly witnesses?: readonly (Witness | null)[]
}

/** The kinds of findings that are errors: what refutes a proof is one. */
type ErrorCode = {
  [Code in FindingCode]: (typeof FINDING_CODES)[Code]['severity'] extends 'error' ? Code : never
}[FindingCode]

/** A finding of `code` and `severity`. Witnesses that could not be found are left out. */
export const findingOf = (code: FindingCode, severity: Severity, about: AboutFinding): Finding => ({
  code,
  severity,
  rule: about.rule ?? null,
  path: about.path,
  message: about.message,
  hint: about.hint,
  takeAway: about.takeAway ?? [],
  witnesses: (about.witnesses ?? []).filter((witness) => witness !== null),
  consequences: [],
})

/** What refutes a proof: an error. */
export const refutation = (code: ErrorCode, about: AboutFinding): Finding => findingOf(code, 'error', about)

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
