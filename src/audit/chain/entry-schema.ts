import * as z from 'zod/mini'
import { meta } from '../../meta.js'
import { AuditRecord } from '../records/audit-record.js'
import { Digest, Disclosure } from '../records/commitment.js'
import type { LogEntry } from './log-entry.js'

const signature = z.readonly(
  z.strictObject({
    keyId: z.string().check(z.minLength(1), z.maxLength(200)).apply(meta, { description: 'Which key.' }),
    value: z
      .string()
      .check(z.maxLength(20_000), z.regex(/^([0-9a-f]{2})+$/))
      .apply(meta, { description: 'The signature, in hexadecimal.' }),
  }),
)

const frame = {
  schemaVersion: z.literal(1).apply(meta, { description: 'The version of this form.' }),
  sequence: z.int().check(z.minimum(0)).apply(meta, { description: 'The place in the log, from 0.' }),
  previous: Digest.apply(meta, { description: 'The hash of the entry before it.' }),
  hash: Digest.apply(meta, { description: 'The hash of this entry.' }),
  signature: z
    .exactOptional(signature)
    .apply(meta, { description: 'A signature over its place and content.' }),
  disclosures: z
    .exactOptional(z.readonly(z.array(Disclosure).check(z.minLength(1), z.maxLength(100))))
    .apply(meta, { description: 'The values that can be erased, and have not been.' }),
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
  .readonly(z.strictObject({ ...frame, record: AuditRecord.apply(meta, { description: 'The record.' }) }))
  .apply(meta, { title: 'Audit log entry', description: 'One line of the audit log of referral-triage.' })
