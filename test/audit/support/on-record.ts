/** Records as a reader of the log gets them: written as canonical JSON, read again, with what was not erased. */
import type { SealedRecord } from '../../../src/audit/chain/log-entry.js'
import { readRecords } from '../../../src/audit/chain/read-entries.js'
import type { AuditRecord } from '../../../src/audit/records/audit-record.js'
import type { DecisionRecord } from '../../../src/audit/records/decision-record.js'
import { linesOf } from './logs.js'

/** All that an iteration gives. */
export const gathered = async <T>(values: AsyncIterable<T>): Promise<readonly T[]> => {
  const all: T[] = []
  for await (const value of values) all.push(value)
  return all
}

/** The records of a log of these. */
export const onRecord = async (...sealed: readonly SealedRecord[]): Promise<readonly AuditRecord[]> =>
  gathered(readRecords(await linesOf(sealed)))

/** The only decision on record. */
export const decisionOnRecord = async (sealed: SealedRecord): Promise<DecisionRecord> => {
  const [record] = await onRecord(sealed)
  if (record?.type !== 'decision') throw new Error('it should be a decision')
  return record
}

/** The record after its values at these paths were erased. */
export const withErased = (
  { disclosures, record }: SealedRecord,
  paths: readonly string[],
): SealedRecord => ({
  record,
  disclosures: disclosures.filter(({ path }) => !paths.includes(path)),
})
