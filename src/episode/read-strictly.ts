import type * as z from 'zod/mini'
import { type Frozen, REFERRAL_LIMITS } from '../input/plain-json.js'
import { readStrict } from '../input/read-strict.js'
import type { Result } from '../issue/issue.js'

/** Reads unknown data by a schema: gives it frozen, or every issue with its form. Never throws. */
export const readStrictly = <T extends object>(schema: z.ZodMiniType<T>, input: unknown): Result<Frozen<T>> =>
  readStrict(schema, input, REFERRAL_LIMITS, () => [])
