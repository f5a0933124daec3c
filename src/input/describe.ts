/** What a schema says of itself, for JSON Schemas and for hints. */
import * as z from 'zod/mini'

/**
 * The schema with metadata: `.apply(describe, { description })`. Gives a copy, so that one schema can be described
 * anew at each place of its use. `z.meta` does it by a check, which every reading would run.
 */
export const describe = <Schema extends z.ZodMiniType>(schema: Schema, data: z.core.GlobalMeta): Schema => {
  const described = schema.clone()
  z.globalRegistry.add(described, data)
  return described
}

/** A JSON Schema, draft 2020-12. */
export type JsonSchema = z.core.JSONSchema.BaseSchema
