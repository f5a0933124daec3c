/** What a decision is made from: the verdicts, and what gives them their words and limits. */
import type { Derived, FactDefinition } from '../facts/fact.js'
import type { RuleEvent, RuleSet } from '../rule-set/rule-set.js'
import type { RuleVerdict, Verdicts } from '../rule-set/verdicts.js'
import type { Service } from '../service/service.js'
import type { Provenance } from './decision.js'
import type { Settles } from './question-order.js'

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
  /** How much each question would settle; where it is left out, the catalogue's order stands. */
  readonly settles?: Settles
  readonly provenance: Provenance
}

/** The verdict of a rule whose event is of one type. */
export type VerdictOf<Type extends RuleEvent['type']> = RuleVerdict & {
  readonly rule: { readonly event: Extract<RuleEvent, { readonly type: Type }> }
}

/** The verdicts of the rules with events of `type`, in rule order. */
export const verdictsOf = <Type extends RuleEvent['type']>(
  verdicts: Verdicts,
  type: Type,
): readonly VerdictOf<Type>[] =>
  verdicts.filter((one): one is VerdictOf<Type> => one.rule.event.type === type)

/** Whether a rule was met. */
export const isMet = ({ verdict }: RuleVerdict): boolean => verdict === 'met'

/** Whether a rule's unknown facts hold the decision up: escalations and redirects do, unless they only note. */
export const holdsUp = ({ rule, verdict }: RuleVerdict): boolean =>
  verdict === 'undetermined' &&
  (rule.event.type === 'escalate' || rule.event.type === 'redirect') &&
  rule.whenUndetermined !== 'note'

/** The names of the rules of some verdicts; at least one, as there is at least one verdict. */
export const ruleNames = ([first, ...rest]: readonly [RuleVerdict, ...RuleVerdict[]]): [
  string,
  ...string[],
] => [first.rule.name, ...rest.map(({ rule }) => rule.name)]
