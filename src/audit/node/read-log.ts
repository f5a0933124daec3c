import { readdir, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { TriageError } from '../../issue/issue.js'
import { quote } from '../../issue/quote.js'
import { type FileLine, logIssue, readLines, type SegmentFile, segmentsIn } from './segments.js'

/** How to read a log that may be written to at the same time. */
export interface ReadLogOptions {
  /** What to do with a last line that has no end: `issue` (the default), or `ignore` it. */
  readonly unfinished?: 'issue' | 'ignore' | undefined
}

const filesOf = async (path: string): Promise<readonly SegmentFile[]> =>
  (await stat(path)).isDirectory() ? segmentsIn(path, await readdir(path)) : [{ first: 0, path }]

const unfinishedLine = (path: string): TriageError =>
  new TriageError([
    {
      code: 'unfinished-line',
      path: [],
      message: `the last line of ${quote(basename(path))} has no end, as after a crash`,
      hint: 'open the log for writing: that takes the line away, and nothing in it was ever acknowledged',
    },
  ])

/** A file of a log: its name, and its lines. */
interface FileToRead {
  readonly path: string
  readonly lines: AsyncIterable<FileLine>
}

/** The lines of the files of a log, one file behind the other. As `readLog`, for bytes that are anywhere. */
export async function* linesOfFiles(
  files: readonly FileToRead[],
  unfinished: ReadLogOptions['unfinished'] = 'issue',
): AsyncGenerator<string, void, undefined> {
  for (const [index, { lines, path }] of files.entries()) {
    for await (const { ended, text } of lines) {
      if (ended) yield text
      else if (index < files.length - 1)
        yield `${text} (a line without an end)` // no log holds such a line
      else if (unfinished !== 'ignore') throw unfinishedLine(path)
    }
  }
}

/**
 * Reads the lines of a log that the file store wrote: of a directory, or of one of its files. Needs no lock, so
 * somebody else may be writing. Throws `TriageError` while reading if it cannot be read, or if its last line has
 * no end (unless that is to be ignored).
 */
export async function* readLog(
  path: string,
  { unfinished = 'issue' }: ReadLogOptions = {},
): AsyncGenerator<string, void, undefined> {
  try {
    const files = await filesOf(path)
    yield* linesOfFiles(
      files.map((file) => ({ path: file.path, lines: readLines(file.path) })),
      unfinished,
    )
  } catch (error) {
    throw error instanceof TriageError ? error : new TriageError([logIssue(path, error, 'read')])
  }
}
