import type * as z from 'zod/mini'
import { type JsonLimits, readPlainJson } from '../../input/plain-json.js'
import { issuesFromZod } from '../../input/zod-issues.js'
import { type Result, resultOf } from '../../issue/issue.js'

/** How much one record may hold: room for a decision by a rule set of thousands of rules. */
export const RECORD_LIMITS: JsonLimits = { depth: 24, values: 500_000, text: 10_000 }

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
