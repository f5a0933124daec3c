/** The command line as a function: arguments and the outside world in, an exit code out. */
import { Command, CommanderError } from 'commander'
import { TriageError } from '../issue/issue.js'
import { LIBRARY } from '../version.js'
import { addAudit } from './commands/audit/audit.js'
import { addBundle } from './commands/bundle.js'
import { addCheck } from './commands/check/check.js'
import { addCompare } from './commands/compare.js'
import { addDecide } from './commands/decide.js'
import { addExplain } from './commands/explain.js'
import { addInit } from './commands/init.js'
import { addSchema } from './commands/schema.js'
import { addServices } from './commands/services.js'
import { addTest } from './commands/test/test.js'
import { addWords } from './commands/words.js'
import type { Act, Io } from './context.js'
import { EXIT, type ExitCode, UsageError } from './exit-codes.js'
import { explainIssues } from './printing/format-issues.js'
import { explanationText, styleFor, widthOf } from './printing/terminal.js'

const EXIT_CODES_HELP = `
Exit codes:
  0  done
  1  check or test found something; compare or replay found that an escalation
     is lost, or a decision that does not come out again; a log is damaged
  2  the command line was not understood
  3  a referral, service, rule set or log could not be used, or output was lost

What is printed is a proposal until a named person confirms it.`

const COMMANDS = [
  addInit,
  addDecide,
  addExplain,
  addCheck,
  addTest,
  addCompare,
  addAudit,
  addServices,
  addWords,
  addBundle,
  addSchema,
]

/** The program with its commands and their options; each does its work by way of `act`. */
export const createProgram = ({ stderr, stdout }: Pick<Io, 'stderr' | 'stdout'>, act: Act): Command => {
  const program = new Command(LIBRARY.name)
    .description('Decides what happens to referrals to a social prescribing link worker, and says why.')
    .version(LIBRARY.version)
    .option('--no-color', 'no colour, even on a terminal (NO_COLOR does the same)')
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({
      writeOut: (text) => stdout.write(text),
      writeErr: (text) => stderr.write(text),
      getOutHelpWidth: () => widthOf(stdout),
      getErrHelpWidth: () => widthOf(stderr),
    })
    .addHelpText('after', EXIT_CODES_HELP)
    .exitOverride()
  for (const add of COMMANDS) add(program, act)
  return program
}

/** What went wrong, told on standard error; and the exit code it has. Faults of our own are thrown on. */
const tellFailure = (error: unknown, io: Io, noColour: boolean): ExitCode => {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage // it has spoken
  if (error instanceof UsageError) {
    io.stderr.write(`error: ${error.message}\n${error.hint === null ? '' : `(${error.hint})\n`}`)
    return EXIT.usage
  }
  if (error instanceof TriageError) {
    const look = { style: styleFor(io.stderr, io.env, noColour), width: widthOf(io.stderr) }
    io.stderr.write(`${explanationText(explainIssues('This cannot be used', error.issues), look)}\n`)
    return EXIT.invalid
  }
  throw error
}

/**
 * Runs one command. `argv` is what stands after the name of the program. Writes to `io` only, and gives the
 * exit code; rejects only for a fault of the program's own.
 */
export const run = async (argv: readonly string[], io: Io): Promise<ExitCode> => {
  let code: ExitCode = EXIT.done
  const act: Act = async (work) => {
    const style = styleFor(io.stdout, io.env, noColour())
    code = await work({ io, style, width: widthOf(io.stdout) })
  }
  const program = createProgram(io, act)
  const noColour = (): boolean => program.opts<{ readonly color: boolean }>().color === false
  try {
    await program.parseAsync(argv, { from: 'user' })
    return code
  } catch (error) {
    return tellFailure(error, io, noColour())
  }
}
