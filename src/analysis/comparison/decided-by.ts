import { actionsOf } from '../../decision/actions.js'
import { escalationsOf } from '../../decision/escalations.js'
import { dispositionOf } from '../../decision/ladder.js'
import { interventionOf } from '../../decision/limits.js'
import { choosePathway } from '../../decision/pathway.js'
import { redirectsOf } from '../../decision/redirects.js'
import { type RulesByOutcome, rulesByOutcome } from '../../decision/rules-by-outcome.js'
import type { Facts } from '../../facts/fact.js'
import { compileRuleSet } from '../../rule-set/compile.js'
import type { RuleSet } from '../../rule-set/rule-set.js'
import type { Service } from '../../service/service.js'
import type { Decided } from './comparison.js'

/** Where the comparison is for every service, that a rule calls for an extension; for one service, that it can follow. */
const extensionFor = (
  byOutcome: RulesByOutcome,
  pathwayId: string,
  ruleSet: RuleSet,
  service: Service,
  isAnyService: boolean,
): boolean => {
  if (isAnyService) return byOutcome.extension.met.length > 0
  const pathway = ruleSet.pathways.find(({ id }) => id === pathwayId)
  return pathway !== undefined && interventionOf(pathway, byOutcome, ruleSet, service).extension.possible
}

/** The evaluator, asked for what a comparison compares. `isAnyService`: the service is one that stands for all. */
export const deciderFor = (
  ruleSet: RuleSet,
  isAnyService: boolean,
): ((facts: Facts, service: Service) => Decided) => {
  const compiled = compileRuleSet(ruleSet)
  return (facts, service) => {
    const byOutcome = rulesByOutcome(compiled.evaluate(facts))
    const disposition = dispositionOf(byOutcome)
    const { pathway } = choosePathway(byOutcome, ruleSet)
    return {
      disposition,
      pathway: disposition === 'redirect' ? null : pathway,
      routes: escalationsOf(byOutcome, ruleSet, service).map(({ route }) => route),
      destinations: redirectsOf(byOutcome, ruleSet).map(({ destination }) => destination),
      actions: actionsOf(byOutcome, disposition, ruleSet).map(({ action }) => action),
      extension: disposition === 'accept' && extensionFor(byOutcome, pathway, ruleSet, service, isAnyService),
    }
  }
}
