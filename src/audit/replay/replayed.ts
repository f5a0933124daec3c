/** What came of deriving one decision again. */
import type { JsonDifference } from './first-difference.js'

/** Why a decision cannot be derived again. */
export const NOT_REPLAYED = {
  erased: 'its facts have been erased',
  'rule-set-missing': 'the rule set that it was decided by was not given',
  'safety-floor-missing': 'the safety floor that it was decided with was not given',
  'service-missing': 'the service that it was decided for was not given',
  'documents-do-not-fit': 'the documents that it names do not go together',
} as const satisfies Record<string, string>

/** Why a decision cannot be derived again. */
export type WhyNotReplayed = keyof typeof NOT_REPLAYED

/** One decision on record, derived again. */
export type Replayed = { readonly recordId: string; readonly at: string } & (
  | { readonly outcome: 'same' }
  | { readonly outcome: 'different'; readonly difference: JsonDifference; readonly explanation: string }
  | { readonly outcome: 'not-replayed'; readonly why: WhyNotReplayed; readonly explanation: string }
)
