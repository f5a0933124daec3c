/** A rule with its verdict on some facts; what it rests on is worked out when it is asked for. */
import type { Facts } from '../facts/fact.js'
import type { NamedConditions } from './condition.js'
import type { Rule } from './rule-set.js'
import type { Verdict } from './three-valued.js'
import { decisiveFacts, traceLeaves } from './trace.js'
import type { LeafResult, RuleVerdict } from './verdicts.js'

/** Traces its leaves each time they are asked for. */
export class VerdictOnFacts implements RuleVerdict {
  constructor(
    readonly rule: Rule,
    readonly verdict: Verdict,
    private readonly named: NamedConditions,
    private readonly facts: Facts,
  ) {}

  leaves(): readonly LeafResult[] {
    return traceLeaves(this.rule.conditions, this.named, this.facts)
  }

  decisiveFacts(): readonly string[] {
    return decisiveFacts(this.rule.conditions, this.named, this.facts)
  }
}
