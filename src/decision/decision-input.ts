/** What a decision is made from: the verdicts, and what gives them their words and limits. */
import type { Derived, FactDefinition } from '../facts/fact.js'
import type { RuleSet } from '../rule-set/rule-set.js'
import type { Verdicts } from '../rule-set/verdicts.js'
import type { Service } from '../service/service.js'
import type { Provenance } from './provenance.js'

/** All that `decide` needs; it asks nothing about how the verdicts were found. */
export interface DecisionInput {
  readonly referral: string
  /** The rule set with the safety floor welded under it. */
  readonly ruleSet: RuleSet
  readonly verdicts: Verdicts
  readonly origins: { readonly [fact: string]: Derived }
  /** The catalogue and the local facts, in the order they are asked. */
  readonly definitions: ReadonlyMap<string, FactDefinition>
  readonly service: Service
  readonly provenance: Provenance
}
