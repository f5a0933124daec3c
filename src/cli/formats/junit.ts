/** What `test` found as JUnit XML, which build servers show: a suite for each rule and each scenario file. */
import { formatMissing, formatMissingOutcomes } from '../../testing/coverage/coverage-table.js'
import { formatSurvivor } from '../../testing/mutation/mutation-table.js'
import type { TestGroup, TestOutcome, TestReport } from '../commands/test/run-tests.js'

/** Control characters have no place in XML, not even escaped. */
const UNWRITABLE = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu

const escaped = (text: string): string =>
  text
    .replaceAll(UNWRITABLE, '\uFFFD')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\n', '&#10;')

const testCase = (suite: string, { ok, problems, title }: TestOutcome): string => {
  const open = `    <testcase classname="${escaped(suite)}" name="${escaped(title)}"`
  if (ok) return `${open}/>`
  const [first = 'not as expected'] = problems
  return `${open}>\n      <failure message="${escaped(first)}">${escaped(problems.join('\n'))}</failure>\n    </testcase>`
}

const suite = ({ name, tests }: Pick<TestGroup, 'name' | 'tests'>): string => {
  const failures = tests.filter(({ ok }) => !ok).length
  return [
    `  <testsuite name="${escaped(name)}" tests="${tests.length}" failures="${failures}" errors="0" skipped="0">`,
    ...tests.map((one) => testCase(name, one)),
    '  </testsuite>',
  ].join('\n')
}

const coverageTests = ({ coverage }: TestReport): readonly TestOutcome[] => {
  if (coverage === null) return []
  const made = (title: string, problems: readonly string[]): TestOutcome => ({
    title,
    ok: problems.length === 0,
    problems,
  })
  return [
    made('every disposition, pathway, route and destination is come to', formatMissingOutcomes(coverage)),
    ...coverage.rules.map((one) => made(`${one.rule} is tried in full`, formatMissing(one))),
  ]
}

const mutationTests = ({ mutation }: TestReport): readonly TestOutcome[] =>
  mutation === null
    ? []
    : [
        {
          title: `${mutation.mutants} mutants are noticed`,
          ok: mutation.survivors.length === 0,
          problems: mutation.survivors.map((one) => formatSurvivor(one).join('\n')),
        },
      ]

/** The document, as text. It has no times in it: the same rules give the same bytes. */
export const junitXml = (report: TestReport): string => {
  const groups = [
    ...report.groups,
    { name: 'coverage', tests: coverageTests(report) },
    { name: 'mutants', tests: mutationTests(report) },
  ].filter(({ tests }) => tests.length > 0)
  const all = groups.flatMap(({ tests }) => tests)
  const failures = all.filter(({ ok }) => !ok).length
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="${escaped(report.ruleSet.id)}" tests="${all.length}" failures="${failures}" errors="0">`,
    ...groups.map(suite),
    '</testsuites>',
  ].join('\n')
}
