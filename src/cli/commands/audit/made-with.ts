import { type Command, Option } from 'commander'
import { csvLine } from '../../../audit/report/csv-line.js'
import { type DecisionsMadeWith, decisionsMadeWith, type MadeWith } from '../../../audit/report/made-with.js'
import type { Act, Context } from '../../context.js'
import { EXIT, type ExitCode } from '../../exit-codes.js'
import { groupedDigits } from '../../printing/numbers.js'
import { paragraph, type ReportPart, reportText } from '../../printing/report.js'
import { openLog } from '../../reading/open-log.js'

const FORMATS = ['text', 'json', 'csv'] as const

const COLUMNS = ['record', 'at', 'referral', 'client', 'service', 'proposed', 'state', 'support'] as const

const cellsOf = (one: MadeWith): readonly string[] => [
  one.recordId,
  one.at,
  one.referral,
  one.client ?? '',
  one.service,
  one.disposition,
  one.state,
  one.isOpenEpisode ? 'going on' : '',
]

const counted = (decisions: readonly MadeWith[], is: (one: MadeWith) => boolean): string =>
  groupedDigits(String(decisions.filter(is).length))

const textOf = ({ decisions, names }: DecisionsMadeWith, name: string): readonly ReportPart[] => [
  { kind: 'title', text: `Decisions made with ${name}` },
  {
    kind: 'text',
    text: `${counted(decisions, () => true)} in all: ${counted(decisions, ({ state }) => state === 'proposed')} still proposals, ${counted(decisions, ({ isOpenEpisode }) => isOpenEpisode)} with support going on, ${counted(decisions, ({ state }) => state === 'replaced')} replaced by a later decision.`,
  },
  ...(decisions.length === 0
    ? [paragraph(`Is the name as it should be? Decisions of this log were made with: ${names.join(', ')}.`)]
    : [
        {
          kind: 'table' as const,
          title: 'Decisions',
          intro:
            'In the order of the log. Referrals and clients are pseudonyms: whoever has the key finds the people.',
          columns: COLUMNS.map((title) => ({ title, isNumber: false })),
          rows: decisions.map(cellsOf),
        },
      ]),
]

const madeWith = async (
  path: string,
  name: string,
  format: (typeof FORMATS)[number],
  context: Context,
): Promise<ExitCode> => {
  const { stdout } = context.io
  const found = await decisionsMadeWith(openLog(path, context.io).records(), name)
  const text: { readonly [key in (typeof FORMATS)[number]]: () => string } = {
    text: () => `${reportText(textOf(found, name), context)}\n`,
    json: () => `${JSON.stringify(found, null, 2)}\n`,
    csv: () => [COLUMNS, ...found.decisions.map(cellsOf)].map(csvLine).join(''),
  }
  stdout.write(text[format]())
  return found.decisions.length > 0 ? EXIT.done : EXIT.found
}

/** `audit made-with <log> <name>`: whom a release decided about, to recall it. */
export const addAuditMadeWith = (audit: Command, act: Act): void => {
  audit
    .command('made-with')
    .description(
      'every decision that a release or a document made, to recall it; ends with 1 if there is none',
    )
    .argument('<log>', 'the directory of a log, or one file of JSON Lines')
    .argument(
      '<name>',
      'social-prescribing@0.4.0, referral-triage@0.6.0, or a whole digest, as `audit report` lists them under versions',
    )
    .addOption(
      new Option('--format <format>', 'text for people, JSON or CSV for programs')
        .choices(FORMATS)
        .default('text'),
    )
    .action((path: string, name: string, { format }: { readonly format: (typeof FORMATS)[number] }) =>
      act((context) => madeWith(path, name, format, context)),
    )
}
