import type { Command } from 'commander'
import { compare } from '../../analysis/compare.js'
import type { Comparison } from '../../analysis/comparison/comparison.js'
import { definitionsOf, jointScope } from '../../facts/catalogue.js'
import { unwrap } from '../../issue/issue.js'
import type { Act, Context, Format } from '../context.js'
import { EXIT, type ExitCode } from '../exit-codes.js'
import { baseOption, formatOption } from '../options.js'
import { formatComparison } from '../printing/format-comparison.js'
import { reportText } from '../printing/report.js'
import { readRuleSet, readService } from '../reading/rules-and-service.js'

interface CompareCommandOptions {
  readonly base: readonly string[]
  readonly service?: string
  readonly format: Format
}

/** Whether nobody loses an escalation. What could not be finished is not taken for safe. */
const isSafe = ({ changes, moves, unfinished }: Comparison): boolean =>
  unfinished.length === 0 && [...moves, ...changes].every(({ severity }) => severity !== 'error')

const compareFiles = (
  paths: readonly [string, string],
  { base, format, service: name }: CompareCommandOptions,
  context: Context,
): ExitCode => {
  const { io } = context
  const [from, to] = [
    unwrap(readRuleSet(paths[0], io.files, base)),
    unwrap(readRuleSet(paths[1], io.files, base)),
  ]
  const service = name === undefined ? {} : { service: unwrap(readService(name, io.files)) }
  const comparison = compare(from, to, service)
  const ok = isSafe(comparison)
  const definitions = definitionsOf(jointScope([from, to]))
  io.stdout.write(
    format === 'json'
      ? `${JSON.stringify({ ok, ...comparison }, null, 2)}\n`
      : `${reportText(formatComparison(comparison, definitions), context)}\n`,
  )
  return ok ? EXIT.done : EXIT.found
}

/** `compare <old> <new>`: what becomes of everybody's decision. */
export const addCompare = (program: Command, act: Act): void => {
  program
    .command('compare')
    .description('what becomes of everybody’s decision when one rule set takes the place of another')
    .argument('<old>', 'the rule set in use: a directory of rules, or a bundle')
    .argument('<new>', 'the one that is to take its place')
    .addOption(baseOption())
    .option('--service <service>', 'for this service only (default: for every service)')
    .addOption(formatOption())
    .action((from: string, to: string, options: CompareCommandOptions) =>
      act((context) => compareFiles([from, to], options, context)),
    )
}
