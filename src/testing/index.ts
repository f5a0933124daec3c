/**
 * What somebody needs who tests rules, or an application around them, in their own vitest, Jest or node:test suite.
 * Takes: triages, referrals, rule sets.
 * Gives: builders, matchers, simulations, a clock for episodes. The generators are in `arbitraries/`, a face of its own.
 * May import: every room but audit/ and cli/; no test runner, and no fast-check.
 */

// simulation/, a room of its own
export * from '../simulation/index.js'

// builders/
export { aReferral } from './builders/a-referral.js'
export { aService } from './builders/a-service.js'
export { anAnsweredReferral } from './builders/an-answered-referral.js'
export type { Overrides } from './builders/overrides.js'
