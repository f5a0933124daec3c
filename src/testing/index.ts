/**
 * What somebody needs who tests rules, or an application around them, in their own vitest, Jest or node:test suite.
 * Takes: triages, referrals, rule sets, stores.
 * Gives: builders, matchers, simulations, coverage, mutants, examples, scenarios, checks of stores (`arbitraries/`: generators).
 * May import: every room but cli/; no test runner, and no fast-check.
 */

// simulation/, a room of its own
export {
  type Amount,
  type Behind,
  type Clock,
  type CrossTable,
  type CrossTableRow,
  type DecisionPart,
  type Dimension,
  type FactDimension,
  type FactMissed,
  type LivedEpisode,
  liveEpisode,
  type OutcomeTally,
  type RuleTally,
  type SimulatedReferral,
  type SimulateOptions,
  type Simulation,
  type Span,
  simulate,
  startClock,
  type Undecided,
} from '../simulation/index.js'
// builders/
export {
  anAnsweredReferral,
  aReferral,
  aService,
  type ReferralOverrides,
  type ReferralWords,
  type ServiceOverrides,
} from './builders/builders.js'
// cases/: what rules are tried on
export { type ExampleCase, examplesOf, type ReferralCase, type TestCase } from './cases/test-case.js'
// coverage/
export { type CoverageOptions, coverage } from './coverage/coverage.js'
export { coveragePage } from './coverage/coverage-page.js'
export type {
  CoverageReport,
  CoverageTally,
  CoverageTotals,
  LeafCoverage,
  OutcomeCoverage,
  RuleCoverage,
  Seen,
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
// matchers/
export type { EscalationExpected, SupportExpected, TriageMatchers } from './matchers/expectations.js'
export { assertThat, TriageAssertionError, triageMatchers } from './matchers/triage-matchers.js'
export { withExplanations } from './matchers/with-explanations.js'
// mutation/
export type { Mutant, MutantKind } from './mutation/mutant.js'
export { mutationTable } from './mutation/mutation-table.js'
export {
  type MutationOptions,
  type MutationReport,
  mutationTest,
  type Survivor,
} from './mutation/mutation-test.js'
// scenarios/
export type { Expectation, ListExpectation } from './scenarios/expectation.js'
export { runScenarios, type ScenarioResult } from './scenarios/run-scenarios.js'
export type { Unexpected } from './scenarios/run-steps.js'
export {
  parseScenarios,
  type Scenario,
  type ScenarioOptions,
  scenarioCases,
  scenarioJsonSchema,
} from './scenarios/scenario.js'
export type { EpisodeExpectation, Step } from './scenarios/step.js'
// stores of audit records
export { type StoreCheck, type StoreConformanceOptions, storeConformance } from './store-conformance.js'
