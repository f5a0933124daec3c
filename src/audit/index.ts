/**
 * An audit trail that can answer for a decision years later: records in a tamper-evident log.
 * Takes: examinations and decisions, what people said to them, the caller's clock, keys and salts; a store.
 * Gives: records, a log of them, heads and proofs to anchor elsewhere, and what is wrong with a log. `Result`s.
 * May import: everything up to `triage.ts`. Reads no clock, file or random number; the file store is in `node/`.
 */

// deciding, and putting on record
export { type DecideAndRecordOptions, type DecidedAndRecorded, decideAndRecord } from './decide-and-record.js'

// personal data
export { createPrivacy, type Privacy, type PrivacyOptions } from './privacy/privacy.js'
export { type Commitment, isCommitment } from './records/commitment.js'

// building records
export {
  type ConfirmationRecordOptions,
  confirmationRecord,
  safeConfirmationRecord,
  type DecisionRecordOptions,
  decisionRecord,
  safeDecisionRecord,
  type OverrideRecordOptions,
  overrideRecord,
  safeOverrideRecord,
} from './building/build-decision-records.js'
export {
  type ClosureRecordOptions,
  type ContactRecordOptions,
  closureRecord,
  safeClosureRecord,
  contactRecord,
  safeContactRecord,
  type ExtensionRecordOptions,
  extensionRecord,
  safeExtensionRecord,
  type OutcomeRecordOptions,
  outcomeRecord,
  safeOutcomeRecord,
} from './building/build-episode-records.js'
export type { ErasureRecordOptions } from './building/build-record.js'
export { lowersSafety } from './records/course.js'

// records, as they are read
export { auditJsonSchemas } from './audit-json-schema.js'
export { type AuditRecord, type ErasureRecord, parseAuditRecord } from './records/audit-record.js'
export type { Course } from './records/course.js'
export type { DecisionRecord } from './records/decision-record.js'
export type {
  ClosureRecord,
  ContactRecord,
  ExtensionRecord,
  OutcomeRecord,
} from './records/episode-records.js'
export type { Actor } from './records/record-fields.js'
export type { ConfirmationRecord, OverrideRecord } from './records/response-records.js'

// the log
export type { Appended } from './chain/append-queue.js'
export { type AuditLog, type AuditLogOptions, createLog } from './chain/audit-log.js'
export type { LogEntry, SealedRecord, Signer, Tip } from './chain/log-entry.js'
export { readRecords, recordOf } from './chain/read-entries.js'

// is it as it was written?
export { type Damage, formatDamage } from './chain/damage.js'
export { type Head, parseHead, type VerifySignature } from './chain/log-entry.js'
export { type LogReport, type VerifyOptions, verifyLog } from './chain/verify-log.js'
export { checkGrowth, checkReceipt, growthProof, type Receipt, receiptOf } from './merkle/receipt.js'

// stores (the one in files is `referral-triage/node`; what a store of your own must pass is in `referral-triage/testing`)
export type { EntryToStore } from './chain/write-entry.js'
export type { AppendOutcome, AuditStore } from './stores/audit-store.js'
export { memoryStore } from './stores/memory-store.js'
export { type PostgresClient, type PostgresStoreOptions, postgresStore } from './stores/postgres-store.js'

// does each decision come out again, or otherwise under other rules?
export {
  type Replayed,
  type ReplayOptions,
  type ReplaySummary,
  ReplayTally,
  replay,
} from './replay/replay.js'
export { type ReplayedAgainst, replayAgainst } from './replay/replay-against.js'
export { type ReplayAgainstSummary, ReplayAgainstTally } from './replay/replay-against-tally.js'

// reports
export { type AuditReport, auditReport, type ReportOptions } from './report/audit-report.js'
export {
  type DecisionState,
  type DecisionsMadeWith,
  decisionsMadeWith,
  type MadeWith,
} from './report/made-with.js'
export { reportHtml } from './report/report-html.js'
export type { ReportTable } from './report/report-table.js'
export { reportCsv, reportTables } from './report/report-tables.js'
