/** What rules are tried on (worked examples of rules, whole referrals), and the rule set as it is tried. */
import type { Facts } from '../../facts/fact.js'
import { unwrap } from '../../issue/issue.js'
import { parseRuleSet } from '../../rule-set/parse-rule-set.js'
import type { RuleSet } from '../../rule-set/rule-set.js'
import { safetyFloor } from '../../rule-set/shipped.js'
import type { Verdict } from '../../rule-set/three-valued.js'
import { weld } from '../../rule-set/weld.js'
import type { Service } from '../../service/service.js'
import type { Expectation } from '../scenarios/expectation.js'

/** The facts of one rule's example. It says nothing about other rules. */
export interface ExampleCase {
  /** What reports call it. */
  readonly name: string
  /** The name of the rule. */
  readonly rule: string
  /** Facts that are left out are unknown, as `null` is. */
  readonly facts: Facts
  /** What the rule must come to; what it comes to now, if left out. */
  readonly verdict?: Verdict
}

/** A whole referral, for a service of its own or for the one that all are for. */
export interface ReferralCase {
  /** What reports call it. */
  readonly name: string
  /** As JSON; it is read as strictly as ever. */
  readonly referral: unknown
  /** The service that it is for; the one of the options if left out. */
  readonly service?: Service
  /** The date to decide at, `YYYY-MM-DD`; the date of receipt if left out. */
  readonly asOf?: string
  /** What its decision must be; everything that it is now, if left out. */
  readonly expect?: Expectation
}

/** An example, a referral with a name, or a bare referral, which goes by its id. */
export type TestCase = ExampleCase | ReferralCase | object

/**
 * The worked examples of a rule set's own rules, each as a case: `<rule>: <title of the example>`. Takes a parsed
 * rule set.
 */
export const examplesOf = ({ rules }: RuleSet): readonly ExampleCase[] =>
  rules.flatMap(({ examples, name: rule }) =>
    examples.map(({ facts, title, verdict }) => ({ name: `${rule}: ${title}`, rule, facts, verdict })),
  )

/**
 * The rule set as it decides: the safety floor welded under it. A rule set without pathways (the floor itself)
 * stands as it is. Throws `TriageError` where it is not valid or would weaken the floor.
 */
export const wholeRuleSet = (ruleSet: RuleSet): RuleSet => {
  const own = unwrap(parseRuleSet(ruleSet))
  return own.pathways.length === 0 ? own : weld(safetyFloor(), own)
}
