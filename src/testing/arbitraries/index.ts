/**
 * Generators for property tests with fast-check 4, which is yours to install.
 * Takes: a triage, or a rule set and a service.
 * Gives: fast-check arbitraries of referrals, facts, rule sets and hostile input; failing ones shrink to what matters. They
 * are made to find bugs: how often something is drawn says nothing about how often it happens.
 * May import: what testing/ may, and fast-check.
 */
export type { DrawnFor } from './drawn-cases.js'
export { hostileInputs } from './hostile-inputs.js'
export { answeredReferrals, facts, partialReferrals, referrals } from './referrals.js'
export { safeRuleSets as ruleSets } from './safe-rule-sets.js'
