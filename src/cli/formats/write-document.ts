import type { Context } from '../context.js'
import { EXIT, type ExitCode, UsageError } from '../exit-codes.js'
import { fileIssue } from '../reading/read-file.js'

/** Writes text to the file named by `--out`, or else to standard output. Throws `UsageError` where it cannot be written. */
export const writeText = (text: string, out: string | undefined, { io }: Context): ExitCode => {
  if (out === undefined) {
    io.stdout.write(text)
    return EXIT.done
  }
  try {
    io.files.write(out, text)
  } catch (error) {
    throw new UsageError(fileIssue(out, error, 'written').message)
  }
  return EXIT.done
}

/** Writes a JSON document, indented, to the file named by `--out`, or else to standard output. */
export const writeDocument = (document: unknown, out: string | undefined, context: Context): ExitCode =>
  writeText(`${JSON.stringify(document, null, 2)}\n`, out, context)
