/**
 * Generators for property tests with fast-check 4, which is yours to install.
 * Takes: a rule set, and a service if it is for one.
 * Gives: fast-check arbitraries of referrals, facts, rule sets and hostile input.
 * May import: what testing/ may, and fast-check.
 */
export { safeRuleSets as ruleSets } from './safe-rule-sets.js'
