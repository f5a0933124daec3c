/**
 * What somebody needs who tests rules, or an application around them, in their own vitest, Jest or node:test suite.
 * Takes: triages, referrals, rule sets, stores.
 * Gives: builders, matchers, simulations, coverage, mutants, examples, scenarios, checks of stores (`arbitraries/`: generators).
 * May import: every room but cli/; no test runner, and no fast-check.
 */

// simulation/, a room of its own
export * from '../simulation/index.js'
// builders/
export {
  anAnsweredReferral,
  aReferral,
  aService,
  type ReferralOverrides,
  type ServiceOverrides,
} from './builders/builders.js'
// cases/: what rules are tried on
export {
  type ExampleCase,
  examplesOf,
  type ReferralCase,
  type TestCase,
} from './cases/test-case.js'
// coverage/
export { type CoverageOptions, coverage } from './coverage/coverage.js'
export { coveragePage } from './coverage/coverage-page.js'
export type {
  CoverageReport,
  CoverageTotals,
  LeafCoverage,
  RuleCoverage,
  Seen,
  Tally,
} from './coverage/coverage-report.js'
export { coverageTable } from './coverage/coverage-table.js'
// generation/
export {
  type Generated,
  type GeneratedExamples,
  type GenerationOptions,
  generateExamples,
} from './generation/generate-examples.js'
export type { GeneratedScenario } from './generation/scenario-of.js'
export type { EscalationExpected, SupportExpected, TriageMatchers } from './matchers/expectations.js'
// matchers/
export { assertThat, type Matched, TriageAssertionError, triageMatchers } from './matchers/triage-matchers.js'
export { withExplanations } from './matchers/with-explanations.js'
// mutation/
export { MUTANT_KINDS, type Mutant, type MutantKind } from './mutation/mutant.js'
export { mutationTable } from './mutation/mutation-table.js'
export {
  type MutationOptions,
  type MutationReport,
  mutationTest,
  type Survivor,
} from './mutation/mutation-test.js'

// scenarios/
export {
  type Difference,
  differencesFrom,
  Expectation,
  expectationOf,
  type ListExpectation,
  type WholeExpectation,
} from './scenarios/expectation.js'
export { runScenarios, type ScenarioResult } from './scenarios/run-scenarios.js'
export type { Unexpected } from './scenarios/run-steps.js'
export { parseScenarios, Scenario, scenarioCases, scenarioJsonSchema } from './scenarios/scenario.js'
export { EpisodeExpectation, Step } from './scenarios/step.js'
// stores of audit records
export { type StoreCheck, type StoreConformanceOptions, storeConformance } from './store-conformance.js'
