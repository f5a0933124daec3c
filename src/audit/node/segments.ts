/** The files of a log: one behind the other, each named for the first entry in it; their lines; and what goes wrong. */
import { Buffer } from 'node:buffer'
import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { systemErrorMessage } from '../../issue/error-message.js'
import type { Issue } from '../../issue/issue.js'
import { quote } from '../../issue/quote.js'
import { openFile } from './regular-file.js'

const NAME = /^(\d{16})\.jsonl$/

/** The name of the file that begins with entry `first`. */
export const segmentName = (first: number): string => `${String(first).padStart(16, '0')}.jsonl`

/** The first entry that a file name tells of; null if it is not one of a log's. */
export const firstOf = (name: string): number | null => {
  const match = NAME.exec(name)
  return match === null ? null : Number(match[1])
}

/** A file of a log, by its name. */
export interface SegmentFile {
  readonly first: number
  readonly path: string
}

/** The files of the log in a directory, in order. */
export const segmentsIn = (directory: string, names: readonly string[]): readonly SegmentFile[] =>
  names
    .flatMap((name) => {
      const first = firstOf(name)
      return first === null ? [] : [{ first, path: join(directory, name) }]
    })
    .sort((one, other) => one.first - other.first)

const NEWLINE = 0x0a

/** One line of a file. */
export interface FileLine {
  readonly text: string
  /** Where it begins, in bytes. */
  readonly offset: number
  /** How many bytes it has, its end included. */
  readonly bytes: number
  /** Whether it has an end. Only the last line of a file can be without. */
  readonly ended: boolean
}

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** The text of a line. Bytes that are no text give a text that no log ever holds. */
const textOf = (bytes: Uint8Array): string => {
  try {
    return strict.decode(bytes)
  } catch {
    return 'not UTF-8'
  }
}

/** The lines in some bytes, whatever they hold. */
export async function* linesIn(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): AsyncGenerator<FileLine, void, undefined> {
  let offset = 0
  let parts: Uint8Array[] = []
  for await (const chunk of chunks) {
    let from = 0
    for (let at = chunk.indexOf(NEWLINE); at !== -1; at = chunk.indexOf(NEWLINE, from)) {
      const line = Buffer.concat([...parts, chunk.subarray(from, at)])
      parts = []
      from = at + 1
      const bytes = line.length + 1
      yield { text: textOf(line), offset, bytes, ended: true }
      offset += bytes
    }
    if (from < chunk.length) parts.push(chunk.subarray(from))
  }
  const rest = Buffer.concat(parts)
  if (rest.length > 0) yield { text: textOf(rest), offset, bytes: rest.length, ended: false }
}

/** Reads the lines of a file, up to `size` bytes of it. Throws what the system throws. */
export async function* readLines(path: string, size?: number): AsyncGenerator<FileLine, void, undefined> {
  if (size === 0) return
  const upTo = size === undefined ? {} : { end: size - 1 }
  yield* linesIn(createReadStream(path, { fd: openFile(path), start: 0, highWaterMark: 1 << 18, ...upTo }))
}

/** What went wrong with the files of a log, in words; `error` is whatever the system threw. */
export const logIssue = (path: string, error: unknown, done: 'read' | 'written'): Issue => ({
  code: done === 'read' ? 'log-not-read' : 'log-not-written',
  path: [],
  message: `the log in ${quote(path, 200)} cannot be ${done}: ${systemErrorMessage(error)}`,
  hint:
    done === 'read'
      ? 'check that the path is right, and that this program may read it'
      : 'mend the cause, and append the record again with the same id: the log keeps one',
})
