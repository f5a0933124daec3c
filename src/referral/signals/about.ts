import type { Sense } from './answer-said.js'
import type { SafetyRisk } from './safety-risk.js'

/** What the keys around a value tell of it. */
export interface About {
  /** The risk whose answer it is (part of), if it stands under the name of one. */
  readonly risk: SafetyRisk | null
  /** How that answer is to be read. */
  readonly sense: Sense
  /** Whether it stands inside something like a PHQ-9. */
  readonly phq9: boolean
  /** Whether it stands under a key that is about risk. */
  readonly underRisks: boolean
}

export const NOTHING_KNOWN: About = { risk: null, sense: 'stated', phq9: false, underRisks: false }
