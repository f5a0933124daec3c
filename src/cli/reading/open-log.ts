/** `<log>` → its lines, read one by one, with a progress bar. */
import { Buffer } from 'node:buffer'
import { closeSync, openSync, readdirSync, statSync } from 'node:fs'
import { type ReadLogOptions, readLog } from '../../audit/node/read-log.js'
import { segmentsIn } from '../../audit/node/segments.js'
import { TriageError } from '../../issue/issue.js'
import type { Io } from '../context.js'
import { progressBar } from '../printing/progress.js'
import { fileIssue } from './read-file.js'

/** A log that is there and may be read. */
export interface OpenedLog {
  /** Reads it from the start, as often as one likes. */
  readonly lines: (options?: ReadLogOptions) => AsyncIterable<string>
  readonly bytes: number
}

const filesOf = (path: string): readonly string[] =>
  statSync(path).isDirectory() ? segmentsIn(path, readdirSync(path)).map((file) => file.path) : [path]

const sizeOf = (path: string): number => {
  closeSync(openSync(path, 'r'))
  return statSync(path).size
}

/** Opens the log in a directory, or in one file. Throws `TriageError` if it is not there or may not be read. */
export const openLog = (path: string, io: Pick<Io, 'env' | 'stderr'>): OpenedLog => {
  let bytes = 0
  try {
    bytes = filesOf(path).reduce((sum, file) => sum + sizeOf(file), 0)
  } catch (error) {
    throw new TriageError([fileIssue(path, error)])
  }
  async function* lines(options?: ReadLogOptions): AsyncGenerator<string, void, undefined> {
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
  return { bytes, lines }
}
