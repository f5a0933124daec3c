/** What is looked for in data that could not be read, and what is found. */
import type { Risks } from '../referral.js'
import type { Answer } from '../vocabulary.js'

/** The risks that are looked for: those of suicide and of danger to life. */
export const SAFETY_RISKS = [
  'suicidalThoughts',
  'suicidePlanOrIntent',
  'immediateDanger',
  'recentSuicideAttempt',
  'selfHarm',
] as const satisfies readonly (keyof Risks)[]

export type SafetyRisk = (typeof SAFETY_RISKS)[number]

/** Something in data that could not be read that may be a signal of suicidal thoughts or of danger. */
export interface SafetySignal {
  /** Where it stands in what was handed in; cut short below 50 levels. */
  readonly path: readonly (string | number)[]
  /** The risk that it seems to speak about. */
  readonly risk: keyof Risks
  /** The answer it is taken for; when in doubt, `yes`. */
  readonly answer: Exclude<Answer, 'no'>
  /** What stands there, cut short. */
  readonly said: string
}
