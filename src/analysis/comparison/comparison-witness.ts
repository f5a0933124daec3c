/** Referrals that both rule sets decide: how each decides, asked of the evaluator. */

import { escalationsOf } from '../../decision/escalations.js'
import { choosePathway, interventionOf } from '../../decision/pathway.js'
import { actionsOf, dispositionOf, redirectsOf, rulesByOutcome } from '../../decision/rules-by-outcome.js'
import type { Facts } from '../../facts/fact.js'
import type { FactSpace } from '../../proof/space/fact-space.js'
import { witnessMaker } from '../../proof/witness.js'
import { compileRuleSet } from '../../rule-set/compile.js'
import type { RuleSet } from '../../rule-set/rule-set.js'
import type { Service } from '../../service/service.js'
import type { ComparisonWitness, Decided } from './comparison.js'
import type { Side } from './side.js'

/**
 * The evaluator, asked for what a comparison compares. Where the service stands for every service, an extension is one
 * that a rule calls for; for one service, one that can follow.
 */
const deciderFor = (
  ruleSet: RuleSet,
  isAnyService: boolean,
): ((facts: Facts, service: Service) => Decided) => {
  const compiled = compileRuleSet(ruleSet)
  return (facts, service) => {
    const byOutcome = rulesByOutcome(compiled.evaluate(facts))
    const disposition = dispositionOf(byOutcome)
    const { pathway: pathwayId } = choosePathway(byOutcome, ruleSet)
    const pathway = ruleSet.pathways.find(({ id }) => id === pathwayId)
    const canBeExtended = isAnyService
      ? byOutcome.extension.met.length > 0
      : pathway !== undefined && interventionOf(pathway, byOutcome, ruleSet, service).extension.possible
    return {
      disposition,
      pathway: disposition === 'redirect' ? null : pathwayId,
      routes: escalationsOf(byOutcome, ruleSet, service).map(({ route }) => route),
      destinations: redirectsOf(byOutcome, ruleSet).map(({ destination }) => destination),
      actions: actionsOf(byOutcome, disposition, ruleSet).map(({ action }) => action),
      extension: disposition === 'accept' && canBeExtended,
    }
  }
}

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
