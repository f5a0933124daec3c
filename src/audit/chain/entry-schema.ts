import * as z from 'zod/mini'
import { describe } from '../../input/describe.js'
import { AuditRecord } from '../records/audit-record.js'
import { Digest, Disclosure } from '../records/commitment.js'
import type { LogEntry } from './log-entry.js'

const signature = z.readonly(
  z.strictObject({
    keyId: z.string().check(z.minLength(1), z.maxLength(200)).apply(describe, { description: 'Which key.' }),
    value: z
      .string()
      .check(z.maxLength(20_000), z.regex(/^([0-9a-f]{2})+$/))
      .apply(describe, { description: 'The signature, in hexadecimal.' }),
  }),
)

const frame = {
  schemaVersion: z.literal(1).apply(describe, { description: 'The version of this form.' }),
  sequence: z.int().check(z.minimum(0)).apply(describe, { description: 'The place in the log, from 0.' }),
  previous: Digest.apply(describe, { description: 'The hash of the entry before it.' }),
  hash: Digest.apply(describe, { description: 'The hash of this entry.' }),
  signature: z
    .exactOptional(signature)
    .apply(describe, { description: 'A signature over its place and content.' }),
  disclosures: z
    .exactOptional(z.readonly(z.array(Disclosure).check(z.minLength(1), z.maxLength(100))))
    .apply(describe, { description: 'The values that can be erased, and have not been.' }),
}

/** An entry whose record is not looked into: what has to hold for its hash to be checked. */
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
export const EntrySchema: z.ZodMiniType<LogEntry> = z
  .readonly(z.strictObject({ ...frame, record: AuditRecord.apply(describe, { description: 'The record.' }) }))
  .apply(describe, { title: 'Audit log entry', description: 'One line of the audit log of referral-triage.' })
