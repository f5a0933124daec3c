/** The five questions of the safety floor, and the answers that call for a specialist. */
import type { Risks } from '../../src/referral/referral.js'

/** Each of these is answered in `risks`, and each is a fact of the same name. */
export const FLOOR_FACTS = [
  'suicidalThoughts',
  'recentSuicideAttempt',
  'selfHarm',
  'suicidePlanOrIntent',
  'immediateDanger',
] as const satisfies readonly (keyof Risks)[]

/** Whether an answer to one of them is a signal. Triage questions treat yes and unsure alike. */
export const isSignal = (answer: unknown): boolean => answer === 'yes' || answer === 'unsure'
