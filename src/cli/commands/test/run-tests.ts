/** Runs what `test` is asked for: examples, scenarios, coverage, mutants, and examples to be generated. */
import type { Frozen } from '../../../input/json.js'
import { type Issue, resultOf, unwrap } from '../../../issue/issue.js'
import { type Vocabulary, vocabularyOf } from '../../../referral/vocabulary.js'
import { compileRuleSet } from '../../../rule-set/compile.js'
import { digestOf } from '../../../rule-set/digest.js'
import type { Rule, RuleSet } from '../../../rule-set/rule-set.js'
import type { Service } from '../../../service/service.js'
import { examplesOf, wholeRuleSet } from '../../../testing/cases/test-case.js'
import { coverage } from '../../../testing/coverage/coverage.js'
import type { CoverageReport } from '../../../testing/coverage/coverage-report.js'
import { type Generated, generateExamples } from '../../../testing/generation/generate-examples.js'
import { type MutationReport, mutationTest } from '../../../testing/mutation/mutation-test.js'
import { ListExpectationSchema } from '../../../testing/scenarios/expectation.js'
import { runScenarios, type ScenarioResult } from '../../../testing/scenarios/run-scenarios.js'
import { parseScenarios, type Scenario, scenarioCases } from '../../../testing/scenarios/scenario.js'
import type { Files } from '../../context.js'
import type { Progress } from '../../printing/progress.js'
import { inFile, readJsonFile } from '../../reading/read-file.js'
import { findScenarios } from '../../reading/rule-set-directory.js'
import { readRuleSet, readService } from '../../reading/rules-and-service.js'

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

/** What is to be run. */
export interface TestSettings {
  /** A directory of rules, or a bundle; the rule set that ships if left out. */
  readonly rules?: string
  /** What it may extend, beside the rule set that ships: directories of rules, and bundles. */
  readonly base: readonly string[]
  readonly scenarios: readonly string[]
  readonly service?: string
  readonly coverage: boolean
  readonly mutate: boolean
  /** The file to write generated scenarios to. */
  readonly generate?: string
}

/** Runs a piece of long work and shows how far it has come. */
export type Watched = <T>(name: string, work: (tell: Progress) => T) => T

interface ScenarioFile {
  readonly path: string
  readonly scenarios: readonly Frozen<Scenario>[]
}

const readScenarioFiles = (
  paths: readonly string[],
  vocabulary: Vocabulary,
  files: Files,
): readonly ScenarioFile[] => {
  const issues: Issue[] = []
  const read = paths.flatMap((path): readonly ScenarioFile[] => {
    const json = readJsonFile(path, files)
    const scenarios = json.ok ? parseScenarios(json.value, { vocabulary }) : json
    if (scenarios.ok) return [{ path, scenarios: scenarios.value }]
    issues.push(...inFile(scenarios.issues, path))
    return []
  })
  return unwrap(resultOf(issues, () => read))
}

const exampleGroup = (rule: Rule, ruleSet: RuleSet): TestGroup => {
  const compiled = compileRuleSet({ ...ruleSet, rules: [rule] })
  const tests = rule.examples.map(({ facts, title, verdict: expected }) => {
    const [{ verdict = 'undetermined' } = {}] = compiled.evaluate(facts)
    const ok = verdict === expected
    const spoken = [expected, verdict].map((one) => one.replace('-', ' '))
    return { title, ok, problems: ok ? [] : [`expected ${spoken[0]}, got ${spoken[1]}`] }
  })
  return { name: rule.name, kind: 'examples', tests }
}

const inText = (value: unknown): string => {
  if (value === null || value === undefined) return 'none'
  return typeof value === 'string' ? value : JSON.stringify(value)
}

const isNames = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'string')

/** What was expected and what came; of two lists only the difference, as they may have eighty names in common. */
const differenceOf = (expected: unknown, actual: unknown): string => {
  const list = ListExpectationSchema.safeParse(expected)
  if (!list.success || !isNames(actual)) return `expected ${inText(expected)}, got ${inText(actual)}`
  const all = isNames(list.data) ? list.data : null
  const { exclude = [], include = [] } = isNames(list.data) ? { include: list.data } : list.data
  const missing = include.filter((name) => !actual.includes(name))
  const surplus = actual.filter((name) => (all === null ? exclude.includes(name) : !all.includes(name)))
  if (missing.length + surplus.length === 0)
    return `expected in this order: ${include.join(', ')}; got: ${actual.join(', ')}`
  return [
    ...(missing.length === 0 ? [] : [`expected, and not there: ${missing.join(', ')}`]),
    ...(surplus.length === 0 ? [] : [`there, and not expected: ${surplus.join(', ')}`]),
  ].join('; ')
}

const problemsOf = ({ issues, unexpected }: ScenarioResult): readonly string[] => [
  ...(issues ?? []).map(({ code, message }) => `${message} (${code})`),
  ...unexpected.map(
    ({ actual, expected, part, step }) =>
      `${step === null ? '' : `step ${step}: `}${part}: ${differenceOf(expected, actual)}`,
  ),
]

const scenarioGroup = ({ path, scenarios }: ScenarioFile, ruleSet: RuleSet, tell: Progress): TestGroup => ({
  name: path,
  kind: 'scenarios',
  tests: runScenarios(ruleSet, scenarios, tell).map((result) => ({
    title: result.title,
    ok: result.ok,
    problems: problemsOf(result),
  })),
})

/** Runs all that is asked for. Throws `TriageError` where the rules, the service or a scenario file cannot be read. */
export const runTests = (
  settings: TestSettings,
  files: Files,
  watched: Watched,
): { readonly report: TestReport; readonly ruleSet: RuleSet; readonly generated: Generated | null } => {
  const ruleSet = unwrap(readRuleSet(settings.rules, files, settings.base))
  const service: { readonly service?: Service } =
    settings.service === undefined ? {} : { service: unwrap(readService(settings.service, files)) }
  const scenarioFiles = readScenarioFiles(
    findScenarios(settings.rules, settings.scenarios, files),
    vocabularyOf(ruleSet),
    files,
  )
  const groups = [
    ...ruleSet.rules.map((rule) => exampleGroup(rule, ruleSet)),
    ...scenarioFiles.map((file) => watched(file.path, (tell) => scenarioGroup(file, ruleSet, tell))),
  ]
  const sound = scenarioFiles.flatMap(({ path, scenarios }) => {
    const group = groups.find(({ name }) => name === path)
    return scenarios.filter((_, index) => group?.tests[index]?.ok === true)
  })
  // What fails already notices nothing; the other scenarios are measured with the examples.
  const cases = [...examplesOf(wholeRuleSet(ruleSet)), ...scenarioCases(sound)]
  const measured = settings.coverage
    ? watched('coverage', (onProgress) => coverage(ruleSet, cases, { ...service, onProgress }))
    : null
  const mutation = settings.mutate
    ? watched('mutants', (onProgress) => mutationTest(ruleSet, cases, { ...service, onProgress }))
    : null
  const generated =
    settings.generate === undefined
      ? null
      : watched('generating', (onProgress) =>
          generateExamples(ruleSet, { ...service, mutants: settings.mutate, onProgress }),
        )
  const { id, version } = ruleSet
  return {
    ruleSet,
    generated,
    report: {
      ruleSet: { id, version, digest: digestOf(ruleSet) },
      groups,
      coverage: measured,
      mutation,
      generated:
        generated === null || settings.generate === undefined
          ? null
          : {
              file: settings.generate,
              scenarios: generated.examples.scenarios.length,
              covering: generated.covering,
              atLeast: generated.atLeast,
              isSmallest: generated.isSmallest,
            },
    },
  }
}
