/** What can be wrong with how pathways are chosen: by default, more lightly for more risk, or where nobody can be supported on them. */
import { contactsOf, weeksOf } from '../../decision/pathway.js'
import type { AnalysisContext } from '../../proof/context.js'
import { and, NEVER, not, or } from '../../proof/engine/formula.js'
import type { Finding } from '../../proof/finding.js'
import { makeFinding } from '../make-finding.js'
import { findWitness } from './defect.js'

/**
 * A gap: referrals for which no rule speaks for any pathway, so that the most intensive one is taken by
 * default. With one pathway there is nothing to choose; where somebody is redirected, no pathway matters.
 */
export const pathwaysByDefault = (context: AnalysisContext): readonly Finding[] => {
  const { outcomes, ruleSet } = context
  const fullest = ruleSet.pathways.at(-1)
  if (fullest === undefined || ruleSet.pathways.length === 1) return []
  const byDefault = not(or(...outcomes.pathwayByRule.values()))
  const { accept, redirect } = outcomes.disposition
  // An accepted referral shows the gap best.
  const witness =
    findWitness(context, and(byDefault, accept)) ?? findWitness(context, and(byDefault, not(redirect)))
  if (witness === null) return []
  return [
    makeFinding('pathway-by-default', {
      path: ['pathways'],
      message: `there are referrals for which no rule speaks for any pathway, so that \`${fullest.id}\` is taken by default`,
      hint: 'write the rule that is missing: whom should the pathway be chosen for, and why',
      witnesses: [witness],
    }),
  ]
}

/** Pathways that have no week, or no contact, in common with the service: nobody can be accepted on them there. */
export const limitsThatDoNotMeet = (context: AnalysisContext): readonly Finding[] => {
  const { document, outcomes, ruleSet, space } = context
  const { service } = space
  if (service === null) return []
  return document.pathways.flatMap((pathway, index) => {
    const clashing = [
      ...(weeksOf(pathway, service, ruleSet) === null ? (['weeks'] as const) : []),
      ...(contactsOf(pathway, service) === null ? (['contacts'] as const) : []),
    ]
    const accepted = and(outcomes.pathway.get(pathway.id) ?? NEVER, outcomes.disposition.accept)
    return clashing.map((unit) =>
      makeFinding('limits-do-not-meet', {
        path: ['pathways', index, unit],
        message: `the service \`${service.id}\` and the pathway \`${pathway.id}\` have no number of ${unit} in common`,
        hint: `change the ${unit} of the service or of the pathway, so that the two overlap`,
        witnesses: [findWitness(context, accepted)],
      }),
    )
  })
}
