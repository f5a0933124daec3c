/** Looks through data that could not be read for anything that may be a signal of suicide or danger. */
import type { SafetySignal } from './safety-signal.js'
import { salvage } from './walk.js'

export type { SafetySignal } from './safety-signal.js'

/**
 * Finds what may be a signal of suicide, self-harm or danger in data that `parseReferral` refused: mistyped
 * keys and answers at any depth, PHQ-9-like lists with item 9 above 0, text that speaks of suicide. A plain
 * "no", a 0 and an empty field are no signals. It is not a detector: it would rather see too many signals
 * than too few, it only ever calls a person, and finding nothing says nothing about anybody's safety.
 * Takes anything, never throws, and looks at a bounded part of data that is larger than any referral.
 */
export const findSafetySignals = (input: unknown): readonly SafetySignal[] => salvage(input)
