/** What a schema says of itself, for JSON Schemas and for hints. */
import * as z from 'zod/mini'

/**
 * The schema with metadata: `.apply(meta, { description })`. Gives a copy, so that one schema can be described
 * anew at each place of its use. `z.meta` does it by a check, which every reading would run.
 */
export const meta = <Schema extends z.ZodMiniType>(schema: Schema, data: z.core.GlobalMeta): Schema => {
  const described = schema.clone()
  z.globalRegistry.add(described, data)
  return described
}
