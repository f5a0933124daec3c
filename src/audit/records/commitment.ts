/** A value that can be erased later: the record holds a salted digest of it, and the value stands beside the record. */
import * as z from 'zod/mini'
import { describe, readonlyObject } from '../../input/describe.js'
import type { Json } from '../../input/json.js'

/** A SHA-256 digest in hexadecimal, with its name before it. */
export const Digest = z
  .string()
  .check(z.regex(/^sha256:[0-9a-f]{64}$/))
  .apply(describe, 'A SHA-256 digest: `sha256:` and 64 hexadecimal digits.')
export type Digest = string

/** What a record holds in place of a value that can be erased. */
export type Commitment = z.infer<typeof CommitmentSchema>
export const CommitmentSchema = readonlyObject({
  commitment: Digest.apply(describe, 'The SHA-256 digest of the value, its salt and its place.'),
}).apply(describe, 'A value that stands beside the record, and can be erased there.')

/** Where in a record: a JSON Pointer (RFC 6901), such as `/decision`. */
export const Pointer = z
  .string()
  .check(z.maxLength(200), z.regex(/^(\/[^/]*)+$/))
  .apply(describe, 'A place in the record, as a JSON Pointer (RFC 6901).')

// What is read by this schema has been plain JSON data already; looking through it again would be slow.
const json = z.unknown() as z.ZodMiniType<Json>

/** A value with the salt of its commitment. It stands beside the record, and erasing it leaves the record as it is. */
export const Disclosure = readonlyObject({
  path: Pointer,
  salt: z
    .string()
    .check(z.regex(/^[0-9a-f]{32,128}$/))
    .apply(describe, 'At least 16 random bytes, in hexadecimal.'),
  value: json.apply(describe, 'The value.'),
}).apply(describe, 'A value that can be erased, and the salt of its commitment.')
export type Disclosure = z.infer<typeof Disclosure>

/** Whether a field of a record is a commitment, so that its value is elsewhere or erased. */
export const isCommitment = (value: unknown): value is Commitment =>
  typeof value === 'object' &&
  value !== null &&
  Object.keys(value).length === 1 &&
  'commitment' in value &&
  typeof value.commitment === 'string'

/** A field whose value may be erased later: the value, or the commitment that stands for it. */
export const erasable = <T extends z.ZodMiniType>(value: T) => z.union([value, CommitmentSchema])
