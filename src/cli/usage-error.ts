/** A command line that makes no sense: told in a sentence, with exit code 2 and no stack trace. */
export class UsageError extends Error {
  override readonly name: string = 'UsageError'
  readonly hint: string | null

  constructor(message: string, hint: string | null = null) {
    super(message)
    this.hint = hint
  }
}
