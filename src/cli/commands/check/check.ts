import { type Command, Option } from 'commander'
import type { Act, Context } from '../../context.js'
import { EXIT, type ExitCode } from '../../exit-codes.js'
import { sarifLog } from '../../formats/sarif.js'
import { baseOption, gathered, oneRuleSet, rulesOption } from '../../options.js'
import { formatCheckReport } from '../../printing/format-check-report.js'
import { explanationText } from '../../printing/terminal.js'
import { type CheckReport, checkFiles } from './check-files.js'

const FORMATS = ['text', 'json', 'sarif'] as const

interface CheckOptions {
  readonly rules?: string
  readonly base: readonly string[]
  readonly service: readonly string[]
  readonly format: (typeof FORMATS)[number]
  readonly words?: boolean
}

/**
 * Errors and warnings count, but for warnings that the base has by itself; a proof that was not finished is not taken for one. Notes are
 * worth knowing.
 */
const codeOf = ({ analysis, findings, unusable }: CheckReport): ExitCode => {
  if (unusable.length > 0) return EXIT.invalid
  const isFound = findings.some(({ inherited, severity }) => severity !== 'note' && !inherited)
  const isOpen =
    analysis?.proofs.some(({ status }) => status === 'refuted' || status === 'unfinished') === true
  return isFound || isOpen ? EXIT.found : EXIT.done
}

const check = (path: string | undefined, options: CheckOptions, context: Context): ExitCode => {
  const report = checkFiles(
    oneRuleSet(path, options.rules),
    { basePaths: options.base, serviceNames: options.service },
    context.io.files,
  )
  const code = codeOf(report)
  const text: { readonly [format in CheckOptions['format']]: () => string } = {
    text: () => explanationText(formatCheckReport(report, options.words), context),
    json: () => JSON.stringify({ ok: code === EXIT.done, ...report }, null, 2),
    sarif: () => JSON.stringify(sarifLog(report), null, 2),
  }
  context.io.stdout.write(`${text[options.format]()}\n`)
  return code
}

/** `check [rules]`: whether a rule set, and services, are fit for use. */
export const addCheck = (program: Command, act: Act): void => {
  program
    .command('check')
    .description(
      'check a rule set (schema, references, safety floor, examples, proofs, defects) and services',
    )
    .argument('[rules]', 'a directory of rules, or a bundle (default: the rule set that ships)')
    .addOption(rulesOption())
    .addOption(baseOption())
    .option(
      '--service <service>',
      'check this service as well, and that the rule set fits it; may be given again',
      gathered,
      [],
    )
    .addOption(
      new Option('--format <format>', 'text for people, JSON for programs, SARIF for code hosts')
        .choices(FORMATS)
        .default('text'),
    )
    .option(
      '--words',
      'print every text that is to be read and signed, not only those beside the safety floor',
    )
    .action((path: string | undefined, options: CheckOptions) =>
      act((context) => check(path, options, context)),
    )
}
