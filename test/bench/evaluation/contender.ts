/** Who is measured: anything that can say which rules of a rule set are met. */
import type { Facts } from '../../../src/facts/fact.js'
import type { RuleSet } from '../../../src/rule-set/rule-set.js'

/** One way of evaluating a rule set. */
export interface Contender {
  readonly name: string
  /** Makes ready what can be made ready before the first facts come. */
  readonly prepare: (ruleSet: RuleSet) => Evaluate | Promise<Evaluate>
}

/** The names of the rules that are met. */
export type Evaluate = (facts: Facts) => Met | Promise<Met>

/** Says of a rule whether it was met; made only where answers are compared, so that making it costs nobody time. */
export type Met = () => ReadonlySet<string>
