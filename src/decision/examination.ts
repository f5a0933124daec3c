/** Everything behind one decision: what was known, what every rule came to, and what follows. Plain JSON. */
import type { Derived, FactDefinition, Facts } from '../facts/fact.js'
import type { RuleEvent, RuleSource } from '../rule-set/rule-set.js'
import type { Verdict } from '../rule-set/three-valued.js'
import type { LeafResult } from '../rule-set/verdicts.js'
import type { Decision } from './decision.js'

/** One rule as it was examined. */
export interface ExaminedRule {
  readonly rule: string
  readonly title: string
  readonly event: RuleEvent
  /** Whether it keeps a referral from being accepted: an undetermined `escalate` or `redirect` rule that does not say `note`. */
  readonly holdsUp: boolean
  readonly verdict: Verdict
  readonly leaves: readonly LeafResult[]
  readonly source: RuleSource
}

/** A decision with all that it rests on. */
export interface Examination {
  readonly facts: Facts
  readonly origins: { readonly [fact: string]: Derived }
  /** Every rule, the safety floor's included, in order of their names. */
  readonly rules: readonly ExaminedRule[]
  /** The rule set's pathways, from the least to the most intensive. */
  readonly pathways: readonly string[]
  /** The local facts that the rule set declares, for their titles. */
  readonly localFacts: readonly FactDefinition[]
  readonly decision: Decision
}
