/** The files of a log: one behind the other, each named for the first entry in it. */
import { join } from 'node:path'

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
