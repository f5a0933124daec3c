import * as z from 'zod/mini'
import { describe } from '../../input/describe.js'
import type { Result } from '../../issue/issue.js'
import { DecisionRecord } from './decision-record.js'
import { ClosureRecord, ContactRecord, ExtensionRecord, OutcomeRecord } from './episode-records.js'
import { ErasureRecord } from './erasure-record.js'
import { readBySchema } from './read-by-schema.js'
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
  .apply(describe, {
    title: 'Audit record',
    description: 'One record of the audit trail of referral-triage.',
  })
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

/** Reads one record strictly: gives it, or every issue. Never throws. */
export const parseAuditRecord = (input: unknown): Result<AuditRecord> => readBySchema(AuditRecord, input)
