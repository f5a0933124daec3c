/** The promises that every rule set must keep, whatever else it does; `createTriage` asks for them. */
import type { AnalysisContext } from '../context.js'
import { moreRiskNeverLowers } from './more-risk-never-lowers.js'
import { oneDisposition } from './one-disposition.js'
import type { ProofResult } from './proof-result.js'
import { signalsReachSpecialists } from './signals-reach-specialists.js'
import { unknownSafetyHolds } from './unknown-safety-holds.js'
import { weeksInEnvelope } from './weeks-in-envelope.js'

/** Each promise, proved or refuted. */
export const builtInProofs = (context: AnalysisContext): readonly ProofResult[] => [
  signalsReachSpecialists(context),
  unknownSafetyHolds(context),
  moreRiskNeverLowers(context),
  oneDisposition(context),
  weeksInEnvelope(context),
]
