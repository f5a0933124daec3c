import { ok, type Result, TriageError } from '../../issue/issue.js'
import type { AuditStore } from '../stores/audit-store.js'
import { type Disk, nodeDisk } from './disk.js'
import { LogFiles } from './log-files.js'
import { scanLog } from './scan-log.js'
import { logIssue, segmentsIn } from './segments.js'
import { takeLock } from './writer-lock.js'

/** Where and how to keep a log in files. */
export interface FileStoreOptions {
  /** The directory of the log; made if it is not there. Nothing else should be in it. */
  readonly directory: string
  /** A file that would grow beyond this many bytes is followed by another one; 64 MiB if left out. */
  readonly maxBytes?: number | undefined
}

/** A log in files, open for one writer. */
export interface FileStore extends AuditStore {
  /** How many bytes of an unfinished last line were taken away when it was opened; 0 but after a crash. */
  readonly recovered: number
}

const DEFAULT_MAX_BYTES = 64 * 1024 * 1024

/** Mends what a crash left behind: a last line without an end, which was never acknowledged, and unfinished copies. */
const recover = async (
  directory: string,
  disk: Disk,
): Promise<{ scan: Awaited<ReturnType<typeof scanLog>> }> => {
  const names = await disk.list(directory)
  for (const name of names.filter((one) => one.endsWith('.erasing')))
    await disk.remove(`${directory}/${name}`)
  const scan = await scanLog(segmentsIn(directory, names))
  const last = scan.segments.at(-1)
  if (scan.torn > 0 && last !== undefined) await disk.truncate(last.path, last.size)
  return { scan }
}

/** As `openFileStore`, on a disk of the caller's. For tests. */
export const openFileStoreOn = async (
  disk: Disk,
  { directory, maxBytes = DEFAULT_MAX_BYTES }: FileStoreOptions,
): Promise<Result<FileStore>> => {
  try {
    await disk.makeDirectory(directory)
    const lock = await takeLock(directory)
    if (!lock.ok) return lock
    try {
      const { scan } = await recover(directory, disk)
      const files = new LogFiles({ disk, directory, maxBytes, scan, lock: lock.value })
      return ok({
        recovered: scan.torn,
        tip: () => files.tip(),
        append: (after, entries) => files.append(after, entries),
        find: (recordId) => files.find(recordId),
        read: (from) => files.read(from),
        erase: (recordId, paths) => files.erase(recordId, paths),
        close: () => files.close(),
      })
    } catch (error) {
      await lock.value.release()
      throw error
    }
  } catch (error) {
    return error instanceof TriageError
      ? { ok: false, issues: error.issues }
      : { ok: false, issues: [logIssue(directory, error, 'written')] }
  }
}

/**
 * Opens a log in a directory of JSON Lines files, for one writer at a time. Reads all of it once, takes away a last
 * line that a crash left unfinished, and refuses a log that is damaged or that somebody else is writing to.
 * Every append is on the disk itself before it answers. Never rejects.
 */
export const openFileStore = (options: FileStoreOptions): Promise<Result<FileStore>> =>
  openFileStoreOn(nodeDisk, options)
