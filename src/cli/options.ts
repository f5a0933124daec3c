/** The options that several commands have, written once. */
import { type Command, InvalidArgumentError, Option } from 'commander'
import { isCalendarDate } from '../referral/calendar-date.js'
import type { Format } from './context.js'
import { UsageError } from './exit-codes.js'
import type { TriageSettings } from './reading/open-triage.js'

/** What `decide` and `explain` are told. */
export interface DecidingOptions extends TriageSettings {
  /** The date to decide at, `YYYY-MM-DD`. */
  readonly asOf?: string | undefined
  readonly format: Format
}

/** Reads a calendar date of the command line. */
export const calendarDate = (text: string): string => {
  if (isCalendarDate(text)) return text
  throw new InvalidArgumentError('It is not a calendar date, written YYYY-MM-DD.')
}

/** `--format text|json`. */
export const formatOption = (): Option =>
  new Option('--format <format>', 'text for people, JSON for programs')
    .choices(['text', 'json'])
    .default('text')

/** `--rules`. */
export const rulesOption = (): Option =>
  new Option('--rules <path>', 'a directory of rules, or a bundle (default: the rule set that ships)')

/** `--base`, which may be given again. */
export const baseOption = (): Option =>
  new Option(
    '--base <path>',
    'a rule set that another extends: a directory of rules, or a bundle; may be given again (the rule set that ships is known)',
  )
    .argParser(gathered)
    .default([], 'none')

/** Gathers an option that may be given again. */
export const gathered = (value: string, before: readonly string[]): readonly string[] => [...before, value]

/** The rule set that is named as an argument or as `--rules`; none for the one that ships. Throws `UsageError` for two. */
export const oneRuleSet = (argument: string | undefined, option: string | undefined): string | undefined => {
  if (argument !== undefined && option !== undefined && argument !== option) {
    throw new UsageError('two rule sets given', 'name one, either as `--rules` or without it')
  }
  return argument ?? option
}

/** Adds the options of a command that decides. */
export const withDecidingOptions = (command: Command): Command =>
  command
    .option('--service <service>', 'sp1 to sp9, or a JSON file (a path, or a name with a dot in it)')
    .addOption(rulesOption())
    .addOption(baseOption())
    .addOption(
      new Option(
        '--as-of <date>',
        'the date to decide at (default: the date each referral was received)',
      ).argParser(calendarDate),
    )
    .addOption(formatOption())
