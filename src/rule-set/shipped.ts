/** The policy that ships with the library, from its bundles. */
import safetyFloorBundle from '../../rules/bundled/safety-floor.json' with { type: 'json' }
import socialPrescribingBundle from '../../rules/bundled/social-prescribing.json' with { type: 'json' }
import { deepFreeze } from '../deep-freeze.js'
import type { RuleSet } from './rule-set.js'

/**
 * Takes a bundle of ours at its word: to read it with every check would cost each process that starts more than
 * anything else. A test holds that reading gives exactly this, to the byte, and that the digest is right.
 */
const shipped = (bundle: { readonly digest: string }): (() => RuleSet) => {
  let ruleSet: RuleSet | null = null
  return () => {
    if (ruleSet === null) {
      const { digest: _, ...document } = bundle
      ruleSet = deepFreeze(document) as RuleSet // as the test holds
    }
    return ruleSet
  }
}

/** The default rule set, `rules/social-prescribing/`, without the safety floor. */
export const defaultRuleSet = shipped(socialPrescribingBundle)

/** The safety floor, `rules/safety-floor/`: welded under every rule set. */
export const safetyFloor = shipped(safetyFloorBundle)
