import type { Facts } from '../../facts/fact.js'
import type { FactSpace } from '../../proof/space/fact-space.js'
import { witnessMaker } from '../../proof/witness.js'
import type { ComparisonWitness } from './comparison.js'
import { deciderFor } from './decided-by.js'
import type { Side } from './side.js'

/** Makes referrals that both rule sets decide; the evaluator is held against the formulas of both. */
export const comparisonWitnesses = (
  space: FactSpace,
  one: Side,
  other: Side,
): ((facts: Facts) => ComparisonWitness) => {
  const witnessOfOne = witnessMaker(one.ruleSet, space, one.outcomes)
  const witnessOfOther = witnessMaker(other.ruleSet, space, other.outcomes)
  const isAnyService = space.service === null
  const decideFrom = deciderFor(one.ruleSet, isAnyService)
  const decideTo = deciderFor(other.ruleSet, isAnyService)
  return (facts) => {
    witnessOfOther(facts)
    const { asOf, facts: known, referral, service } = witnessOfOne(facts)
    return {
      facts: known,
      referral,
      service,
      asOf,
      from: decideFrom(known, service),
      to: decideTo(known, service),
    }
  }
}
