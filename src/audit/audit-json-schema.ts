import * as z from 'zod/mini'
import type { JsonSchema } from '../input/describe.js'
import { HeadSchema, LogEntrySchema } from './chain/log-entry.js'
import { ReceiptSchema } from './merkle/receipt.js'
import { AuditRecordSchema } from './records/audit-record.js'

/** The documents of an audit trail that have a JSON Schema. */
export const AUDIT_SCHEMA_NAMES = ['audit-record', 'audit-entry', 'audit-head', 'audit-receipt'] as const
/** A document of an audit trail that has a JSON Schema. */
export type AuditSchemaName = (typeof AUDIT_SCHEMA_NAMES)[number]

const inDraft2020 = (schema: z.ZodMiniType): JsonSchema =>
  z.toJSONSchema(schema, { io: 'input', target: 'draft-2020-12' })

/** The JSON Schemas of an audit trail's documents, by name. Takes nothing; gives plain JSON, the same every time. */
export const auditJsonSchemas = (): Readonly<Record<AuditSchemaName, JsonSchema>> => ({
  'audit-record': inDraft2020(AuditRecordSchema),
  'audit-entry': inDraft2020(LogEntrySchema),
  'audit-head': inDraft2020(HeadSchema),
  'audit-receipt': inDraft2020(ReceiptSchema),
})
