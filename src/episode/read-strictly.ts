import type * as z from 'zod/mini'
import type { Result } from '../issue.js'
import { parseStrict } from '../parse-strict.js'
import { type Frozen, REFERRAL_LIMITS } from '../plain-json.js'

/** Reads unknown data by a schema: gives it frozen, or every issue with its form. Never throws. */
export const readStrictly = <T extends object>(schema: z.ZodMiniType<T>, input: unknown): Result<Frozen<T>> =>
  parseStrict(schema, input, REFERRAL_LIMITS, () => [])
