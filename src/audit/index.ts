/**
 * An audit trail that can answer for a decision years later: records in a tamper-evident log.
 * Takes: examinations and decisions, what people said to them, the caller's clock, keys and salts; a store.
 * Gives: records, a log of them, heads and proofs to anchor elsewhere, and what is wrong with a log. `Result`s.
 * May import: everything up to `triage.ts`. Reads no clock, file or random number; the file store is in `node/`.
 */
export type { AppendOutcome, AuditStore, EntryToStore } from './stores/audit-store.js'
