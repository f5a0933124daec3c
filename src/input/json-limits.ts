/** How much data the guard lets in. */

/** How much a guarded value may hold. */
export interface JsonLimits {
  /** Levels of nesting. */
  readonly depth: number
  /** Values in all: objects, arrays and leaves together. */
  readonly values: number
  /** Keys in one object. */
  readonly keys: number
  /** Characters in one string or key. */
  readonly text: number
}

/** Limits for a referral or a service: far above any real one. */
export const REFERRAL_LIMITS: JsonLimits = { depth: 12, values: 20_000, keys: 20_000, text: 10_000 }

/** Limits for a rule set: room for ten thousand rules with their examples. */
export const RULE_SET_LIMITS: JsonLimits = { depth: 64, values: 2_000_000, keys: 20_000, text: 10_000 }
