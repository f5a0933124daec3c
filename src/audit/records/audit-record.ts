import * as z from 'zod/mini'
import { describe, readonlyObject } from '../../input/describe.js'
import type { JsonLimits } from '../../input/json-limits.js'
import { readPlainJson } from '../../input/plain-json.js'
import { issuesFromZod } from '../../input/zod-issues.js'
import { type Result, resultOf } from '../../issue/issue.js'
import { Pointer } from './commitment.js'
import { type DecisionRecord, DecisionRecordSchema } from './decision-record.js'
import {
  type ClosureRecord,
  ClosureRecordSchema,
  type ContactRecord,
  ContactRecordSchema,
  type ExtensionRecord,
  ExtensionRecordSchema,
  type OutcomeRecord,
  OutcomeRecordSchema,
} from './episode-records.js'
import { ActorSchema, code, RecordId, recordFields } from './record-fields.js'
import {
  type ConfirmationRecord,
  ConfirmationRecordSchema,
  type OverrideRecord,
  OverrideRecordSchema,
} from './response-records.js'

/** Values of an earlier record are erased. Without such a record, a value that is not there is damage. */
export interface ErasureRecord extends z.infer<typeof ErasureRecordSchema> {
  /** Which type of record it is. */
  readonly type: 'erasure'
}
export const ErasureRecordSchema = readonlyObject({
  ...recordFields('erasure'),
  target: RecordId.apply(describe, 'The record whose values are erased.'),
  paths: z
    .readonly(z.array(Pointer).check(z.minLength(1), z.maxLength(100)))
    .apply(describe, 'The places of the values that are erased.'),
  reason: code('Why, such as `request-of-the-person` or `retention-period-over`.'),
  by: ActorSchema.apply(describe, 'Who erased them.'),
}).apply(describe, { title: 'Erasure record' })

/** One record of the audit trail. `type` says which. */
export type AuditRecord =
  | DecisionRecord
  | ConfirmationRecord
  | OverrideRecord
  | ContactRecord
  | ExtensionRecord
  | ClosureRecord
  | OutcomeRecord
  | ErasureRecord
export const AuditRecordSchema = z
  .discriminatedUnion('type', [
    DecisionRecordSchema,
    ConfirmationRecordSchema,
    OverrideRecordSchema,
    ContactRecordSchema,
    ExtensionRecordSchema,
    ClosureRecordSchema,
    OutcomeRecordSchema,
    ErasureRecordSchema,
  ])
  .apply(describe, {
    title: 'Audit record',
    description: 'One record of the audit trail of referral-triage.',
  })

/** The sorts of record there are. */
export const RECORD_TYPES = [
  'decision',
  'confirmation',
  'override',
  'contact',
  'extension',
  'closure',
  'outcome',
  'erasure',
] as const
/** What sort of record it is. */
export type RecordType = (typeof RECORD_TYPES)[number]

/** How much one record may hold: room for a decision by a rule set of thousands of rules. */
const RECORD_LIMITS: JsonLimits = { depth: 24, values: 500_000, keys: 20_000, text: 10_000 }

/** Reads unknown data by a strict schema: gives a copy of it, or every issue. Never throws. */
export const readBySchema = <T>(schema: z.ZodMiniType<T>, input: unknown): Result<T> => {
  const plain = readPlainJson(input, RECORD_LIMITS)
  if (!plain.ok) return plain
  const read = schema.safeParse(plain.value, { jitless: true })
  if (read.success) return { ok: true, value: read.data }
  return resultOf(issuesFromZod(read.error, schema, plain.value), () => {
    throw read.error // zod never fails without an issue
  })
}

/** Reads one record strictly: gives it, or every issue. Never throws. */
export const parseAuditRecord = (input: unknown): Result<AuditRecord> =>
  readBySchema(AuditRecordSchema, input)
