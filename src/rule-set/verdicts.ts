/** What evaluation gives: per rule a verdict and, worked out only when asked for, the leaves and facts that made it so. */
import type { Facts } from '../facts/fact.js'
import type { NamedConditions } from './condition.js'
import type { DecisiveByCells } from './evaluation/decisive-by-cells.js'
import type { CellsOfFacts } from './evaluation/variables.js'
import type { Rule } from './rule-set.js'
import type { Verdict } from './three-valued.js'
import { decisiveFacts, type LeafResult, traceLeaves } from './trace.js'

/** A rule with its verdict. */
export interface RuleVerdict {
  /** The rule. */
  readonly rule: Rule
  /** What it came to. */
  readonly verdict: Verdict
  /** Every leaf of the rule with the value it met, in the order it is written. */
  leaves(): readonly LeafResult[]
  /** The facts of the decisive leaves, each once, in the order they are asked: quicker than all leaves. */
  decisiveFacts(): readonly string[]
}

/** The verdicts of all rules of a rule set, in rule order. */
export type Verdicts = readonly RuleVerdict[]

/** What a rule set was evaluated on; one object, shared by the verdicts of all its rules. */
interface Evaluated {
  readonly facts: Facts
  readonly named: NamedConditions
  /** The cells of the facts, if the verdicts come from the table. */
  readonly cells?: CellsOfFacts
}

/** A class, because one is made for every rule of every decision: its methods are shared. */
export class VerdictOnFacts implements RuleVerdict {
  constructor(
    readonly rule: Rule,
    readonly verdict: Verdict,
    private readonly evaluated: Evaluated,
    /** The memo of this rule's decisive facts by cells; `null` for a rule that is not in the table. */
    private readonly decisiveByCells: DecisiveByCells | null = null,
  ) {}

  leaves(): readonly LeafResult[] {
    const { facts, named } = this.evaluated
    return traceLeaves(this.rule.conditions, named, facts)
  }

  decisiveFacts(): readonly string[] {
    const { cells, facts, named } = this.evaluated
    return this.decisiveByCells !== null && cells !== undefined
      ? this.decisiveByCells(cells)
      : decisiveFacts(this.rule.conditions, named, facts)
  }
}
