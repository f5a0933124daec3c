/** What `test` found, in the manner of a test runner: what failed in full, what passed in a line. */
import { counted } from '../../explain/sentences.js'
import { coverageTable, formatMissing, formatMissingOutcomes } from '../../testing/coverage/coverage-table.js'
import { formatSurvivor, mutationTable } from '../../testing/mutation/mutation-table.js'
import { countsOf, type TestGroup, type TestReport } from '../commands/test/run-tests.js'
import { hanging, type Look } from './terminal.js'

/** More than a screenful helps nobody; `--format json` has them all. */
const MAX_SHOWN = 20

const most = (lines: readonly string[], noun: string): readonly string[] =>
  lines.length <= MAX_SHOWN
    ? lines
    : [...lines.slice(0, MAX_SHOWN), `    and ${lines.length - MAX_SHOWN} more ${noun}`]

const failedLines = ({ name, tests }: TestGroup, { style, width }: Look): readonly string[] => {
  const failed = tests.filter(({ ok }) => !ok)
  if (failed.length === 0) return []
  const head = hanging(' ✗ ', `${name}: ${failed.length} of ${counted(tests.length, 'test')} failed`, width)
  return [
    ...head.split('\n').map((row) => style('bold', row)),
    ...failed.flatMap(({ problems, title }) => [
      hanging('   ✗ ', title, width),
      ...problems.map((problem) => hanging('       ', problem, width)),
    ]),
  ]
}

const passedLines = (groups: readonly TestGroup[], { width }: Look): readonly string[] => {
  const passed = groups.filter(({ tests }) => tests.every(({ ok }) => ok))
  const examples = passed.filter(({ kind }) => kind === 'examples')
  const tests = examples.reduce((sum, group) => sum + group.tests.length, 0)
  return [
    ...(examples.length === 0
      ? []
      : [` ✓ ${counted(tests, 'example')} of ${counted(examples.length, 'rule')}`]),
    ...passed
      .filter(({ kind }) => kind === 'scenarios')
      .map((group) => hanging(' ✓ ', `${group.name}: ${counted(group.tests.length, 'scenario')}`, width)),
  ]
}

/** Facts as JSON can be copied into an example, and broken between two of them. */
const breakable = (text: string): string => text.replaceAll(/,(?=["{[])/g, ', ')

/** A row of a table: what stands in its last column goes on below itself. */
const tableRow = (row: string, width: number): string => {
  const [, cells = '', last = row] = /^(.*? {2,}\S+ {2,})(.*)$/.exec(row) ?? []
  return row.length < width ? ` ${row}` : hanging(` ${cells}`, last, width)
}

const tableRows = (table: string, { width }: Look): readonly string[] =>
  table.split('\n').map((row) => tableRow(row, width).trimEnd())

const coverageLines = ({ coverage }: TestReport, look: Look): readonly string[] => {
  if (coverage === null) return []
  const missing = [
    ...formatMissingOutcomes(coverage),
    ...coverage.rules.flatMap((one) => formatMissing(one).map((line) => `${one.rule}: ${line}`)),
  ].map((line) => hanging('   ✗ ', breakable(line), look.width))
  return [
    '',
    look.style('cyan', 'Coverage'),
    ...tableRows(coverageTable(coverage, { onlyOpen: true }), look),
    ...most(missing, 'missing'),
  ]
}

const mutationLines = ({ mutation }: TestReport, look: Look): readonly string[] => {
  if (mutation === null) return []
  const { equivalent, survivors } = mutation
  const equal = equivalent.length === 1 ? 'one more changes' : `${equivalent.length} more change`
  return [
    '',
    look.style('cyan', 'Mutants noticed'),
    ...tableRows(mutationTable(mutation), look),
    ...(equivalent.length === 0 ? [] : [` ${equal} no decision of anybody, which is proved`]),
    ...most(
      survivors.map((one) => {
        const [what = '', ...how] = formatSurvivor(one).map(breakable)
        return [
          hanging('   ✗ ', what, look.width),
          ...how.map((line) => hanging('       ', line, look.width)),
        ].join('\n')
      }),
      'not noticed',
    ),
  ]
}

const generatedLines = ({ generated }: TestReport, { width }: Look): readonly string[] => {
  if (generated === null) return []
  const { atLeast, covering, file, isSmallest, scenarios } = generated
  const size = isSmallest ? 'and no fewer could' : `and fewer than ${atLeast} could not, which is proved`
  const written = `${counted(scenarios, 'scenario')} written to ${file}: ${covering} try everything that can be tried, ${size}`
  const review = 'Review each before you keep it: it expects what the rules do now, not what they should.'
  return ['', hanging(' ✓ ', written, width), hanging('   ', review, width)]
}

/** The whole report as text. */
export const formatTestReport = (report: TestReport, look: Look): string => {
  const { failures, tests } = countsOf(report)
  const passed = `${tests - failures} passed`
  const total = failures === 0 ? passed : `${failures} failed, ${passed}`
  return [
    look.style('bold', `${report.ruleSet.id} ${report.ruleSet.version}`),
    ...report.groups.flatMap((group) => failedLines(group, look)),
    ...passedLines(report.groups, look),
    ...coverageLines(report, look),
    ...mutationLines(report, look),
    ...generatedLines(report, look),
    '',
    `${look.style('bold', 'Tests')}  ${total} (${tests})`,
  ].join('\n')
}
