import type { AuditRecord } from '../records/audit-record.js'
import { isCommitment } from '../records/commitment.js'
import { courseOf } from '../records/course.js'
import type { DecisionRecord } from '../records/decision-record.js'
import { createDeriveAgain, type DerivedAgain } from './derive-again.js'
import { documentsByDigest } from './documents-by-digest.js'
import { factsOnRecord } from './facts-on-record.js'
import { firstDifference, type JsonDifference } from './first-difference.js'
import { formatDifference } from './format-difference.js'
import { NOT_REPLAYED, type Replayed } from './replayed.js'

/** Records in the order of the log, as `readRecords` gives them. */
export type Records = AsyncIterable<AuditRecord> | Iterable<AuditRecord>

/** What a replay needs beside the records and the rule sets. */
export interface ReplayOptions {
  /** Services beside the nine that ship. */
  readonly services?: readonly unknown[]
}

/** The first difference: the verdicts before what follows from them. What has been erased is not compared. */
const compared = (
  { course, decision, verdicts }: DecisionRecord,
  derived: DerivedAgain,
): JsonDifference | null => {
  const erased = { verdicts: isCommitment(verdicts), decision: isCommitment(decision) }
  return (
    (erased.verdicts ? null : firstDifference(verdicts, derived.verdicts, '/verdicts')) ??
    (erased.decision ? null : firstDifference(decision, derived.decision, '/decision')) ??
    firstDifference(course, courseOf(derived.decision), '/course')
  )
}

/** Derives one decision on record again, and compares. */
export type ReplayDecision = (record: DecisionRecord) => Promise<Replayed>

/**
 * Makes the function that derives a decision on record again, as `replay` does for all of them. Throws `TriageError`
 * for a rule set or a service that is not valid.
 */
export const createReplay = (
  ruleSets: readonly unknown[],
  { services }: ReplayOptions = {},
): ReplayDecision => {
  const documents = documentsByDigest(ruleSets, services)
  const deriveAgain = createDeriveAgain()
  return async (record) => {
    const { at, recordId } = record
    const onRecord = factsOnRecord(record)
    if (onRecord === null) {
      return { recordId, at, outcome: 'not-replayed', why: 'erased', explanation: NOT_REPLAYED.erased }
    }
    const found = documents.find(record.provenance)
    if (!found.ok) {
      const { wanted, why } = found.missing
      return { recordId, at, outcome: 'not-replayed', why, explanation: `${NOT_REPLAYED[why]}: ${wanted}` }
    }
    const difference = compared(record, await deriveAgain(onRecord, found.documents))
    if (difference === null) return { recordId, at, outcome: 'same' }
    const explanation = formatDifference(difference, onRecord, found.documents)
    return { recordId, at, outcome: 'different', difference, explanation }
  }
}

/**
 * Derives every decision on record again, with json-rules-engine, from the facts on record and the very documents
 * that it was decided by; and compares verdicts, decision and course with what is on record. Takes the records, and
 * the rule sets that were in force (parsed, or as bundled JSON; those that ship are known). Gives one result for each
 * decision, in their order, in bounded memory. Throws `TriageError` for a rule set or a service that is not valid.
 */
export async function* replay(
  records: Records,
  ruleSets: readonly unknown[],
  options: ReplayOptions = {},
): AsyncGenerator<Replayed, void, undefined> {
  const replayOne = createReplay(ruleSets, options)
  for await (const record of records) if (record.type === 'decision') yield await replayOne(record)
}
