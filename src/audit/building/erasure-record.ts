import type { Result } from '../../issue/issue.js'
import type { SealedRecord } from '../chain/log-entry.js'
import type { AuditRecord } from '../records/audit-record.js'
import { type ActorGiven, buildRecord, type RecordOptions } from './build-record.js'

/** Whose decision it is to erase, and why. */
export interface ErasureRecordOptions extends RecordOptions {
  readonly by: ActorGiven
  /** A code, such as `request-of-the-person` or `retention-period-over`. */
  readonly reason: string
  /** The places to erase (JSON Pointers); all that can be erased if left out. */
  readonly paths?: readonly string[]
}

/**
 * Puts on record that values of an earlier record are erased. `AuditLog.erase` appends it and then destroys them.
 * Gives the record, or every issue.
 */
export const erasureRecord = (
  target: Pick<AuditRecord, 'recordId' | 'erasable'>,
  options: ErasureRecordOptions,
): Result<SealedRecord> =>
  buildRecord(options, ({ actor, common }) => ({
    type: 'erasure',
    target: target.recordId,
    paths: options.paths ?? target.erasable,
    reason: options.reason,
    by: actor(options.by),
    ...common(),
  }))
