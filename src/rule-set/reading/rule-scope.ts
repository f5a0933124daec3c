/** What a rule may refer to: the facts, and the things that its rule set defines. */
import type { FactDefinition } from '../../facts/fact.js'

/** The names that conditions and events can use. */
export interface RuleScope {
  /** The catalogue's facts and the rule set's local ones. */
  readonly facts: ReadonlyMap<string, FactDefinition>
  /** Local facts that are declared, but in a way that nothing can be checked against. */
  readonly unreadableFacts: ReadonlySet<string>
  readonly conditions: ReadonlySet<string>
  readonly routes: ReadonlySet<string>
  readonly destinations: ReadonlySet<string>
  readonly pathways: ReadonlySet<string>
  readonly actions: ReadonlySet<string>
  readonly sources: ReadonlySet<string>
}
