import { type Command, InvalidArgumentError, Option } from 'commander'
import { auditReport } from '../../../audit/report/audit-report.js'
import { reportHtml } from '../../../audit/report/report-html.js'
import { reportCsv } from '../../../audit/report/report-tables.js'
import { unwrap } from '../../../issue/issue.js'
import { vocabularyOf } from '../../../referral/vocabulary.js'
import type { Act, Context } from '../../context.js'
import type { ExitCode } from '../../exit-codes.js'
import { writeText } from '../../formats/write-document.js'
import { baseOption, calendarDate, rulesOption } from '../../options.js'
import { formatReport } from '../../printing/format-audit-report.js'
import { markdownReport, reportText } from '../../printing/report.js'
import { openLog } from '../../reading/open-log.js'
import { readRuleSet } from '../../reading/rules-and-service.js'

const FORMATS = ['text', 'json', 'csv', 'html'] as const

interface ReportCommandOptions {
  readonly asOf?: string
  readonly least: number
  readonly format: (typeof FORMATS)[number]
  readonly out?: string
  readonly rules?: string
  readonly base: readonly string[]
}

const report = async (
  path: string,
  { asOf, base, format, least, out, rules }: ReportCommandOptions,
  context: Context,
): Promise<ExitCode> => {
  const records = openLog(path, context.io).records()
  const vocabulary = vocabularyOf(unwrap(readRuleSet(rules, context.io.files, base)))
  const made = await auditReport(records, { least, asOf, vocabulary })
  const text: { readonly [format in ReportCommandOptions['format']]: () => string } = {
    text: () =>
      `${out === undefined ? reportText(formatReport(made), context) : markdownReport(formatReport(made))}\n`,
    json: () => `${JSON.stringify(made, null, 2)}\n`,
    csv: () => reportCsv(made),
    html: () => reportHtml(made),
  }
  return writeText(text[format](), out, context)
}

const atLeastFive = (text: string): number => {
  const count = Number(text)
  if (Number.isInteger(count) && count >= 5) return count
  throw new InvalidArgumentError('It is not a whole number from 5 on.')
}

/** `audit report <log>`: what auditors ask. */
export const addAuditReport = (audit: Command, act: Act): void => {
  audit
    .command('report')
    .description(
      'what auditors ask: outcomes, times, overrides, what was not asked, groups, versions, episodes',
    )
    .argument('<log>', 'the directory of a log, or one file of JSON Lines')
    .addOption(
      new Option(
        '--as-of <date>',
        'the day that episodes are looked at (default: the day of the last record)',
      ).argParser(calendarDate),
    )
    .addOption(
      new Option('--least <count>', 'counts of people in a group below this are not shown; at least 5')
        .argParser(atLeastFive)
        .default(10),
    )
    .addOption(rulesOption())
    .addOption(baseOption())
    .addOption(
      new Option('--format <format>', 'text or HTML for people, JSON or CSV for programs')
        .choices(FORMATS)
        .default('text'),
    )
    .option('--out <file>', 'write it there (default: standard output)')
    .action((path: string, options: ReportCommandOptions) => act((context) => report(path, options, context)))
}
