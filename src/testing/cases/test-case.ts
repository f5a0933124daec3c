/** What a rule set is tried on: worked examples of its rules, and whole referrals. */
import type { Facts } from '../../facts/fact.js'
import type { RuleSet } from '../../rule-set/rule-set.js'
import type { Verdict } from '../../rule-set/three-valued.js'
import type { Service } from '../../service/service.js'
import type { Expectation } from '../scenarios/expectation.js'

/** The facts of one rule's example; facts left out are unknown. It says nothing about other rules. */
export interface ExampleCase {
  readonly name: string
  readonly rule: string
  readonly facts: Facts
  /** What the rule must come to; what it comes to now, if left out. */
  readonly verdict?: Verdict
}

/** A whole referral, for a service of its own or for the one that all are for. */
export interface ReferralCase {
  readonly name: string
  /** As JSON; it is read as strictly as ever. */
  readonly referral: unknown
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
