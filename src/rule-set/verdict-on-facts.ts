/** A rule with its verdict on some facts; what it rests on is worked out when it is asked for. */
import type { Facts } from '../facts/fact.js'
import type { NamedConditions } from './condition.js'
import type { CellsOfFacts } from './evaluation/cell-reader.js'
import type { DecisiveByCells } from './evaluation/decisive-by-cells.js'
import type { Rule } from './rule-set.js'
import type { Verdict } from './three-valued.js'
import { decisiveFacts, traceLeaves } from './trace.js'
import type { LeafResult, RuleVerdict } from './verdicts.js'

/** What the verdicts of one rule set are about; made once for all of them. */
export interface AskedOf {
  readonly facts: Facts
  readonly named: NamedConditions
  /** Where the facts stand, if the verdicts were found by that. */
  readonly cells?: CellsOfFacts
}

/** Made for every rule of every decision; traces its leaves each time they are asked for. */
export class VerdictOnFacts implements RuleVerdict {
  constructor(
    readonly rule: Rule,
    readonly verdict: Verdict,
    private readonly of: AskedOf,
    /** Who remembers by the cells what decided the rule; nobody where it is asked as it is written. */
    private readonly remembered: DecisiveByCells | null = null,
  ) {}

  leaves(): readonly LeafResult[] {
    return traceLeaves(this.rule.conditions, this.of.named, this.of.facts)
  }

  decisiveFacts(): readonly string[] {
    const { cells, facts, named } = this.of
    return this.remembered !== null && cells !== undefined
      ? this.remembered(cells)
      : decisiveFacts(this.rule.conditions, named, facts)
  }
}
