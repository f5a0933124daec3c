/** What `test` found: plain JSON. */
import type { CoverageReport } from '../../testing/coverage/coverage-report.js'
import type { MutationReport } from '../../testing/mutation/mutation-test.js'

/** One example or scenario. */
export interface TestOutcome {
  readonly title: string
  readonly ok: boolean
  /** What was not as expected, a line each; empty where all was. */
  readonly problems: readonly string[]
}

/** The tests of one rule, or of one scenario file. */
export interface TestGroup {
  /** The name of the rule, or the path of the file. */
  readonly name: string
  readonly kind: 'examples' | 'scenarios'
  readonly tests: readonly TestOutcome[]
}

export interface TestReport {
  readonly ruleSet: { readonly id: string; readonly version: string; readonly digest: string }
  readonly groups: readonly TestGroup[]
  readonly coverage: CoverageReport | null
  readonly mutation: MutationReport | null
  /** Where generated scenarios were written, and how many; `null` if none were asked for. */
  readonly generated: {
    readonly file: string
    readonly scenarios: number
    readonly covering: number
    readonly atLeast: number
    readonly isSmallest: boolean
  } | null
}

const failuresIn = ({ tests }: TestGroup): number => tests.filter(({ ok }) => !ok).length

/** How many tests there are, and how many fail. */
export const countsOf = ({ groups }: TestReport): { readonly tests: number; readonly failures: number } => ({
  tests: groups.reduce((sum, { tests }) => sum + tests.length, 0),
  failures: groups.reduce((sum, group) => sum + failuresIn(group), 0),
})

/** Whether nothing fails, all that can be reached is (if asked), and every mutant is noticed (if asked). */
export const isPassed = (report: TestReport): boolean =>
  countsOf(report).failures === 0 &&
  report.coverage?.complete !== false &&
  (report.mutation === null ||
    (report.mutation.survivors.length === 0 && report.mutation.failing.length === 0))
