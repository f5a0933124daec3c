import type { Result } from '../../issue/issue.js'
import type { SealedRecord } from '../chain/log-entry.js'
import { type AuditRecord, parseAuditRecord } from '../records/audit-record.js'
import { withValueAtPointer } from './at-pointer.js'

/**
 * Puts the values that were not erased back into a record. What was erased stays a commitment (`isCommitment`).
 * Gives the record, or every issue; it does not check the values against their commitments, as `verifyLog` does.
 */
export const reveal = ({ disclosures, record }: SealedRecord): Result<AuditRecord> =>
  disclosures.length === 0
    ? { ok: true, value: record }
    : parseAuditRecord(
        disclosures.reduce<{ readonly [key: string]: unknown }>(
          (data, { path, value }) => withValueAtPointer(data, path, value),
          record,
        ),
      )
