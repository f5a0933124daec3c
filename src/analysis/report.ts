/** The whole of what an analysis says: plain JSON, the same for the same input. */

import type { Finding, FindingCode, Proof } from '../proof/finding.js'
import type { Disposition } from '../rule-set/rule-set.js'

/** A number of assignments in decimal digits (a bigint as JSON); `null` where counting was not finished. */
export type Count = string | null

/** What the analysis says of a rule set. */
export interface Report {
  /** The rule set as it was given, without the safety floor that is welded under it. */
  readonly ruleSet: { readonly id: string; readonly version: string; readonly digest: string }
  /** The service that it was analysed for; `null` stands for every service. */
  readonly service: string | null
  /** `exact`: every count was finished. `search`: some were not, and what was proved there was proved by search. */
  readonly method: 'exact' | 'search'
  readonly proofs: readonly Proof[]
  /** The gravest first; of the same gravity by code, then by rule. */
  readonly findings: readonly Finding[]
  /** The codes of defects that there may be more of than was found: for these the limits ran out. */
  readonly unfinished: readonly FindingCode[]
  /** Over how many assignments each outcome is the one that is decided. */
  readonly outcomes: {
    readonly dispositions: { readonly [disposition in Disposition]: Count }
    /** Accepted or provisional, and also where a redirect has the last word. */
    readonly pathways: { readonly [pathway: string]: Count }
  }
  readonly size: {
    /** Facts that rules ask about, or that hang together with those. */
    readonly facts: number
    readonly variables: number
    /** Those of the safety floor included. */
    readonly rules: number
    /** How many combinations of known and unknown values a referral can give. */
    readonly assignments: Count
    /** The most nodes that the diagrams had at a time. */
    readonly nodes: number
  }
}
