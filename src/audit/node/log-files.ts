import { Buffer } from 'node:buffer'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { type Issue, ok, type Result, TriageError } from '../../issue/issue.js'
import type { Tip } from '../chain/log-entry.js'
import { readEntry } from '../chain/read-entries.js'
import { type EntryToStore, lineOf, lineText } from '../chain/write-entry.js'
import { type AppendOutcome, LOG_CLOSED } from '../stores/audit-store.js'
import type { Disk, OpenFile } from './disk.js'
import type { Scan, Segment } from './scan-log.js'
import { logIssue, readLines, segmentName } from './segments.js'
import type { WriterLock } from './writer-lock.js'

/** What the files of a log are opened with. */
export interface LogFilesOptions {
  readonly disk: Disk
  readonly directory: string
  readonly maxBytes: number
  readonly scan: Scan
  readonly lock: WriterLock
}

/** The files of a log that is open for writing. Operations run one at a time. */
export class LogFiles {
  private readonly segments: Segment[]
  private readonly places: Map<string, number>
  private end: Tip
  private file: OpenFile | null = null
  /** Why nothing can be written any more, until the log is opened again. */
  private broken: Issue | null = null
  private turn: Promise<unknown> = Promise.resolve()

  constructor(private readonly on: LogFilesOptions) {
    this.segments = on.scan.segments
    this.places = on.scan.places
    this.end = on.scan.tip
  }

  async tip(): Promise<Result<Tip>> {
    return ok(this.end)
  }

  append(after: Tip, entries: readonly EntryToStore[]): Promise<Result<AppendOutcome>> {
    return this.inTurn(async () => {
      const isThere = entries.some(({ entry }) => this.places.has(entry.record.recordId))
      if (isThere || after.size !== this.end.size || after.hash !== this.end.hash) {
        return { appended: false, tip: this.end }
      }
      await this.write(entries)
      return { appended: true }
    })
  }

  async find(recordId: string): Promise<Result<string | null>> {
    return this.inTurn(() => this.lineOf(recordId))
  }

  async *read(from = 0): AsyncGenerator<string, void, undefined> {
    try {
      for (const { first, offsets, path, size } of this.segments.map((one) => ({ ...one }))) {
        let sequence = first
        if (first + offsets.length <= from) continue
        for await (const { text } of readLines(path, size)) {
          if (sequence >= from) yield text
          sequence += 1
        }
      }
    } catch (error) {
      throw new TriageError([logIssue(this.on.directory, error, 'read')])
    }
  }

  erase(recordId: string, paths: readonly string[]): Promise<Result<true>> {
    return this.inTurn<true>(async () => {
      const line = await this.lineOf(recordId)
      const segment = this.segmentOf(this.places.get(recordId))
      if (line === null || segment === undefined) return true
      const { disclosures = [], ...entry } = readEntry(line, 1)
      const left = disclosures.filter(({ path }) => !paths.includes(path))
      if (left.length === disclosures.length) return true
      const text = lineOf(left.length === 0 ? entry : { ...entry, disclosures: left })
      await this.rewrite(segment, entry.sequence - segment.first, text)
      return true
    })
  }

  async close(): Promise<void> {
    await this.turn.catch(() => undefined)
    if (this.broken === LOG_CLOSED) return
    this.broken = LOG_CLOSED
    await this.file?.close().catch(() => undefined)
    await this.on.lock.release()
  }

  /** Runs an operation when the ones before it are done, and turns what the system throws into issues. */
  private inTurn<T>(what: () => Promise<T>): Promise<Result<T>> {
    const done = this.turn.then(async (): Promise<Result<T>> => {
      if (this.broken !== null) return { ok: false, issues: [this.broken] }
      try {
        return ok(await what())
      } catch (error) {
        const issues = error instanceof TriageError ? error.issues : null
        return { ok: false, issues: issues ?? [logIssue(this.on.directory, error, 'written')] }
      }
    })
    this.turn = done
    return done
  }

  private segmentOf(sequence: number | undefined): Segment | undefined {
    return sequence === undefined ? undefined : this.segments.filter(({ first }) => first <= sequence).at(-1)
  }

  private async lineOf(recordId: string): Promise<string | null> {
    const sequence = this.places.get(recordId)
    const segment = this.segmentOf(sequence)
    if (sequence === undefined || segment === undefined) return null
    const index = sequence - segment.first
    const [from = 0, to = segment.size] = segment.offsets.slice(index, index + 2)
    const bytes = Buffer.alloc(to - from - 1)
    const file = await open(segment.path, 'r')
    await file.read(bytes, 0, bytes.length, from).finally(() => file.close())
    return bytes.toString('utf8')
  }

  /** The file to write to: the last one, or another one behind it if these bytes would make it too large. */
  private async current(bytes: number): Promise<{ readonly segment: Segment; readonly file: OpenFile }> {
    const { directory, disk, maxBytes } = this.on
    const last = this.segments.at(-1)
    if (last !== undefined && (last.size === 0 || last.size + bytes <= maxBytes)) {
      this.file ??= await disk.open(last.path, 'append')
      return { segment: last, file: this.file }
    }
    const first = this.end.size
    const path = join(directory, segmentName(first))
    const file = await disk.open(path, 'new')
    try {
      await disk.syncDirectory(directory)
    } catch (error) {
      await file.close().then(
        () => disk.remove(path),
        () => undefined,
      )
      throw error
    }
    await this.file?.close()
    this.file = file
    const segment: Segment = { first, path, offsets: [], size: 0 }
    this.segments.push(segment)
    return { segment, file }
  }

  private async write(entries: readonly EntryToStore[]): Promise<void> {
    const lines = entries.map(({ disclosures, text }) =>
      Buffer.from(`${lineText(text, disclosures)}\n`, 'utf8'),
    )
    const bytes = Buffer.concat(lines)
    const { file, segment } = await this.current(bytes.length)
    try {
      await file.write(bytes)
      await file.sync()
    } catch (error) {
      await this.takeBack(file, segment, error)
      throw error
    }
    for (const [index, { entry }] of entries.entries()) {
      segment.offsets.push(segment.size)
      segment.size += lines[index]?.length ?? 0
      this.places.set(entry.record.recordId, entry.sequence)
      this.end = { size: entry.sequence + 1, hash: entry.hash }
    }
  }

  /** Removes a half-written line: the next append would be written behind it. */
  private async takeBack(file: OpenFile, segment: Segment, why: unknown): Promise<void> {
    try {
      await file.truncate(segment.size)
      await file.sync()
    } catch {
      this.broken = {
        ...logIssue(this.on.directory, why, 'written'),
        hint: 'mend the cause and open the log again; what was not acknowledged is not in it',
      }
    }
  }

  /** Writes a copy of a file with another text in one line, and puts it in the place of the file at once. */
  private async rewrite(segment: Segment, index: number, text: string): Promise<void> {
    const { directory, disk } = this.on
    const copy = `${segment.path}.erasing`
    const file = await disk.open(copy, 'new')
    const offsets: number[] = []
    let size = 0
    try {
      for await (const line of readLines(segment.path, segment.size)) {
        const bytes = Buffer.from(`${offsets.length === index ? text : line.text}\n`, 'utf8')
        offsets.push(size)
        size += bytes.length
        await file.write(bytes)
      }
      await file.sync()
      await file.close()
      if (segment === this.segments.at(-1)) {
        await this.file?.close()
        this.file = null
      }
      await disk.rename(copy, segment.path)
    } catch (error) {
      await file.close().catch(() => undefined)
      await disk.remove(copy).catch(() => undefined)
      throw error
    }
    segment.offsets = offsets
    segment.size = size
    await disk.syncDirectory(directory)
  }
}
