import { type Issue, TriageError } from '../../issue/issue.js'
import { quote } from '../../issue/quote.js'
import type { RecordType } from '../records/audit-record.js'
import { keyedHashFor } from './hashes.js'

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

const MIN_KEY_BYTES = 32

/** What an identifier names. The same text gives another pseudonym as a client than as a referral. */
export type IdentifierKind = 'referral' | 'client' | 'person'

/** How personal data is kept out of records. */
export interface PrivacyOptions {
  /** The secret key of the pseudonyms: 32 random bytes or more. Keep it apart from the log. */
  readonly key: Uint8Array
  /** Fresh random bytes, 16 or more, at every call: `() => crypto.getRandomValues(new Uint8Array(16))`. */
  readonly salt: () => Uint8Array
  /** The places that can be erased (JSON Pointers, of `ERASABLE_PATHS`); all of them if left out. */
  readonly erasable?: readonly string[] | undefined
  /** `pseudonyms` (the default), or `as-given` where the ids that you pass are pseudonyms already. */
  readonly identifiers?: 'pseudonyms' | 'as-given' | undefined
}

/** What builders of records use. Make one with `createPrivacy`. */
export interface Privacy {
  /** The pseudonym of an identifier: `hmac-sha256:` and 64 hexadecimal digits. */
  readonly pseudonym: (kind: IdentifierKind, id: string) => string
  /** Names the key without telling it; null where identifiers stay as given. */
  readonly keyFingerprint: string | null
  /** Fresh random bytes, 16 or more, at every call. */
  readonly salt: () => Uint8Array
  /** Whether the value at this path of a record stands beside it, so that it can be erased. */
  readonly isErasable: (path: string) => boolean
}

const keyIssues = (key: unknown): readonly Issue[] => {
  const issue = (message: string, how: string): readonly Issue[] => {
    const hint = `${how} \`crypto.getRandomValues(new Uint8Array(32))\`, and keep it apart from the log`
    return [{ code: 'key-too-short', path: ['key'], message, hint }]
  }
  if (!(key instanceof Uint8Array && key.length >= MIN_KEY_BYTES)) {
    return issue(`the key of the pseudonyms needs ${MIN_KEY_BYTES} bytes or more`, 'make it once with')
  }
  return key.every((byte) => byte === 0)
    ? issue('the key of the pseudonyms is nothing but zeros, so everybody has it', 'fill it with')
    : []
}

const optionIssues = ({ erasable = [], key }: PrivacyOptions): readonly Issue[] => {
  const known: readonly string[] = Object.values(ERASABLE_PATHS).flat()
  const unknown = erasable.filter((path) => !known.includes(path))
  return [
    ...keyIssues(key),
    ...unknown.map(
      (path): Issue => ({
        code: 'not-erasable',
        path: ['erasable'],
        message: `${quote(path)} is not a place whose value can be erased`,
        hint: `use some of ${[...new Set(known)].map((one) => quote(one)).join(', ')}`,
      }),
    ),
  ]
}

/**
 * How personal data is kept out of records: identifiers become keyed hashes, and values that can be erased stand
 * beside the record. Throws `TriageError` with every issue if the key is too short or a path is not known.
 */
export const createPrivacy = (options: PrivacyOptions): Privacy => {
  const [first, ...rest] = optionIssues(options)
  if (first !== undefined) throw new TriageError([first, ...rest])
  const { erasable, identifiers = 'pseudonyms', salt } = options
  const key = Uint8Array.from(options.key) // the caller may wipe theirs
  const asGiven = identifiers === 'as-given'
  return {
    pseudonym: (kind, id) =>
      asGiven ? id : `hmac-sha256:${keyedHashFor('pseudonym', key, JSON.stringify([kind, id]))}`,
    keyFingerprint: asGiven ? null : keyedHashFor('key-fingerprint', key, '').slice(0, 16),
    salt,
    isErasable: (path) => erasable === undefined || erasable.includes(path),
  }
}
