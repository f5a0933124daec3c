/** `<log>` → its lines or records, read one by one, with a progress bar. */
import { Buffer } from 'node:buffer'
import { closeSync, readdirSync, statSync } from 'node:fs'
import { readRecords } from '../../audit/chain/read-entries.js'
import { type ReadLogOptions, readLog } from '../../audit/node/read-log.js'
import { openFile } from '../../audit/node/regular-file.js'
import { segmentsIn } from '../../audit/node/segments.js'
import type { AuditRecord } from '../../audit/records/audit-record.js'
import { TriageError } from '../../issue/issue.js'
import type { Io } from '../context.js'
import { progressBar } from '../printing/progress.js'
import { fileIssue } from './read-file.js'

/** A log that is there and may be read. */
export interface OpenedLog {
  /** Every line of it, from the start; an unfinished last one is an issue. May be asked for again. */
  readonly lines: () => AsyncIterable<string>
  /** Every record. What a program has not finished writing is none yet; hashes are not looked at. */
  readonly records: () => AsyncIterable<AuditRecord>
}

const filesOf = (path: string): readonly string[] =>
  statSync(path).isDirectory() ? segmentsIn(path, readdirSync(path)).map((file) => file.path) : [path]

const sizeOf = (path: string): number => {
  closeSync(openFile(path))
  return statSync(path).size
}

/** Says who can tell more, where a log cannot be read because of what is in it. */
const pointToVerify = ({ issues: [first, ...rest] }: TriageError, log: string): TriageError => {
  if (first.code === 'unreadable-file') return new TriageError([first, ...rest])
  const hint = `\`referral-triage audit verify ${log}\` says what happened to the log, and where`
  // Its message has the line already.
  const path = first.code === 'damaged-log' ? [] : first.path
  return new TriageError([{ ...first, path, file: log, hint }, ...rest])
}

/** Opens the log in a directory, or in one file. Throws `TriageError` if it is not there or may not be read. */
export const openLog = (path: string, io: Pick<Io, 'env' | 'stderr'>): OpenedLog => {
  let bytes = 0
  try {
    bytes = filesOf(path).reduce((sum, file) => sum + sizeOf(file), 0)
  } catch (error) {
    throw new TriageError([fileIssue(path, error)])
  }
  async function* read(options?: ReadLogOptions): AsyncGenerator<string, void, undefined> {
    const progress = progressBar(io, bytes)
    try {
      for await (const line of readLog(path, options)) {
        progress.take(Buffer.byteLength(line) + 1)
        yield line
      }
    } finally {
      progress.end()
    }
  }
  async function* records(): AsyncGenerator<AuditRecord, void, undefined> {
    try {
      yield* readRecords(read({ unfinished: 'ignore' }))
    } catch (error) {
      throw error instanceof TriageError ? pointToVerify(error, path) : error
    }
  }
  return { lines: () => read(), records }
}
