import { unwrap } from '../../issue/issue.js'
import { parseReferral } from '../../referral/parse-referral.js'
import type { Referral } from '../../referral/referral.js'
import { type Overrides, overridden } from './overrides.js'

const MINIMAL: Referral = { id: 'R-1', receivedOn: '2026-03-02' }

/**
 * The smallest valid referral: an id and a date, and nobody has asked anything. Takes what is to be otherwise, as
 * deep as you like: `aReferral({ risks: { selfHarm: 'yes' } })`. Gives it frozen; throws `TriageError` if the
 * overrides make it one that cannot be read.
 */
export const aReferral = (overrides: Overrides<Referral> = {}): Referral =>
  unwrap(parseReferral(overridden(MINIMAL, overrides)))
