/** What evaluation gives: per rule a verdict and, leaf by leaf, the values that made it so. */
import type { FactValue } from '../facts/fact.js'
import type { Leaf } from './condition.js'
import type { Rule } from './rule-set.js'
import type { Truth, Verdict } from './three-valued.js'

/** One leaf of a rule with the value it met. */
export interface LeafResult {
  readonly leaf: Leaf
  readonly value: FactValue
  readonly truth: Truth
  /** Whether this leaf helped to make the verdict what it is (a true one of a met rule, an unknown one of an undetermined rule). */
  readonly decisive: boolean
}

/** A rule with its verdict. Its leaves are worked out when they are asked for. */
export interface RuleVerdict {
  readonly rule: Rule
  readonly verdict: Verdict
  leaves(): readonly LeafResult[]
  /** The facts of the decisive leaves, each once, in the order they are asked: quicker than all leaves. */
  decisiveFacts(): readonly string[]
}

/** The verdicts of all rules of a rule set, in rule order. */
export type Verdicts = readonly RuleVerdict[]
