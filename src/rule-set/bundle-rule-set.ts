/** A rule set as one JSON document with its digest: the thing that is shipped, signed off and named in decisions. */
import type { Json } from '../input/json.js'
import { digestOf } from './digest.js'
import { arrange, byText } from './reading/arrange.js'
import type { RuleSet } from './rule-set.js'

/** A rule set with its digest. `parseRuleSet` reads it and verifies the digest. */
export interface RuleSetBundle extends RuleSet {
  /** `sha256:<hex>` over the canonical JSON (RFC 8785) of all the rest. */
  readonly digest: string
}

/** Makes the one document of a parsed rule set. Equal rule sets give bundles that are equal to the byte. */
export const bundleRuleSet = (ruleSet: RuleSet): RuleSetBundle => {
  const rules = [...ruleSet.rules].sort((one, other) => byText(one.name, other.name))
  const whole = { ...ruleSet, rules }
  // A rule set is plain data, and arranging changes the order of its keys only.
  return arrange({ ...whole, digest: digestOf(whole) } as unknown as Json) as unknown as RuleSetBundle
}
