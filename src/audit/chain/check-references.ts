/** Whether what a record refers to is in the log: the decision, the override before it, the record to erase from. */
import type { Issue } from '../../issue/issue.js'
import { quote } from '../../issue/quote.js'
import { canonicalJson } from '../../rule-set/digest.js'
import type { AuditRecord } from '../records/audit-record.js'
import type { DecisionRecord } from '../records/decision-record.js'
import type { OverrideRecord } from '../records/response-records.js'
import type { LogEntry } from './log-entry.js'
import { readEntry } from './read-entries.js'

/** How a record finds those that it refers to. */
export interface InLog {
  /** The entry of a record; null if there is none. */
  readonly find: (recordId: string) => Promise<LogEntry | null>
  /** The lines from this place on. */
  readonly read: (from: number) => AsyncIterable<string>
}

/** The ids of the records that a record refers to. */
export const referencesOf = (record: AuditRecord): readonly string[] => {
  if (record.type === 'decision') return record.replaces === null ? [] : [record.replaces]
  if (record.type === 'erasure') return [record.target]
  return record.type === 'override' && record.follows !== null
    ? [record.decision, record.follows]
    : [record.decision]
}

const unknown = (path: string, id: string, what: string): Issue => ({
  code: 'unknown-record',
  path: ['record', path],
  message: `the log has no ${what} of the id ${quote(id)}`,
  hint: 'append it first',
})

/** The first override of a decision behind a place of the log; null if there is none. */
const nextOverride = async (
  decision: string,
  { sequence }: LogEntry,
  { read }: InLog,
): Promise<OverrideRecord | null> => {
  let line = sequence + 1
  for await (const text of read(line)) {
    line += 1
    if (!text.includes('"type":"override"')) continue // to read every line as an entry would take long
    const { record } = readEntry(text, line)
    if (record.type === 'override' && record.decision === decision) return record
  }
  return null
}

const differs = (path: string, message: string, hint: string): Issue => ({
  code: 'course-differs',
  path: ['record', path],
  message,
  hint,
})

const overrideIssues = async (override: OverrideRecord, log: InLog): Promise<readonly Issue[]> => {
  const { decision, follows, from, recordId } = override
  const before = await log.find(follows ?? decision)
  const record = before?.record
  const stood = record?.type === 'decision' ? record.course : record?.type === 'override' ? record.to : null
  if (!before || stood === null || (record?.type === 'override' && record.decision !== decision)) {
    return [unknown('follows', follows ?? decision, 'decision or override of it')]
  }
  if (canonicalJson(stood) !== canonicalJson(from)) {
    const message = `the override starts from another course than the one of ${quote(follows ?? decision)}`
    return [differs('from', message, 'build it with `overrideRecord` from the record as it is in the log')]
  }
  // Otherwise an override could undo a later one that it never took into account.
  const since = await nextOverride(decision, before, log)
  if (since === null || since.recordId === recordId) return []
  const message = `the course of ${quote(follows ?? decision)} does not stand any more: ${quote(since.recordId)} came since`
  return [differs('follows', message, 'build it with `after`, the last override of the decision')]
}

/** Whether two decisions are on different referrals. Pseudonyms made with different keys cannot be compared. */
const isOfAnother = (one: DecisionRecord, other: DecisionRecord): boolean =>
  one.pseudonymKey === other.pseudonymKey && one.subject.referral !== other.subject.referral

/** What is wrong with what a record refers to. */
export const referenceIssues = async (record: AuditRecord, log: InLog): Promise<readonly Issue[]> => {
  const find = async (recordId: string): Promise<AuditRecord | null> =>
    (await log.find(recordId))?.record ?? null
  if (record.type === 'decision') {
    const { replaces } = record
    if (replaces === null) return []
    const before = await find(replaces)
    return before?.type !== 'decision' || isOfAnother(before, record)
      ? [unknown('replaces', replaces, 'decision on the same referral')]
      : []
  }
  if (record.type === 'erasure') {
    const target = await find(record.target)
    if (target === null) return [unknown('target', record.target, 'record')]
    return record.paths
      .filter((path) => !target.erasable.includes(path))
      .map((path) => ({
        code: 'not-erasable',
        path: ['record', 'paths'],
        message: `${quote(path)} of record ${quote(record.target)} cannot be erased`,
        hint: 'the record lists in `erasable` what can be',
      }))
  }
  if ((await find(record.decision))?.type !== 'decision') {
    return [unknown('decision', record.decision, 'decision')]
  }
  return record.type === 'override' ? overrideIssues(record, log) : []
}
