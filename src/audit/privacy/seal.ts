/** Records whose values can be erased: sealed, put together again, and compared. */
import { bytesToHex } from '@noble/hashes/utils'
import type { Json } from '../../input/json.js'
import { type Issue, type Result, resultOf } from '../../issue/issue.js'
import { canonicalJson } from '../../rule-set/digest.js'
import type { LogEntry, SealedRecord } from '../chain/log-entry.js'
import { type AuditRecord, parseAuditRecord } from '../records/audit-record.js'
import type { Disclosure } from '../records/commitment.js'
import { valueAtPointer, withValueAtPointer } from './at-pointer.js'
import { commitmentTo } from './hashes.js'
import { ERASABLE_PATHS, type Privacy } from './privacy.js'

const MIN_SALT_BYTES = 16

const saltIssue = (message: string): Issue => ({
  code: 'key-too-short',
  path: ['privacy', 'salt'],
  message,
  hint: 'pass `() => crypto.getRandomValues(new Uint8Array(16))`',
})

/** The last salt of each source. Without it, a source that always gives the same would pass where a record needs one. */
const lastSalts = new WeakMap<Privacy, string>()

const saltIssues = (salts: readonly unknown[], privacy: Privacy): readonly Issue[] => {
  const texts = salts.map((salt) =>
    salt instanceof Uint8Array && salt.length >= MIN_SALT_BYTES ? bytesToHex(salt) : null,
  )
  if (texts.includes(null)) return [saltIssue(`a salt needs ${MIN_SALT_BYTES} bytes or more`)]
  const before = lastSalts.get(privacy)
  const all = before === undefined ? texts : [before, ...texts]
  const last = texts.at(-1) ?? null
  if (last !== null) lastSalts.set(privacy, last)
  return new Set(all).size === all.length ? [] : [saltIssue('the same salt was given twice')]
}

const disclosuresOf = (record: AuditRecord, privacy: Privacy): Result<readonly Disclosure[]> => {
  const paths = record.erasable
  const salts = paths.map(() => privacy.salt())
  return resultOf(saltIssues(salts, privacy), () =>
    paths.map((path, index) => ({
      path,
      salt: bytesToHex(salts[index] ?? new Uint8Array()),
      value: valueAtPointer(record, path) as Json, // a record is plain data, all the way down
    })),
  )
}

/**
 * Reads a record, takes its erasable values out and puts commitments in their places. Gives the record with
 * those values beside it, or every issue. Never throws, unless the caller's source of salts does.
 */
export const seal = (draft: AuditRecord, privacy: Privacy): Result<SealedRecord> => {
  const erasable = ERASABLE_PATHS[draft.type].filter(
    (path) => privacy.isErasable(path) && (valueAtPointer(draft, path) ?? null) !== null,
  )
  const read = parseAuditRecord({ ...draft, erasable })
  if (!read.ok) return read
  const disclosures = disclosuresOf(read.value, privacy)
  if (!disclosures.ok) return disclosures
  const sealed = disclosures.value.reduce<object>(
    (data, disclosure) => withValueAtPointer(data, disclosure.path, commitmentTo(disclosure)),
    read.value,
  )
  const record = parseAuditRecord(sealed)
  return record.ok ? { ok: true, value: { record: record.value, disclosures: disclosures.value } } : record
}

/**
 * Puts the values that were not erased back into a record. What was erased stays a commitment (`isCommitment`).
 * Gives the record, or every issue; it does not check the values against their commitments, as `verifyLog` does.
 */
export const reveal = ({ disclosures, record }: SealedRecord): Result<AuditRecord> =>
  disclosures.length === 0
    ? { ok: true, value: record }
    : parseAuditRecord(
        disclosures.reduce<object>((data, { path, value }) => withValueAtPointer(data, path, value), record),
      )

const contentOf = ({ disclosures, record }: SealedRecord, paths: ReadonlySet<string>): string =>
  canonicalJson(
    record.erasable.reduce<object>((data, path) => {
      const value = paths.has(path) ? disclosures.find((one) => one.path === path)?.value : null
      return withValueAtPointer(data, path, value ?? null)
    }, record),
  )

/**
 * Whether an entry holds the same record: what was sealed again has other salts and is still the same. Values that
 * have been erased since cannot be compared, and are left out.
 */
export const isSameRecord = ({ disclosures = [], record }: LogEntry, sealed: SealedRecord): boolean => {
  const paths = new Set(disclosures.map(({ path }) => path))
  return contentOf({ disclosures, record }, paths) === contentOf(sealed, paths)
}
