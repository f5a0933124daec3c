/** The risks that are looked for in data that could not be read: those of suicide and of danger to life. */
import type { Risks } from '../referral.js'

export const SAFETY_RISKS = [
  'suicidalThoughts',
  'suicidePlanOrIntent',
  'immediateDanger',
  'recentSuicideAttempt',
  'selfHarm',
] as const satisfies readonly (keyof Risks)[]

export type SafetyRisk = (typeof SAFETY_RISKS)[number]
