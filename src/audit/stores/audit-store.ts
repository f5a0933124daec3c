import type { Issue, Result } from '../../issue/issue.js'
import type { Tip } from '../chain/log-entry.js'
import type { EntryToStore } from '../chain/write-entry.js'

/** What a log that has been closed answers. */
export const LOG_CLOSED: Issue = { code: 'log-closed', path: [], message: 'the log has been closed' }

/** What became of an append: done, or nothing was done, because the log has moved on. */
export type AppendOutcome =
  | {
      /** All entries are stored. */
      readonly appended: true
    }
  | {
      /** Nothing was stored. */
      readonly appended: false
      /** Where the log ends now. */
      readonly tip: Tip
    }

/**
 * A place that keeps the lines of a log, in order. It knows nothing of hashes: the log computes them, and an append
 * names the end of the log that it was computed for. Problems of the place (a full disk, a lost connection) are issues;
 * no function throws for them.
 */
export interface AuditStore {
  /** Where the log ends. */
  readonly tip: () => Promise<Result<Tip>>
  /**
   * Stores entries behind `after`, all or none, and durably before it answers; or does nothing because the log ends
   * elsewhere. A record id that is there already makes it end elsewhere, too.
   */
  readonly append: (after: Tip, entries: readonly EntryToStore[]) => Promise<Result<AppendOutcome>>
  /** The line of the record of this id; null if there is none. */
  readonly find: (recordId: string) => Promise<Result<string | null>>
  /**
   * The lines in order, from the one at `from` (0 if left out) on: what was stored, to the byte, with what is left of
   * the disclosures. A place that cannot be read throws a `TriageError` while reading.
   */
  readonly read: (from?: number) => AsyncIterable<string>
  /** Destroys the disclosures of a record at these paths (JSON Pointers). Nothing else of the log changes. */
  readonly erase: (recordId: string, paths: readonly string[]) => Promise<Result<true>>
  /** Lets go of what it holds. */
  readonly close: () => Promise<void>
}
