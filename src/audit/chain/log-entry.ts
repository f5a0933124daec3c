/**
 * One line of the log: a record, chained to the one before it. The text of a line is its canonical JSON (RFC 8785),
 * so that every byte of it is bound: by the hash, by a commitment, or by being the only way to write it.
 * And where a log ends: its tip, and its head.
 */
import * as z from 'zod/mini'
import { describe, readonlyObject } from '../../input/describe.js'
import type { Result } from '../../issue/issue.js'
import { type AuditRecord, AuditRecordSchema, readBySchema } from '../records/audit-record.js'
import { Digest, Disclosure } from '../records/commitment.js'

/** A record whose erasable values have been taken out, with those values beside it. What a log appends. */
export interface SealedRecord {
  /** The record; commitments stand in the places of values that can be erased. */
  readonly record: AuditRecord
  /** Those values, each with its place (a JSON Pointer) and its salt (hexadecimal). */
  readonly disclosures: readonly Disclosure[]
}

/** A signature over the place and the content of an entry. */
export interface EntrySignature {
  /** Which key: the caller's name for it. */
  readonly keyId: string
  /** The signature, in hexadecimal. */
  readonly value: string
}

/** One line of the log. */
export interface LogEntry {
  /** The version of this form. */
  readonly schemaVersion: 1
  /** The place in the log, from 0. */
  readonly sequence: number
  /** The hash of the entry before it: `sha256:` and 64 hexadecimal digits, all of them 0 before the first entry. */
  readonly previous: Digest
  /** The hash of this entry, over everything but `hash` itself and `disclosures`. */
  readonly hash: Digest
  /** The record; commitments stand in the places of values that can be erased. `recordOf` puts the values back. */
  readonly record: AuditRecord
  /** A signature over the place and the content of the entry. Left out where the log is not signed. */
  readonly signature?: EntrySignature
  /** The values that can be erased, and have not been, in the order of their paths. Left out where there are none. */
  readonly disclosures?: readonly Disclosure[]
}

/** Where a log ends: how many entries there are, and the hash of the last. */
export interface Tip {
  /** How many entries there are. */
  readonly size: number
  /** The hash of the last: `sha256:` and 64 hexadecimal digits, all of them 0 if there is none. */
  readonly hash: Digest
}

/** The hash before the first entry. */
export const NO_ENTRY: Digest = `sha256:${'0'.repeat(64)}`

/** The end of an empty log. */
export const EMPTY_LOG: Tip = Object.freeze({ size: 0, hash: NO_ENTRY })

/**
 * The head of a log: enough to show later that it was not shortened or rewritten. Keep it where whoever can change
 * the log cannot change it: another organisation, a time-stamping authority, minutes on paper.
 */
export type Head = z.infer<typeof HeadSchema>
export const HeadSchema = readonlyObject({
  schemaVersion: z.literal(1).apply(describe, 'The version of this form.'),
  size: z.int().check(z.minimum(0)).apply(describe, 'How many entries the log had.'),
  hash: Digest.apply(describe, 'The SHA-256 hash of the last of them.'),
  root: Digest.apply(describe, 'The Merkle root (RFC 6962) over the hashes of all of them.'),
}).apply(describe, { title: 'Audit log head', description: 'The head of an audit log of referral-triage.' })

/** Reads a head that was kept. Gives it, or every issue. Never throws. */
export const parseHead = (input: unknown): Result<Head> => readBySchema(HeadSchema, input)

const signature = readonlyObject({
  keyId: z.string().check(z.minLength(1), z.maxLength(200)).apply(describe, 'The caller’s name for the key.'),
  value: z
    .string()
    .check(z.maxLength(20_000), z.regex(/^([0-9a-f]{2})+$/))
    .apply(describe, 'The signature, in hexadecimal.'),
})

const frame = {
  schemaVersion: z.literal(1).apply(describe, 'The version of this form.'),
  sequence: z.int().check(z.minimum(0)).apply(describe, 'The place in the log, from 0.'),
  previous: Digest.apply(describe, 'The SHA-256 hash of the entry before it; zeros before the first.'),
  hash: Digest.apply(describe, 'The SHA-256 hash of this entry.'),
  signature: z.exactOptional(signature).apply(describe, 'A signature over its place and content.'),
  disclosures: z
    .exactOptional(z.readonly(z.array(Disclosure).check(z.minLength(1), z.maxLength(100))))
    .apply(describe, 'The values that can be erased, and have not been.'),
}

/** An entry whose record may hold anything: all that is needed to check its hash. */
export const EntryFrame = z.strictObject({
  ...frame,
  record: z.looseObject({
    recordId: z.string(),
    type: z.string(),
    erasable: z.array(z.string()),
  }),
})
export type EntryFrame = z.infer<typeof EntryFrame>

/** One line of the log. */
export const LogEntrySchema: z.ZodMiniType<LogEntry> = readonlyObject({
  ...frame,
  record: AuditRecordSchema.apply(describe, 'The record.'),
}).apply(describe, { title: 'Audit log entry', description: 'One line of the audit log of referral-triage.' })

/** Signs entries. How is the caller's: Ed25519, HMAC or a key in a vault, by WebCrypto or otherwise. */
export interface Signer {
  /** The caller's name for the key. It stands in every entry. */
  readonly keyId: string
  /** The signature of these bytes. */
  readonly sign: (bytes: Uint8Array) => Uint8Array | PromiseLike<Uint8Array>
}

/** Says whether a signature of these bytes is by the key of this name. */
export type VerifySignature = (
  bytes: Uint8Array,
  signature: Uint8Array,
  keyId: string,
) => boolean | PromiseLike<boolean>
