/** The policy that ships with the library, from its bundles. */
import safetyFloorBundle from '../../rules/bundled/safety-floor.json' with { type: 'json' }
import socialPrescribingBundle from '../../rules/bundled/social-prescribing.json' with { type: 'json' }
import { once } from '../once.js'
import { asArranged } from './reading/arrange.js'
import type { RuleSet } from './rule-set.js'

/**
 * Takes a bundle of ours at its word: to read it with every check would cost each process that starts more than
 * anything else. A test holds that reading gives exactly this, to the byte, and that the digest is right.
 */
const shipped = ({ digest: _, ...document }: { readonly digest: string }): (() => RuleSet) =>
  once(() => asArranged(document) as RuleSet) // as the test holds

/** The default rule set, `rules/social-prescribing/`, without the safety floor. */
export const defaultRuleSet = shipped(socialPrescribingBundle)

/** The safety floor, `rules/safety-floor/`: welded under every rule set. */
export const safetyFloor = shipped(safetyFloorBundle)
