/**
 * An audit trail that can answer for a decision years later: records in a tamper-evident log.
 * Takes: examinations and decisions, what people said to them, the caller's clock, keys and salts; a store.
 * Gives: records, a log of them, heads and proofs to anchor elsewhere, and what is wrong with a log. `Result`s.
 * May import: everything up to `triage.ts`. Reads no clock, file or random number; the file store is in `node/`.
 */

// records
export { AUDIT_SCHEMA_NAMES, type AuditSchemaName, auditJsonSchemas } from './audit-json-schema.js'

// building records
export type { ActorGiven, RecordOptions } from './building/build-record.js'
export { type DecisionRecordOptions, decisionRecord } from './building/decision-record.js'
export {
  type ClosureRecordOptions,
  type ContactRecordOptions,
  closureRecord,
  contactRecord,
  type EpisodeRecordOptions,
  type ExtensionRecordOptions,
  extensionRecord,
  type OutcomeRecordOptions,
  outcomeRecord,
} from './building/episode-records.js'
export { type ErasureRecordOptions, erasureRecord } from './building/erasure-record.js'
export {
  confirmationRecord,
  type OverrideOptions,
  overrideRecord,
  type ResponseOptions,
} from './building/response-records.js'
// the log
export type { Appended } from './chain/append-queue.js'
export { type AuditLog, type AuditLogOptions, createLog } from './chain/audit-log.js'
export { DAMAGE_KINDS, type Damage, type DamageKind } from './chain/damage.js'
export { Head, parseHead } from './chain/head.js'
export type { EntrySignature, HashedPart, LogEntry, SealedRecord, Tip } from './chain/log-entry.js'
export { readEntries, readRecords, recordOf } from './chain/read-entries.js'
export type { Signer, VerifySignature } from './chain/signing.js'
export { formatDamage, type LogReport, type VerifyOptions, verifyLog } from './chain/verify-log.js'
// decide and put on record
export {
  type DecideAndRecordOptions,
  type DecidedAndRecorded,
  decideAndRecord,
} from './decide-and-record.js'
// proofs
export {
  holdsConsistency,
  holdsInclusion,
  merkleConsistency,
  merkleInclusion,
  merkleRoot,
  type TreeHead,
} from './merkle/proofs.js'
export { checkGrowth, checkReceipt, growthProof, Receipt, receiptOf } from './merkle/receipt.js'
export { createPrivacy, type IdentifierKind, type Privacy, type PrivacyOptions } from './privacy/privacy.js'
export { AuditRecord, parseAuditRecord, RECORD_TYPES, type RecordType } from './records/audit-record.js'
export { Commitment, type Digest, Disclosure, isCommitment } from './records/commitment.js'
export { Course, lowersSafety } from './records/course.js'
export { DecisionRecord, Groups } from './records/decision-record.js'
export { ClosureRecord, ContactRecord, ExtensionRecord, OutcomeRecord } from './records/episode-records.js'
export { ErasureRecord } from './records/erasure-record.js'
export { Instant } from './records/instant.js'
export { Actor } from './records/record-fields.js'
export { CONSIDERED, ConfirmationRecord, OverrideReason, OverrideRecord } from './records/response-records.js'

// replay
export type { JsonDifference } from './replay/first-difference.js'
export { MOVE_KINDS, type MoveKind } from './replay/move.js'
export { MOVED_CSV_HEAD, movedCsvLine } from './replay/moved-csv.js'
export { type AgainstSummary, MovedTally, type MoveRow } from './replay/moved-tally.js'
export {
  createReplay,
  type Records,
  type ReplayDecision,
  type ReplayOptions,
  replay,
} from './replay/replay.js'
export {
  type AgainstNewRules,
  againstNewRules,
  type ReplayedAgainst,
  replayAgainst,
} from './replay/replay-against.js'
export { type ReplaySummary, ReplayTally } from './replay/replay-tally.js'
export { NOT_REPLAYED, type Replayed, type WhyNotReplayed } from './replay/replayed.js'

// report
export {
  type AuditReport,
  auditReport,
  type ReportOptions,
  type ReportTotals,
} from './report/audit-report.js'
export { reportHtml } from './report/html/report-html.js'
export { reportCsv } from './report/report-csv.js'
export type { Cell, Column, ColumnKind, ReportTable, TableChart } from './report/report-table.js'
export { reportTables } from './report/report-tables.js'
export type { Answers, AnswersOfRoute } from './report/sections/answers.js'
export type { EpisodePastLimit, Episodes } from './report/sections/episodes.js'
export { GROUPINGS, type Grouping, type PathwaysByGroup } from './report/sections/groups.js'
export type { NotAsked } from './report/sections/not-asked.js'
export type { Outcomes, WeekOfOutcomes } from './report/sections/outcomes.js'
export type {
  Overrides,
  OverridesOfRole,
  OverridesOfRule,
  ReasonCount,
} from './report/sections/overrides.js'
export type { CountedGroup, ShownGroups } from './report/sections/suppress.js'
export type { VersionChange, VersionInForce, Versions } from './report/sections/versions.js'

// stores
export type { AppendOutcome, AuditStore, EntryToStore } from './stores/audit-store.js'
export { memoryStore } from './stores/memory-store.js'
export { type PostgresClient, type PostgresStoreOptions, postgresStore } from './stores/postgres-store.js'
export {
  type StoreCheck,
  type StoreConformanceOptions,
  storeConformance,
} from './stores/store-conformance.js'
