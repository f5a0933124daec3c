import * as z from 'zod'
import type { Result } from '../../issue.js'
import { parseStrict } from '../../parse-strict.js'
import type { Frozen, JsonLimits } from '../../plain-json.js'
import { DecisionRecord } from './decision-record.js'
import { ClosureRecord, ContactRecord, ExtensionRecord, OutcomeRecord } from './episode-records.js'
import { ErasureRecord } from './erasure-record.js'
import { ConfirmationRecord, OverrideRecord } from './response-records.js'

/** One record of the audit trail. `type` says which. */
export const AuditRecord = z
  .discriminatedUnion('type', [
    DecisionRecord,
    ConfirmationRecord,
    OverrideRecord,
    ContactRecord,
    ExtensionRecord,
    ClosureRecord,
    OutcomeRecord,
    ErasureRecord,
  ])
  .meta({ title: 'Audit record', description: 'One record of the audit trail of referral-triage.' })
export type AuditRecord = z.infer<typeof AuditRecord>

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
export const RECORD_LIMITS: JsonLimits = { depth: 24, values: 500_000, text: 10_000 }

const read = <T extends object>(schema: z.ZodType<T>, input: unknown): Result<Frozen<T>> =>
  parseStrict(schema, input, RECORD_LIMITS, () => [])

/** Reads one record strictly: gives it frozen, or every issue. Never throws. */
export const parseAuditRecord = (input: unknown): Result<AuditRecord> => read(AuditRecord, input)
