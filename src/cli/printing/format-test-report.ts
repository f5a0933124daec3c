/** What `test` found, in the manner of a test runner: what failed in full, what passed in a line. */
import { counted } from '../../explain/sentences.js'
import { coverageTable, formatMissing } from '../../testing/coverage/coverage-table.js'
import { formatSurvivor, mutationTable } from '../../testing/mutation/mutation-table.js'
import { countsOf, type TestGroup, type TestReport } from '../commands/test/run-tests.js'
import type { Context } from '../context.js'

type Look = Pick<Context, 'style'>

/** More than a screenful helps nobody; `--format json` has them all. */
const MAX_SHOWN = 20

const most = (lines: readonly string[], noun: string): readonly string[] =>
  lines.length <= MAX_SHOWN
    ? lines
    : [...lines.slice(0, MAX_SHOWN), `    and ${lines.length - MAX_SHOWN} more ${noun}`]

const failedLines = ({ name, tests }: TestGroup, { style }: Look): readonly string[] => {
  const failed = tests.filter(({ ok }) => !ok)
  if (failed.length === 0) return []
  return [
    ` ✗ ${style('bold', name)}  ${failed.length} of ${counted(tests.length, 'test')} failed`,
    ...failed.flatMap(({ problems, title }) => [
      `   ✗ ${title}`,
      ...problems.map((problem) => `       ${problem}`),
    ]),
  ]
}

const passedLines = (groups: readonly TestGroup[]): readonly string[] => {
  const passed = groups.filter(({ tests }) => tests.every(({ ok }) => ok))
  const examples = passed.filter(({ kind }) => kind === 'examples')
  const tests = examples.reduce((sum, group) => sum + group.tests.length, 0)
  return [
    ...(examples.length === 0
      ? []
      : [` ✓ ${counted(tests, 'example')} of ${counted(examples.length, 'rule')}`]),
    ...passed
      .filter(({ kind }) => kind === 'scenarios')
      .map((group) => ` ✓ ${group.name}  ${counted(group.tests.length, 'scenario')}`),
  ]
}

const coverageLines = ({ coverage }: TestReport, { style }: Look): readonly string[] => {
  if (coverage === null) return []
  const missing = coverage.rules.flatMap((one) =>
    formatMissing(one).map((line) => `   ✗ ${one.rule}: ${line}`),
  )
  return [
    '',
    style('cyan', 'Coverage'),
    ...coverageTable(coverage, { onlyOpen: true })
      .split('\n')
      .map((line) => ` ${line}`),
    ...most(missing, 'missing'),
  ]
}

const mutationLines = ({ mutation }: TestReport, { style }: Look): readonly string[] => {
  if (mutation === null) return []
  const { equivalent, survivors } = mutation
  const equal = equivalent.length === 1 ? 'one more changes' : `${equivalent.length} more change`
  return [
    '',
    style('cyan', 'Mutants noticed'),
    ...mutationTable(mutation)
      .split('\n')
      .map((line) => ` ${line}`),
    ...(equivalent.length === 0 ? [] : [` ${equal} no decision of anybody, which is proved`]),
    ...most(
      survivors.flatMap((one) => {
        const [what = '', ...how] = formatSurvivor(one)
        return [`   ✗ ${what}\n${how.map((line) => `       ${line}`).join('\n')}`]
      }),
      'not noticed',
    ),
  ]
}

const generatedLines = ({ generated }: TestReport): readonly string[] => {
  if (generated === null) return []
  const { atLeast, covering, file, isSmallest, scenarios } = generated
  const size = isSmallest ? 'and no fewer could' : `and fewer than ${atLeast} could not, which is proved`
  return [
    '',
    ` ✓ ${counted(scenarios, 'scenario')} written to ${file}: ${covering} try everything that can be tried, ${size}`,
    '   Review each before you keep it: it expects what the rules do now, not what they should.',
  ]
}

/** The whole report as text. */
export const formatTestReport = (report: TestReport, look: Look): string => {
  const { failures, tests } = countsOf(report)
  const passed = `${tests - failures} passed`
  const total = failures === 0 ? passed : `${failures} failed, ${passed}`
  return [
    look.style('bold', `${report.ruleSet.id} ${report.ruleSet.version}`),
    ...report.groups.flatMap((group) => failedLines(group, look)),
    ...passedLines(report.groups),
    ...coverageLines(report, look),
    ...mutationLines(report, look),
    ...generatedLines(report),
    '',
    `${look.style('bold', 'Tests')}  ${total} (${tests})`,
  ].join('\n')
}
