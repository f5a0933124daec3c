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
import { rulesByOutcome } from './rules-by-outcome.js'

/** Decides: equal inputs give equal bytes. */
export const decideFromVerdicts = (input: DecisionInput): Decision => {
  const { ruleSet, service } = input
  const byOutcome = rulesByOutcome(input.verdicts)
  const disposition = dispositionOf(byOutcome)
  const choice = choosePathway(byOutcome, ruleSet)
  const accepted = disposition === 'accept'
  const waiting = disposition === 'escalate' || disposition === 'request-information'
  const pathway = ruleSet.pathways.find(({ id }) => id === choice.pathway)
  const actions = actionsOf(byOutcome, disposition, ruleSet)
  return {
    schemaVersion: 1,
    referral: input.referral,
    disposition,
    pathway: accepted ? choice.pathway : null,
    provisionalPathway: waiting ? choice.pathway : null,
    escalations: escalationsOf(byOutcome, ruleSet, service),
    questions: questionsOf(input, byOutcome, disposition),
    redirects: redirectsOf(byOutcome, ruleSet),
    intervention:
      accepted && pathway !== undefined ? interventionOf(pathway, byOutcome, ruleSet, service) : null,
    actions,
    reasons: reasonsOf(input, byOutcome, choice, new Set(actions.flatMap(({ rules }) => rules))),
    status: 'proposed',
    provenance: input.provenance,
  }
}
