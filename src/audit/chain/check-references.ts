/** Whether what a record refers to is in the log: the decision, the override before it, the record to erase from. */
import type { Issue } from '../../issue.js'
import { quote } from '../../quote.js'
import { canonicalJson } from '../../rule-set/digest.js'
import type { AuditRecord } from '../records/audit-record.js'
import type { OverrideRecord } from '../records/response-records.js'

/** Finds a record by its id; null if there is none. */
export type FindRecord = (recordId: string) => Promise<AuditRecord | null>

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

const overrideIssues = async (override: OverrideRecord, find: FindRecord): Promise<readonly Issue[]> => {
  const { decision, follows, from } = override
  const before = await find(follows ?? decision)
  const stood = before?.type === 'decision' ? before.course : before?.type === 'override' ? before.to : null
  if (stood === null || (before?.type === 'override' && before.decision !== decision)) {
    return [unknown('follows', follows ?? decision, 'decision or override of it')]
  }
  if (canonicalJson(stood) === canonicalJson(from)) return []
  return [
    {
      code: 'course-differs',
      path: ['record', 'from'],
      message: `the override starts from another course than the one of ${quote(follows ?? decision)}`,
      hint: 'build it with `overrideRecord` from the record as it is in the log',
    },
  ]
}

/** What is wrong with what a record refers to. */
export const referenceIssues = async (record: AuditRecord, find: FindRecord): Promise<readonly Issue[]> => {
  if (record.type === 'decision') {
    const { replaces } = record
    return replaces === null || (await find(replaces))?.type === 'decision'
      ? []
      : [unknown('replaces', replaces, 'decision')]
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
  return record.type === 'override' ? overrideIssues(record, find) : []
}
