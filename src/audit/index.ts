/**
 * An audit trail that can answer for a decision years later: records in a tamper-evident log.
 * Takes: examinations and decisions, what people said to them, the caller's clock, keys and salts; a store.
 * Gives: records, a log of them, heads and proofs to anchor elsewhere, and what is wrong with a log. `Result`s.
 * May import: everything up to `triage.ts`. Reads no clock, file or random number; the file store is in `node/`.
 */

// records
export { AUDIT_SCHEMA_NAMES, type AuditSchemaName, auditJsonSchemas } from './audit-json-schema.js'
export {
  confirmationRecord,
  type DecisionRecordOptions,
  decisionRecord,
  type OverrideOptions,
  overrideRecord,
  type ResponseOptions,
} from './building/build-decision-records.js'
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
} from './building/build-episode-records.js'
// building records
export type { ActorGiven, RecordOptions } from './building/build-record.js'
export { type ErasureRecordOptions, erasureRecord } from './building/build-record.js'
// the log
export type { Appended } from './chain/append-queue.js'
export { type AuditLog, type AuditLogOptions, createLog } from './chain/audit-log.js'
export { DAMAGE_KINDS, type Damage, type DamageKind, formatDamage } from './chain/damage.js'
export type {
  EntrySignature,
  HashedPart,
  LogEntry,
  SealedRecord,
  Signer,
  Tip,
  VerifySignature,
} from './chain/log-entry.js'
export { Head, parseHead } from './chain/log-entry.js'
export { readEntries, readRecords, recordOf } from './chain/read-entries.js'
export { type LogReport, type VerifyOptions, verifyLog } from './chain/verify-log.js'
// stores
export type { EntryToStore } from './chain/write-entry.js'
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
} from './merkle/merkle-tree.js'
export { checkGrowth, checkReceipt, growthProof, Receipt, receiptOf } from './merkle/receipt.js'
export { createPrivacy, type IdentifierKind, type Privacy, type PrivacyOptions } from './privacy/privacy.js'
export {
  AuditRecord,
  ErasureRecord,
  parseAuditRecord,
  RECORD_TYPES,
  type RecordType,
} from './records/audit-record.js'
export { Commitment, type Digest, Disclosure, isCommitment } from './records/commitment.js'
export { Course, lowersSafety } from './records/course.js'
export { DecisionRecord, Groups } from './records/decision-record.js'
export { ClosureRecord, ContactRecord, ExtensionRecord, OutcomeRecord } from './records/episode-records.js'
export { Actor, Instant } from './records/record-fields.js'
export { CONSIDERED, ConfirmationRecord, OverrideReason, OverrideRecord } from './records/response-records.js'
// replay
export type { JsonDifference } from './replay/difference.js'
export { MOVE_KINDS, type MoveKind } from './replay/move.js'
export {
  type AgainstSummary,
  MOVED_CSV_HEAD,
  MovedTally,
  type MoveRow,
  movedCsvLine,
} from './replay/moved-tally.js'
export {
  createReplay,
  NOT_REPLAYED,
  type Records,
  type ReplayDecision,
  type Replayed,
  type ReplayOptions,
  type ReplaySummary,
  ReplayTally,
  replay,
  type WhyNotReplayed,
} from './replay/replay.js'
export {
  type AgainstNewRules,
  againstNewRules,
  type ReplayedAgainst,
  replayAgainst,
} from './replay/replay-against.js'
// report
export {
  type AuditReport,
  auditReport,
  type ReportOptions,
  type ReportTotals,
} from './report/audit-report.js'
export { reportHtml } from './report/report-html.js'
export type { Cell, Column, ColumnKind, ReportTable, TableChart } from './report/report-table.js'
export { reportCsv, reportTables } from './report/report-tables.js'
export type { Answers, AnswersOfRoute } from './report/sections/answers.js'
export type { EpisodePastLimit, Episodes } from './report/sections/episodes.js'
export type { CountedGroup, ShownGroups } from './report/sections/groups.js'
export { GROUPINGS, type Grouping, type PathwaysByGroup } from './report/sections/groups.js'
export type { NotAsked } from './report/sections/not-asked.js'
export type { Outcomes, WeekOfOutcomes } from './report/sections/outcomes.js'
export type {
  OverrideReport,
  OverridesOfRole,
  OverridesOfRule,
  ReasonCount,
} from './report/sections/overrides.js'
export type { VersionChange, VersionInForce, Versions } from './report/sections/versions.js'
export type { AppendOutcome, AuditStore } from './stores/audit-store.js'
export { memoryStore } from './stores/memory-store.js'
export { type PostgresClient, type PostgresStoreOptions, postgresStore } from './stores/postgres-store.js'
export {
  type StoreCheck,
  type StoreConformanceOptions,
  storeConformance,
} from './stores/store-conformance.js'
