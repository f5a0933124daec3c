import * as z from 'zod/mini'
import type { JsonSchema } from '../input/describe.js'
import { EntrySchema, Head } from './chain/log-entry.js'
import { Receipt } from './merkle/receipt.js'
import { AuditRecord } from './records/audit-record.js'

/** The documents of an audit trail that have a JSON Schema. */
export const AUDIT_SCHEMA_NAMES = ['audit-record', 'audit-entry', 'audit-head', 'audit-receipt'] as const
/** A document of an audit trail that has a JSON Schema. */
export type AuditSchemaName = (typeof AUDIT_SCHEMA_NAMES)[number]

const inDraft2020 = (schema: z.ZodMiniType): JsonSchema =>
  z.toJSONSchema(schema, { io: 'input', target: 'draft-2020-12' })

/** The JSON Schemas of an audit trail's documents, by name. Takes nothing; gives plain JSON, the same every time. */
export const auditJsonSchemas = (): Readonly<Record<AuditSchemaName, JsonSchema>> => ({
  'audit-record': inDraft2020(AuditRecord),
  'audit-entry': inDraft2020(EntrySchema),
  'audit-head': inDraft2020(Head),
  'audit-receipt': inDraft2020(Receipt),
})
