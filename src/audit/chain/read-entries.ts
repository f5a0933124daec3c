import { issuesFromZod } from '../../input/zod-issues.js'
import { issuesBelow, TriageError } from '../../issue/issue.js'
import { reveal } from '../privacy/seal.js'
import type { AuditRecord } from '../records/audit-record.js'
import { type LogEntry, LogEntrySchema } from './log-entry.js'

const noEntry = (line: number): TriageError =>
  new TriageError([
    {
      code: 'damaged-log',
      path: [line - 1],
      message: `line ${line} is not an entry of a log`,
      hint: 'verify the log: that says what happened to it, and where',
    },
  ])

const jsonIn = (text: string, line: number): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    throw noEntry(line)
  }
}

/** Reads one line as an entry. Throws `TriageError` if it is none; `line` is its number, from 1. */
export const readEntry = (text: string, line: number): LogEntry => {
  const data = jsonIn(text, line)
  const read = LogEntrySchema.safeParse(data, { jitless: true })
  if (read.success) return read.data
  const [first, ...rest] = issuesFromZod(read.error, LogEntrySchema, data).map((issue) => ({
    ...issue,
    path: [line - 1, ...issue.path],
  }))
  throw first === undefined ? noEntry(line) : new TriageError([first, ...rest])
}

/**
 * Reads lines as entries, one by one. Throws `TriageError` at a line that is none. It does not check hashes:
 * `verifyLog` does.
 */
export async function* readEntries(
  lines: AsyncIterable<string> | Iterable<string>,
): AsyncGenerator<LogEntry, void, undefined> {
  let line = 0
  for await (const text of lines) {
    line += 1
    yield readEntry(text, line)
  }
}

/** The record of an entry, with the values that were not erased. Throws `TriageError` if it cannot be read. */
export const recordOf = ({ disclosures = [], record, sequence }: LogEntry): AuditRecord => {
  const revealed = reveal({ record, disclosures })
  if (revealed.ok) return revealed.value
  throw new TriageError(issuesBelow(revealed.issues, sequence))
}

/** Reads lines as records, with the values that were not erased. Throws `TriageError` at a line that is none. */
export async function* readRecords(
  lines: AsyncIterable<string> | Iterable<string>,
): AsyncGenerator<AuditRecord, void, undefined> {
  for await (const entry of readEntries(lines)) yield recordOf(entry)
}
