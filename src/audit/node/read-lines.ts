import { Buffer } from 'node:buffer'
import { createReadStream } from 'node:fs'

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
  yield* linesIn(createReadStream(path, { highWaterMark: 1 << 18, ...upTo }))
}
