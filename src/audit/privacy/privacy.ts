import { type Issue, TriageError } from '../../issue/issue.js'
import { quote } from '../../issue/quote.js'
import { keyedHashFor } from './domain-hash.js'
import { ERASABLE_PATHS } from './erasable-paths.js'

const LEAST_KEY_BYTES = 32

/** What an identifier names. The same text gives another pseudonym as a client than as a referral. */
export type IdentifierKind = 'referral' | 'client' | 'person'

/** How personal data is kept out of records. */
export interface PrivacyOptions {
  /** The secret key of the pseudonyms: 32 random bytes or more. Keep it apart from the log. */
  readonly key: Uint8Array
  /** Fresh random bytes, 16 or more, at every call: `() => crypto.getRandomValues(new Uint8Array(16))`. */
  readonly salt: () => Uint8Array
  /** The places that can be erased (JSON Pointers, of `ERASABLE_PATHS`); all of them if left out. */
  readonly erasable?: readonly string[]
  /** `pseudonyms` (the default), or `as-given` where the ids that you pass are pseudonyms already. */
  readonly identifiers?: 'pseudonyms' | 'as-given'
}

/** What builders of records use. Make one with `createPrivacy`. */
export interface Privacy {
  /** The pseudonym of an identifier: `hmac-sha256:` and 64 hexadecimal digits. */
  readonly pseudonym: (kind: IdentifierKind, id: string) => string
  /** Names the key without telling it; null where identifiers stay as given. */
  readonly keyFingerprint: string | null
  readonly salt: () => Uint8Array
  /** Whether the value at this path of a record stands beside it, so that it can be erased. */
  readonly isErasable: (path: string) => boolean
}

const optionIssues = ({ erasable = [], key }: PrivacyOptions): readonly Issue[] => {
  const known: readonly string[] = Object.values(ERASABLE_PATHS).flat()
  const unknown = erasable.filter((path) => !known.includes(path))
  return [
    ...(key instanceof Uint8Array && key.length >= LEAST_KEY_BYTES
      ? []
      : [
          {
            code: 'key-too-short',
            path: ['key'],
            message: `the key of the pseudonyms needs ${LEAST_KEY_BYTES} bytes or more`,
            hint: 'make it once with `crypto.getRandomValues(new Uint8Array(32))`, and keep it apart from the log',
          } as const,
        ]),
    ...(key instanceof Uint8Array && key.length >= LEAST_KEY_BYTES && key.every((byte) => byte === 0)
      ? [
          {
            code: 'key-too-short',
            path: ['key'],
            message: 'the key of the pseudonyms is nothing but zeros, so everybody has it',
            hint: 'fill it with `crypto.getRandomValues(new Uint8Array(32))`, and keep it apart from the log',
          } as const,
        ]
      : []),
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
