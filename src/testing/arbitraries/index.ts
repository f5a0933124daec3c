/**
 * Generators for property tests with fast-check 4, which is yours to install.
 * Takes: a triage, or a rule set and a service.
 * Gives: fast-check arbitraries of referrals, facts, rule sets and hostile input, made to find bugs: shares mean nothing.
 * May import: what testing/ may, and fast-check.
 */
export type { DrawnFor } from './drawn-cases.js'
export { hostileInputs } from './hostile-inputs.js'
export { answeredReferrals, facts, partialReferrals, referrals } from './referrals.js'
export { safeRuleSets as ruleSets } from './safe-rule-sets.js'
