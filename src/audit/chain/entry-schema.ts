import * as z from 'zod'
import { AuditRecord } from '../records/audit-record.js'
import { Digest, Disclosure } from '../records/commitment.js'
import type { LogEntry } from './log-entry.js'

const signature = z
  .strictObject({
    keyId: z.string().min(1).max(200).meta({ description: 'Which key.' }),
    value: z
      .string()
      .max(20_000)
      .regex(/^([0-9a-f]{2})+$/)
      .meta({ description: 'The signature, in hexadecimal.' }),
  })
  .readonly()

const frame = {
  schemaVersion: z.literal(1).meta({ description: 'The version of this form.' }),
  sequence: z.int().min(0).meta({ description: 'The place in the log, from 0.' }),
  previous: Digest.meta({ description: 'The hash of the entry before it.' }),
  hash: Digest.meta({ description: 'The hash of this entry.' }),
  signature: signature.exactOptional().meta({ description: 'A signature over its place and content.' }),
  disclosures: z
    .array(Disclosure)
    .min(1)
    .max(100)
    .readonly()
    .exactOptional()
    .meta({ description: 'The values that can be erased, and have not been.' }),
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
export const EntrySchema: z.ZodType<LogEntry> = z
  .strictObject({ ...frame, record: AuditRecord.meta({ description: 'The record.' }) })
  .readonly()
  .meta({ title: 'Audit log entry', description: 'One line of the audit log of referral-triage.' })
