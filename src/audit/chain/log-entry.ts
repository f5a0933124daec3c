/**
 * One line of the log: a record, chained to the one before it. The text of a line is its canonical JSON (RFC 8785),
 * so that every byte of it is bound: by the hash, by a commitment, or by being the only way to write it.
 */

import type { AuditRecord } from '../records/audit-record.js'
import type { Digest, Disclosure } from '../records/commitment.js'

/** A record whose erasable values have been taken out, with those values beside it. What a log appends. */
export interface SealedRecord {
  readonly record: AuditRecord
  readonly disclosures: readonly Disclosure[]
}

/** A signature over the place and the content of an entry. */
export interface EntrySignature {
  /** Which key: the caller's name for it. */
  readonly keyId: string
  /** The signature, in hexadecimal. */
  readonly value: string
}

/** What the hash covers. */
export interface HashedPart {
  readonly schemaVersion: 1
  /** The place in the log, from 0. */
  readonly sequence: number
  /** The hash of the entry before it; `NO_ENTRY` for the first. */
  readonly previous: Digest
  readonly record: AuditRecord
  /** Left out where the log is not signed. */
  readonly signature?: EntrySignature
}

/** One line of the log. */
export interface LogEntry extends HashedPart {
  readonly hash: Digest
  /** The values that can be erased, and have not been. Left out where there are none. */
  readonly disclosures?: readonly Disclosure[]
}

/** Where a log ends: how many entries there are, and the hash of the last. */
export interface Tip {
  readonly size: number
  readonly hash: Digest
}

/** The hash before the first entry. */
export const NO_ENTRY: Digest = `sha256:${'0'.repeat(64)}`

/** The end of an empty log. */
export const EMPTY_LOG: Tip = Object.freeze({ size: 0, hash: NO_ENTRY })
