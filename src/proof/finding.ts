/** What the analysis says of a rule set: plain JSON, each finding with a stable code, a severity and a witness. */
import type { Facts } from '../facts/fact.js'
import type { Referral } from '../referral/referral.js'
import type { Disposition } from '../rule-set/rule-set.js'
import type { Service } from '../service/service.js'
import type { FindingCode } from './finding-codes.js'

/** A concrete referral that shows a finding; the evaluator was run on it and confirmed what the finding says. */
export interface Witness {
  /** The facts that are known; all others are unknown. */
  readonly facts: Facts
  readonly referral: Referral
  readonly service: Service
  /** The date it is decided at, `YYYY-MM-DD`. */
  readonly asOf: string
  readonly disposition: Disposition
  /** The pathway, accepted or provisional; `null` for a redirect. */
  readonly pathway: string | null
}

/** How grave a finding can be, the gravest first. */
export const SEVERITIES = ['error', 'warning', 'note'] as const
/** `error`: unsafe, not to be used. `warning`: probably not what was meant. `note`: worth knowing. */
export type Severity = (typeof SEVERITIES)[number]

/** One thing that the analysis found. */
export interface Finding {
  readonly code: FindingCode
  readonly severity: Severity
  /** The rule it is about; `null` where it is about the rule set as a whole. */
  readonly rule: string | null
  /** Where in the rule set's document: keys and indexes, outermost first. */
  readonly path: readonly (string | number)[]
  /** What is so, in one sentence. */
  readonly message: string
  /** How to mend it. */
  readonly hint: string
  /** Referrals that show it: one, or two where it is a matter of two (before and after). Empty only where no referral could (a rule that is never met). */
  readonly witnesses: readonly Witness[]
}

/** Something that holds of every referral there can be. */
export interface Proof {
  readonly name: string
  readonly title: string
  /** `proved` over all cells; `refuted` with the findings that say how; `unfinished` where the limits ran out. */
  readonly status: 'proved' | 'refuted' | 'unfinished'
  readonly by: 'diagram' | 'search' | null
  /** How many assignments it was proved over, in decimal digits (a bigint as JSON); `null` where they were not counted. */
  readonly assignments: string | null
}
