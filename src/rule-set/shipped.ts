/** The policy that ships with the library, from its bundles. */
import safetyFloorBundle from '../../rules/bundled/safety-floor.json' with { type: 'json' }
import socialPrescribingBundle from '../../rules/bundled/social-prescribing.json' with { type: 'json' }
import { fingerprintOf } from '../input/hash.js'
import { lazy, memoize } from '../input/memoize.js'
import { digestOf } from './digest.js'
import { asArranged } from './reading/arrange.js'
import { markAsRead } from './reading/as-read.js'
import type { RuleSet } from './rule-set.js'

/** A bundle of ours. What is built has the fingerprint of all the rest, which `tsup.config.ts` writes into it. */
interface Shipped {
  readonly digest: string
  readonly fingerprint?: string
}

/** By rule set that is shipped, the digest that its bundle says, where it is still the bundle that we built. */
const digests = new WeakMap<RuleSet, string>()

/**
 * Gives a bundle of ours without checking it: to read it with every check would cost each process that starts more than
 * anything else. A test holds that reading gives exactly this, to the byte, and that the digest is right.
 */
const shipped = ({ fingerprint, ...bundle }: Shipped): (() => RuleSet) =>
  lazy(() => {
    const isAsBuilt = fingerprint !== undefined && fingerprint === fingerprintOf(JSON.stringify(bundle))
    const { digest, ...document } = bundle
    const ruleSet = asArranged(document) as RuleSet // as the test holds
    if (isAsBuilt) digests.set(ruleSet, digest)
    // Handed to `createTriage`, a copy that somebody has edited is read with every check.
    return isAsBuilt || fingerprint === undefined ? markAsRead(ruleSet) : ruleSet
  })

/** The default rule set, `rules/social-prescribing/`, without the safety floor. */
export const defaultRuleSet = shipped(socialPrescribingBundle)

/** The safety floor, `rules/safety-floor/`: welded under every rule set. */
export const safetyFloor = shipped(safetyFloorBundle)

/**
 * The digest of a rule set that was read, worked out once. That of a bundle of ours is taken from it, for every process
 * would work it out anew at its start; a copy that somebody has edited goes by the digest of what it is now.
 */
export const digestOfRuleSet = memoize(
  (ruleSet: RuleSet): string => digests.get(ruleSet) ?? digestOf(ruleSet),
)
