import type { Command } from 'commander'
import { type Explanation, section } from '../../explain/explanation.js'
import { counted, listed } from '../../explain/sentences.js'
import { type CheckReport, checkFiles } from '../check-files.js'
import type { Act, Context, Format } from '../context.js'
import { EXIT, type ExitCode } from '../exit-code.js'
import { formatOption, rulesOption } from '../options.js'
import { explanationText } from '../print-explanation.js'
import { issueLines } from '../print-issues.js'
import { UsageError } from '../usage-error.js'

interface CheckOptions {
  readonly rules?: string
  readonly service: readonly string[]
  readonly format: Format
}

const codeOf = ({ findings, unusable }: CheckReport): ExitCode => {
  if (unusable.length > 0) return EXIT.invalid
  return findings.length > 0 ? EXIT.found : EXIT.done
}

const titleOf = ({ findings, unusable }: CheckReport): string => {
  const count = findings.length + unusable.length
  if (count === 0) return 'Checked, and nothing found'
  return `${counted(count, 'problem')} found`
}

const subjectsOf = ({ ruleSet, services }: CheckReport): readonly (string | null)[] => [
  ruleSet &&
    `Rule set ${ruleSet.id} ${ruleSet.version}: ${counted(ruleSet.rules, 'rule')}, ${counted(ruleSet.examples, 'example')}.`,
  ruleSet && `Digest ${ruleSet.digest}.`,
  services.length === 0 ? null : `${services.length === 1 ? 'Service' : 'Services'} ${listed(services)}.`,
]

const reportInWords = (report: CheckReport): Explanation => ({
  reader: 'auditor',
  title: titleOf(report),
  sections: [
    ...section('What was checked', 'list', subjectsOf(report)),
    ...section('Cannot be used', 'list', issueLines(report.unusable)),
    ...section('Found', 'list', issueLines(report.findings)),
  ],
})

const check = (path: string | undefined, options: CheckOptions, context: Context): ExitCode => {
  if (path !== undefined && options.rules !== undefined && path !== options.rules) {
    throw new UsageError('two rule sets given', 'name one, either as `--rules` or without it')
  }
  const report = checkFiles(path ?? options.rules, options.service, context.io.files)
  const code = codeOf(report)
  context.io.stdout.write(
    options.format === 'json'
      ? `${JSON.stringify({ ok: code === EXIT.done, ...report }, null, 2)}\n`
      : `${explanationText(reportInWords(report), context)}\n`,
  )
  return code
}

/** `check [rules]`: whether a rule set, and services, are fit for use. */
export const addCheck = (program: Command, act: Act): void => {
  program
    .command('check')
    .description('check a rule set (schema, references, safety floor, examples) and services')
    .argument('[rules]', 'a directory of rules, or a bundle (default: the rule set that ships)')
    .addOption(rulesOption())
    .option(
      '--service <service>',
      'check this service as well, and that the rule set fits it; may be given again',
      (name: string, before: readonly string[]) => [...before, name],
      [],
    )
    .addOption(formatOption())
    .action((path: string | undefined, options: CheckOptions) =>
      act((context) => check(path, options, context)),
    )
}
