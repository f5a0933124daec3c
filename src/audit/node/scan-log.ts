import { TriageError } from '../../issue/issue.js'
import { quote } from '../../issue/quote.js'
import { EMPTY_LOG, EntryFrame, type Tip } from '../chain/log-entry.js'
import { readFrame } from '../chain/read-frame.js'
import { readLines, type SegmentFile } from './segments.js'

/** A file of a log, with where its lines are. */
export interface Segment extends SegmentFile {
  /** Where each line begins, in bytes. */
  offsets: number[]
  /** How many bytes of whole lines it has. */
  size: number
}

/** What is known of a log when its files have been read. */
export interface Scan {
  readonly segments: Segment[]
  /** The place of every record. */
  readonly places: Map<string, number>
  tip: Tip
  /** How many bytes there are behind the last whole line. */
  torn: number
}

const damaged = (path: string, line: number, what: string): TriageError =>
  new TriageError([
    {
      code: 'damaged-log',
      path: [],
      message: `line ${line} of ${quote(path, 200)} ${what}`,
      hint: 'verify the log, keep it as it is, and go on in a new directory',
    },
  ])

const frameOf = (text: string, path: string, line: number): EntryFrame => {
  try {
    return EntryFrame.parse(JSON.parse(text), { jitless: true })
  } catch {
    throw damaged(path, line, 'is not an entry of a log')
  }
}

const scanSegment = async (scan: Scan, file: SegmentFile, isLast: boolean): Promise<void> => {
  const segment: Segment = { ...file, offsets: [], size: 0 }
  if (file.first !== scan.tip.size) throw damaged(file.path, 1, 'does not follow from the file before it')
  scan.segments.push(segment)
  let last: string | null = null
  for await (const { bytes, ended, offset, text } of readLines(file.path)) {
    const line = segment.offsets.length + 1
    if (!ended && isLast) {
      scan.torn = bytes
      break
    }
    const { hash, previous, record, sequence } = frameOf(text, file.path, line)
    if (!ended || sequence !== scan.tip.size || previous !== scan.tip.hash) {
      throw damaged(file.path, line, 'does not follow from the line before it')
    }
    segment.offsets.push(offset)
    segment.size = offset + bytes
    scan.places.set(record.recordId, sequence)
    scan.tip = { size: sequence + 1, hash }
    last = text
  }
  if (last !== null && !readFrame(last).intact) {
    throw damaged(file.path, segment.offsets.length, 'is not as it was written')
  }
}

/**
 * Reads all files of a log once: where its lines and records are, where it ends, and what is torn off behind.
 * Throws `TriageError` if it is not one chain; hashes are checked by `verifyLog`, here only that of the last lines.
 */
export const scanLog = async (files: readonly SegmentFile[]): Promise<Scan> => {
  const scan: Scan = { segments: [], places: new Map(), tip: EMPTY_LOG, torn: 0 }
  for (const [index, file] of files.entries()) await scanSegment(scan, file, index === files.length - 1)
  return scan
}
