/** Verdicts → decision. The rules only ever add: the highest disposition that applies wins. */
import { actionsOf } from './actions.js'
import type { Decision } from './decision.js'
import type { DecisionInput } from './decision-input.js'
import { escalationsOf } from './escalations.js'
import { dispositionOf } from './ladder.js'
import { interventionOf } from './limits.js'
import { choosePathway } from './pathway.js'
import { questionsOf } from './questions.js'
import { reasonsOf } from './reasons.js'
import { redirectsOf } from './redirects.js'

/** Decides: equal inputs give equal bytes. */
export const decideFromVerdicts = (given: DecisionInput): Decision => {
  const { ruleSet, service } = given
  // Rules that are not met lead to nothing.
  const verdicts = given.verdicts.filter(({ verdict }) => verdict !== 'not-met')
  const input = { ...given, verdicts }
  const disposition = dispositionOf(verdicts)
  const choice = choosePathway(verdicts, ruleSet)
  const accepted = disposition === 'accept'
  const waiting = disposition === 'escalate' || disposition === 'request-information'
  const pathway = ruleSet.pathways.find(({ id }) => id === choice.pathway)
  const actions = actionsOf(verdicts, disposition, ruleSet)
  return {
    schemaVersion: 1,
    referral: input.referral,
    disposition,
    pathway: accepted ? choice.pathway : null,
    provisionalPathway: waiting ? choice.pathway : null,
    escalations: escalationsOf(verdicts, ruleSet, service),
    questions: questionsOf(input, disposition),
    redirects: redirectsOf(verdicts, ruleSet),
    intervention:
      accepted && pathway !== undefined ? interventionOf(pathway, verdicts, ruleSet, service) : null,
    actions,
    reasons: reasonsOf(input, choice, new Set(actions.flatMap(({ rules }) => rules))),
    status: 'proposed',
    provenance: input.provenance,
  }
}
