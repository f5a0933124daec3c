import type { Context } from './context.js'
import { EXIT, type ExitCode } from './exit-code.js'
import { fileIssue } from './file-issue.js'
import { UsageError } from './usage-error.js'

/** Writes text to a file. Throws `UsageError` where it cannot be written. */
export const writeText = (text: string, out: string, { io }: Context): void => {
  try {
    io.files.write(out, text)
  } catch (error) {
    throw new UsageError(fileIssue(out, error, 'written').message)
  }
}

/** Writes a JSON document, indented, to the file named by `--out`, or else to standard output. */
export const writeDocument = (document: unknown, out: string | undefined, context: Context): ExitCode => {
  const text = `${JSON.stringify(document, null, 2)}\n`
  if (out === undefined) context.io.stdout.write(text)
  else writeText(text, out, context)
  return EXIT.done
}
