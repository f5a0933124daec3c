import { type Command, Option } from 'commander'
import { createReplay, ReplayTally } from '../../../audit/replay/replay.js'
import { againstNewRules } from '../../../audit/replay/replay-against.js'
import { ReplayAgainstTally } from '../../../audit/replay/replay-against-tally.js'
import { unwrap } from '../../../issue/issue.js'
import type { Act, Context } from '../../context.js'
import { EXIT, type ExitCode } from '../../exit-codes.js'
import { REPLAY_CSV_HEAD, replayCsvLine, writeMovedCsv } from '../../formats/replay-csv.js'
import { baseOption, gathered } from '../../options.js'
import { formatAgainst, formatReplay } from '../../printing/format-audit-replay.js'
import { reportText } from '../../printing/report.js'
import { type OpenedLog, openLog } from '../../reading/open-log.js'
import { readJsonFile } from '../../reading/read-file.js'
import {
  looksLikeFile,
  readRuleSet,
  readServiceJson,
  shippedService,
} from '../../reading/rules-and-service.js'

const FORMATS = ['text', 'json', 'csv'] as const

interface ReplayCommandOptions {
  readonly rules: readonly string[]
  readonly base: readonly string[]
  readonly service: readonly string[]
  readonly nation: readonly string[]
  readonly against?: string
  readonly format: (typeof FORMATS)[number]
}

const documentsOf = ({ base, nation, rules, service }: ReplayCommandOptions, { io }: Context) => ({
  ruleSets: rules.map((path) => unwrap(readRuleSet(path, io.files, base))),
  nations: nation.map((path) => unwrap(readJsonFile(path, io.files))),
  // Not read yet: those of then did not say their nation.
  services: service.map((name) =>
    looksLikeFile(name) ? unwrap(readServiceJson(name, io.files)) : shippedService(name),
  ),
})

const replayLog = async (
  log: OpenedLog,
  options: ReplayCommandOptions,
  context: Context,
): Promise<ExitCode> => {
  const { stdout } = context.io
  const { ruleSets, ...others } = documentsOf(options, context)
  const replayOne = createReplay(ruleSets, others)
  const tally = new ReplayTally()
  const isCsv = options.format === 'csv'
  if (isCsv) stdout.write(REPLAY_CSV_HEAD)
  for await (const record of log.records()) {
    if (record.type !== 'decision') continue
    const one = await replayOne(record)
    tally.add(one)
    if (isCsv && one.outcome !== 'same') stdout.write(replayCsvLine(one))
  }
  const summary = tally.summary()
  if (options.format === 'json') stdout.write(`${JSON.stringify(summary, null, 2)}\n`)
  if (options.format === 'text') stdout.write(`${reportText(formatReplay(summary), context)}\n`)
  return summary.ok ? EXIT.done : EXIT.found
}

const replayLogAgainst = async (
  log: OpenedLog,
  newRules: string,
  options: ReplayCommandOptions,
  context: Context,
): Promise<ExitCode> => {
  const { files, stdout } = context.io
  const { ruleSets, ...others } = documentsOf(options, context)
  const against = againstNewRules(unwrap(readRuleSet(newRules, files, options.base)), others)
  const moved = new ReplayAgainstTally()
  if (options.format === 'csv') {
    await writeMovedCsv(log.records, against, stdout, (one) => moved.add(one))
    return moved.summary().ok ? EXIT.done : EXIT.found
  }
  const replayOne = createReplay(ruleSets, others)
  const same = new ReplayTally()
  for await (const record of log.records()) {
    if (record.type !== 'decision') continue
    same.add(await replayOne(record))
    moved.add(await against(record))
  }
  const [replayed, summary] = [same.summary(), moved.summary()]
  const ok = summary.ok && replayed.different === 0
  stdout.write(
    options.format === 'json'
      ? `${JSON.stringify({ ok, against: summary, replay: replayed }, null, 2)}\n`
      : `${reportText([...formatAgainst(summary), ...formatReplay(replayed)], context)}\n`,
  )
  return ok ? EXIT.done : EXIT.found
}

/** `audit replay <log>`: whether every decision comes out again, or who would be decided differently. */
export const addAuditReplay = (audit: Command, act: Act): void => {
  audit
    .command('replay')
    .description('derive every decision on record again with json-rules-engine, and compare')
    .argument('<log>', 'the directory of a log, or one file of JSON Lines')
    .option(
      '--rules <path>',
      'rules that were in force: a directory, or a bundle; may be given again (the rule set that ships is known)',
      gathered,
      [],
    )
    .addOption(baseOption())
    .option(
      '--service <service>',
      'a service of your own; may be given again (sp1 to sp9 are known)',
      gathered,
      [],
    )
    .option(
      '--nation <file>',
      'the document of a nation as it was; may be given again (those that ship are known, and those in services)',
      gathered,
      [],
    )
    .option(
      '--against <path>',
      'say who would be decided differently by these rules, losses of escalation first',
    )
    .addOption(
      new Option(
        '--format <format>',
        'text for people, JSON for programs, CSV with a line for each decision that differs or moves',
      )
        .choices(FORMATS)
        .default('text'),
    )
    .action((path: string, options: ReplayCommandOptions) =>
      act((context) => {
        const log = openLog(path, context.io)
        const { against } = options
        return against === undefined
          ? replayLog(log, options, context)
          : replayLogAgainst(log, against, options, context)
      }),
    )
}
