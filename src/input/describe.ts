/** Schemas as this library writes them: described, for JSON Schemas, hints and issues; and objects without further keys. */
import * as z from 'zod/mini'
import type { IssueCode } from '../issue/issue.js'

/**
 * The schema with a description, or with more metadata: `.apply(describe, 'What it is.')`. Gives a copy, so that one schema can be described
 * anew at each place of its use. `z.meta` does it by a check, which every reading would run.
 */
export const describe = <Schema extends z.ZodMiniType>(
  schema: Schema,
  about: string | z.core.GlobalMeta,
): Schema => {
  const described = schema.clone()
  z.globalRegistry.add(described, typeof about === 'string' ? { description: about } : about)
  return described
}

/** An object that has these keys and no others, and is read-only once it is read. */
export const readonlyObject = <Shape extends z.core.$ZodLooseShape>(shape: Shape) =>
  z.readonly(z.strictObject(shape))

/** A JSON Schema, draft 2020-12. */
export type JsonSchema = z.core.JSONSchema.BaseSchema

/**
 * What a refinement says where it refuses: `z.refine(test, refusal('the text is blank', { code: 'missing' }))`. All codes are
 * named here, so that whoever reads one back need not carry the list of them.
 */
export const refusal = (error: string, params: { readonly code?: IssueCode; readonly hint?: string }) => ({
  error,
  params,
})
