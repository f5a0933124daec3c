/** A triage that remembers what each of its decisions was made from, so that a failing test can show it. */

import type { TriageResult } from '../../decision/handover.js'
import type { DecideOptions } from '../../decision/triage-options.js'
import { REFERRAL_LIMITS } from '../../input/json-limits.js'
import { copyPlainJson } from '../../input/plain-json.js'
import type { Triage } from '../../triage.js'

/** What a decision was made from. */
export interface Made {
  readonly triage: Triage
  readonly referral: unknown
  readonly asOf?: string | undefined
}

const made = new WeakMap<object, Made>()

/** What a decision, or the examination behind one, was made from; nothing where no triage remembers it. */
export const madeFrom = (told: object): Made | undefined => made.get(told)

/**
 * The same triage, for tests: it decides as before, and remembers what each decision was made from. A matcher that fails
 * on such a decision shows every leaf with the value it met, and the nearest change that would have let it pass.
 */
export const withExplanations = (triage: Triage): Triage => {
  const remember = (told: object, referral: unknown, how: DecideOptions | undefined): void => {
    const { asOf } = how ?? {}
    // As it is now, whatever the test does with it afterwards.
    const { copy } = copyPlainJson(referral, REFERRAL_LIMITS)
    made.set(told, { triage, referral: copy, asOf })
  }
  const remembered = <T extends object>(
    result: TriageResult<T>,
    referral: unknown,
    how: DecideOptions | undefined,
  ): TriageResult<T> => {
    if (result.ok) remember(result.value, referral, how)
    return result
  }
  const remembering = <T extends object>(decision: T, referral: unknown, how?: DecideOptions): T => {
    remember(decision, referral, how)
    return decision
  }
  return {
    ...triage,
    decide: (referral, how) => remembering(triage.decide(referral, how), referral, how),
    safeDecide: (referral, how) => remembered(triage.safeDecide(referral, how), referral, how),
    examine: (referral, how) => remembering(triage.examine(referral, how), referral, how),
    safeExamine: (referral, how) => remembered(triage.safeExamine(referral, how), referral, how),
    crossCheck: async (referral, how) => remembering(await triage.crossCheck(referral, how), referral, how),
    safeCrossCheck: async (referral, how) =>
      remembered(await triage.safeCrossCheck(referral, how), referral, how),
  }
}
