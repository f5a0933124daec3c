import { type Command, Option } from 'commander'
import { TriageError } from '../../../issue/issue.js'
import { coveragePage } from '../../../testing/coverage/coverage-page.js'
import type { Act, Context } from '../../context.js'
import { EXIT, type ExitCode, UsageError } from '../../exit-codes.js'
import { compactJson } from '../../formats/compact-json.js'
import { junitXml } from '../../formats/junit.js'
import { writeText } from '../../formats/write-document.js'
import { baseOption, gathered, oneRuleSet, rulesOption } from '../../options.js'
import { explainIssues } from '../../printing/format-issues.js'
import { formatTestReport } from '../../printing/format-test-report.js'
import { showProgress } from '../../printing/progress.js'
import { explanationText } from '../../printing/terminal.js'
import { isPassed, runTests, type TestSettings, type Watched } from './run-tests.js'

const FORMATS = ['text', 'json', 'junit'] as const

interface TestCommandOptions extends TestSettings {
  readonly coverageReport?: string
  readonly junit?: string
  readonly watch: boolean
  readonly format: (typeof FORMATS)[number]
}

/** Runs everything once, writes what is to be written, and says what was found. */
const once = (options: TestCommandOptions, context: Context): ExitCode => {
  const { io } = context
  const watched: Watched = (name, work) => {
    const progress = showProgress(io, name)
    try {
      return work(progress.tell)
    } finally {
      progress.end()
    }
  }
  const settings = { ...options, coverage: options.coverage || options.coverageReport !== undefined }
  const { generated, report, ruleSet } = runTests(settings, io.files, watched)
  if (options.generate !== undefined && generated !== null) {
    writeText(compactJson(generated.examples), options.generate, context)
  }
  if (options.junit !== undefined) writeText(`${junitXml(report)}\n`, options.junit, context)
  if (options.coverageReport !== undefined && report.coverage !== null) {
    writeText(coveragePage(report.coverage, ruleSet), options.coverageReport, context)
  }
  const ok = isPassed(report)
  const text: { readonly [format in TestCommandOptions['format']]: () => string } = {
    text: () => formatTestReport(report, context),
    json: () => JSON.stringify({ ok, ...report }, null, 2),
    junit: () => junitXml(report),
  }
  io.stdout.write(`${text[options.format]()}\n`)
  return ok ? EXIT.done : EXIT.found
}

/** While files are watched, what cannot be read is told, and looked at again once it has changed. */
const onceMore = (options: TestCommandOptions, context: Context): ExitCode => {
  try {
    return once(options, context)
  } catch (error) {
    if (!(error instanceof TriageError)) throw error
    context.io.stderr.write(
      `${explanationText(explainIssues('This cannot be used', error.issues), context)}\n`,
    )
    return EXIT.invalid
  }
}

const watch = async (options: TestCommandOptions, context: Context): Promise<ExitCode> => {
  const { files, stdout } = context.io
  if (options.rules === undefined) throw new UsageError('nothing to watch', 'name a directory of rules')
  // What is generated must not set it off again.
  const { generate: _, ...settings } = options
  let code = onceMore(settings, context)
  stdout.write('\nWatching for changes; end with Ctrl+C.\n')
  for await (const _change of files.changes([options.rules, ...options.base, ...options.scenarios])) {
    stdout.write('\n')
    code = onceMore(settings, context)
  }
  return code
}

const test = (
  path: string | undefined,
  options: TestCommandOptions,
  context: Context,
): ExitCode | Promise<ExitCode> => {
  const rules = oneRuleSet(path, options.rules)
  const settings = rules === undefined ? options : { ...options, rules }
  return options.watch ? watch(settings, context) : once(settings, context)
}

/** `test [rules]`: whether rules do what their examples and scenarios say, and how much those try. */
export const addTest = (program: Command, act: Act): void => {
  program
    .command('test')
    .description('run the examples and scenarios (*.scenario.json) of a rule set, and see how much they try')
    .argument('[rules]', 'a directory of rules, or a bundle (default: the rule set that ships)')
    .addOption(rulesOption())
    .addOption(baseOption())
    .option('--scenarios <path>', 'more scenarios: a file or a directory; may be given again', gathered, [])
    .option('--service <service>', 'what can be reached is judged for this service (default: for every one)')
    .option(
      '--coverage',
      'what was tried of the rules (verdicts, leaves, MC/DC pairs, thresholds), and what decisions came to',
      false,
    )
    .option('--coverage-report <file>', 'write the coverage as an HTML page there, too')
    .option('--mutate', 'which small mistakes in the rules would be noticed', false)
    .option(
      '--generate <file>',
      'write few scenarios there that try everything (with --mutate: that notice every mistake, too)',
    )
    .option('--watch', 'run again whenever a file has changed (nothing is generated then)', false)
    .option('--junit <file>', 'write JUnit XML there, too')
    .addOption(
      new Option('--format <format>', 'text for people, JSON for programs, JUnit XML for build servers')
        .choices(FORMATS)
        .default('text'),
    )
    .action((path: string | undefined, options: TestCommandOptions) =>
      act((context) => test(path, options, context)),
    )
}
