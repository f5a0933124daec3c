import { actionsOf } from '../../decision/actions.js'
import { verdictsOf } from '../../decision/decision-input.js'
import { escalationsOf } from '../../decision/escalations.js'
import { dispositionOf } from '../../decision/ladder.js'
import { interventionOf } from '../../decision/limits.js'
import { choosePathway } from '../../decision/pathway.js'
import { redirectsOf } from '../../decision/redirects.js'
import type { Facts } from '../../facts/fact.js'
import { compileRuleSet } from '../../rule-set/compile.js'
import type { RuleSet } from '../../rule-set/rule-set.js'
import type { Verdicts } from '../../rule-set/verdicts.js'
import type { Service } from '../../service/service.js'
import type { Decided } from './comparison.js'

/** Where the comparison is for every service, that a rule calls for an extension; for one service, that it can follow. */
const extensionFor = (
  verdicts: Verdicts,
  pathwayId: string,
  ruleSet: RuleSet,
  service: Service,
  isAnyService: boolean,
): boolean => {
  if (isAnyService) return verdictsOf(verdicts, 'extension').some(({ verdict }) => verdict === 'met')
  const pathway = ruleSet.pathways.find(({ id }) => id === pathwayId)
  return pathway !== undefined && interventionOf(pathway, verdicts, ruleSet, service).extension.possible
}

/** The evaluator, asked for what a comparison compares. `isAnyService`: the service is one that stands for all. */
export const deciderFor = (
  ruleSet: RuleSet,
  isAnyService: boolean,
): ((facts: Facts, service: Service) => Decided) => {
  const compiled = compileRuleSet(ruleSet)
  return (facts, service) => {
    const verdicts = compiled.evaluate(facts)
    const disposition = dispositionOf(verdicts)
    const { pathway } = choosePathway(verdicts, ruleSet)
    return {
      disposition,
      pathway: disposition === 'redirect' ? null : pathway,
      routes: escalationsOf(verdicts, ruleSet, service).map(({ route }) => route),
      destinations: redirectsOf(verdicts, ruleSet).map(({ destination }) => destination),
      actions: actionsOf(verdicts, disposition, ruleSet).map(({ action }) => action),
      extension: disposition === 'accept' && extensionFor(verdicts, pathway, ruleSet, service, isAnyService),
    }
  }
}
