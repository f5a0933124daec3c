/** The policy that ships with the library, read from its bundles when it is first asked for. */
import safetyFloorBundle from '../../rules/bundled/safety-floor.json' with { type: 'json' }
import socialPrescribingBundle from '../../rules/bundled/social-prescribing.json' with { type: 'json' }
import { unwrap } from '../issue.js'
import { parseRuleSet } from './parse-rule-set.js'
import type { RuleSet } from './rule-set.js'

const onceRead = (bundle: unknown): (() => RuleSet) => {
  let ruleSet: RuleSet | null = null
  return () => {
    ruleSet ??= unwrap(parseRuleSet(bundle))
    return ruleSet
  }
}

/** The default rule set, `rules/social-prescribing/`, without the safety floor. */
export const defaultRuleSet = onceRead(socialPrescribingBundle)

/** The safety floor, `rules/safety-floor/`: welded under every rule set. */
export const safetyFloor = onceRead(safetyFloorBundle)
