/** How the program ends. */

/** What the process tells the shell. */
export const EXIT = {
  /** Everything asked for was done. */
  done: 0,
  /** `check` or `test` found something, an audit log is damaged, or a decision does not come out again. */
  found: 1,
  /** The command line was not understood. */
  usage: 2,
  /** A referral, a service, a rule set or a log could not be read, or some of the output could not be written. */
  invalid: 3,
} as const

/** One of the exit codes. */
export type ExitCode = (typeof EXIT)[keyof typeof EXIT]

/** A command line that makes no sense: told in a sentence, with exit code 2 and no stack trace. */
export class UsageError extends Error {
  override readonly name: string = 'UsageError'
  readonly hint: string | null

  constructor(message: string, hint: string | null = null) {
    super(message)
    this.hint = hint
  }
}
