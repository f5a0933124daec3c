/** What would have to be otherwise about one referral, and what would be decided then. */
import type { FactValue } from '../../facts/fact.js'
import type { Disposition } from '../../rule-set/rule-set.js'

/** One answer that would be another. */
export interface ChangedFact {
  readonly fact: string
  readonly title: string
  /** `null`: nobody has asked. */
  readonly from: FactValue
  readonly to: FactValue
  /** `found-out`: it is not known now, and this is what would be found. `changed`: it is known, and would be otherwise. */
  readonly kind: 'found-out' | 'changed'
}

/** Answers that together lead to the target; without any one of them the others would not. */
export interface Change {
  readonly facts: readonly [ChangedFact, ...ChangedFact[]]
  /** What the evaluator decides of the referral so changed; the pathway accepted or provisional. */
  readonly decision: { readonly disposition: Disposition; readonly pathway: string | null }
}
