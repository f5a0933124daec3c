import { builtInIssues } from '../../input/properties.js'
import { type Issue, ok, type Result, TriageError } from '../../issue/issue.js'
import { quote } from '../../issue/quote.js'
import { type ErasureRecordOptions, erasureRecord } from '../building/build-record.js'
import { type AuditStore, LOG_CLOSED } from '../stores/audit-store.js'
import { type Appended, AppendQueue, logFault } from './append-queue.js'
import type { Head, LogEntry, SealedRecord, Signer, Tip } from './log-entry.js'
import { readEntry } from './read-entries.js'
import { verifyLog } from './verify-log.js'

/** What a log is made of. */
export interface AuditLogOptions {
  /** Where its lines are kept. */
  readonly store: AuditStore
  /** Signs every entry, if it is given. */
  readonly signer?: Signer | undefined
}

/** A tamper-evident log of records. */
export interface AuditLog {
  /**
   * Appends a record. Once it answers with a success, the record is stored durably. Appending the same record again
   * gives the place where it stands; another record of the same id is an issue. Never rejects.
   */
  readonly append: (record: SealedRecord) => Promise<Result<Appended>>
  /** The entry of the record of this id; null if there is none. Never rejects. */
  readonly find: (recordId: string) => Promise<Result<LogEntry | null>>
  /**
   * Erases values of a record: puts the erasure on record, then destroys them. If it fails in between, do it again
   * with the same options. Never rejects.
   */
  readonly erase: (recordId: string, options: ErasureRecordOptions) => Promise<Result<Appended>>
  /** Where the log ends. */
  readonly tip: () => Promise<Result<Tip>>
  /** Reads and checks the whole log, and gives its head to keep elsewhere; or says that it is damaged. */
  readonly head: () => Promise<Result<Head>>
  /** The store that it was opened with. `store.read()` gives the lines. */
  readonly store: AuditStore
  /** Waits for what is being appended, and closes the store. */
  readonly close: () => Promise<void>
}

const failed = (issue: Issue): { readonly ok: false; readonly issues: readonly [Issue] } => ({
  ok: false,
  issues: [issue],
})

/** Opens a log in a store. Takes the store and, if entries are to be signed, a signer. Reads nothing yet. */
export const createLog = ({ signer, store }: AuditLogOptions): AuditLog => {
  const find: AuditLog['find'] = async (recordId) => {
    try {
      const line = await store.find(recordId)
      if (!line.ok) return line
      return ok(line.value === null ? null : readEntry(line.value, 1))
    } catch (thrown) {
      return logFault(thrown)
    }
  }

  const findOrThrow = async (recordId: string): Promise<LogEntry | null> => {
    const entry = await find(recordId)
    if (entry.ok) return entry.value
    throw new TriageError(entry.issues)
  }

  const queue = new AppendQueue({ store, signer, find: findOrThrow })
  let closed = false

  const append: AuditLog['append'] = async (sealed) => {
    const [changed] = builtInIssues()
    if (changed !== undefined) return failed(changed)
    return closed ? failed(LOG_CLOSED) : queue.append(sealed)
  }

  const erase: AuditLog['erase'] = async (recordId, options) => {
    const entry = await find(recordId)
    if (!entry.ok) return entry
    if (entry.value === null) {
      const message = `the log has no record of the id ${quote(recordId)}`
      return failed({ code: 'unknown-record', path: [], message })
    }
    const { erasable } = entry.value.record
    const sealed = erasureRecord({ recordId, erasable }, options)
    if (!sealed.ok) return sealed
    const appended = await append(sealed.value)
    if (!appended.ok) return appended
    try {
      const done = await store.erase(recordId, options.paths ?? erasable)
      return done.ok ? appended : done
    } catch (thrown) {
      return logFault(thrown)
    }
  }

  const head: AuditLog['head'] = async () => {
    try {
      const report = await verifyLog(store.read())
      if (report.head !== null) return ok(report.head)
      const message = `the log is damaged in ${report.total} places, so it has no head`
      return failed({ code: 'damaged-log', path: [], message, hint: 'verify it: that says what and where' })
    } catch (thrown) {
      return logFault(thrown)
    }
  }

  return {
    append,
    find,
    erase,
    head,
    store,
    tip: () => store.tip(),
    close: async () => {
      closed = true
      await queue.idle()
      await store.close()
    },
  }
}
