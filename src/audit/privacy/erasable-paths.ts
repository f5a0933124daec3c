import type { RecordType } from '../records/audit-record.js'

/** Per sort of record, the places whose values can be erased, in the order of their paths. */
export const ERASABLE_PATHS: Readonly<Record<RecordType, readonly string[]>> = {
  decision: ['/decision', '/facts', '/groups', '/origins', '/verdicts'],
  confirmation: [],
  override: ['/overrideReason/userComment'],
  contact: [],
  extension: ['/reason'],
  closure: ['/onwardPlan'],
  outcome: ['/value'],
  erasure: [],
}
