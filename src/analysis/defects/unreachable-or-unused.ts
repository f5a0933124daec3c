/** What a rule set lists in vain: outcomes, routes, destinations and actions that nobody comes to, facts that no rule asks about. */
import { factCatalogue } from '../../facts/catalogue.js'
import type { AnalysisContext } from '../../proof/context.js'
import { and, NEVER } from '../../proof/engine/formula.js'
import { type Finding, makeFinding } from '../../proof/finding.js'
import { leavesOf } from '../../proof/rule-set-parts.js'
import { DISPOSITIONS } from '../../rule-set/rule-set.js'
import { isImpossible } from './defect.js'

const dispositionsUnreachable = (context: AnalysisContext): readonly Finding[] => {
  const { outcomes, ruleSet } = context
  const redirects = ruleSet.rules.some(({ event }) => event.type === 'redirect')
  // A rule set that redirects nobody may mean just that.
  return DISPOSITIONS.filter((disposition) => disposition !== 'redirect' || redirects)
    .filter((disposition) => isImpossible(context, outcomes.disposition[disposition]))
    .map((disposition) =>
      makeFinding('outcome-unreachable', {
        path: ['rules'],
        message: `no referral can come out as \`${disposition}\``,
        hint: 'look for a rule higher on the ladder that is met, or undetermined, for everybody',
      }),
    )
}

const pathwaysUnreachable = (context: AnalysisContext): readonly Finding[] => {
  const { document, outcomes } = context
  const { accept } = outcomes.disposition
  // Where nobody is accepted, that is what is wrong.
  if (isImpossible(context, accept)) return []
  return document.pathways.flatMap(({ id }, index) => {
    const chosen = outcomes.pathway.get(id)
    if (chosen === undefined || !isImpossible(context, and(chosen, accept))) return []
    return [
      makeFinding('outcome-unreachable', {
        path: ['pathways', index],
        message: `nobody can be accepted on the pathway \`${id}\``,
        hint: 'give it a rule that is met while no rule calls for a more intensive pathway; pathways are listed from the least to the most intensive',
      }),
    ]
  })
}

/** Dispositions that no referral can have, and pathways that nobody can be accepted on. */
export const outcomesUnreachable = (context: AnalysisContext): readonly Finding[] => [
  ...dispositionsUnreachable(context),
  ...pathwaysUnreachable(context),
]

/** Routes that the rule set lists and no escalation leads to. */
export const routesUnreachable = (context: AnalysisContext): readonly Finding[] =>
  context.document.routes.flatMap(({ id }, index) =>
    isImpossible(context, context.outcomes.route.get(id) ?? NEVER)
      ? [
          makeFinding('route-unreachable', {
            path: ['routes', index],
            message: `no referral can reach the route \`${id}\``,
            hint: 'write the rule that escalates to it, mend the one that is never met, or take the route away',
          }),
        ]
      : [],
  )

/** Destinations that nobody can be redirected to: no rule names them, or something above always applies as well. */
export const destinationsUnreachable = (context: AnalysisContext): readonly Finding[] => {
  const { document, outcomes } = context
  return document.destinations.flatMap(({ id }, index) =>
    isImpossible(context, and(outcomes.destination.get(id) ?? NEVER, outcomes.disposition.redirect))
      ? [
          makeFinding('destination-unreachable', {
            path: ['destinations', index],
            message: `nobody can be redirected to the destination \`${id}\``,
            hint: 'write the rule that redirects to it, mend the one that is met only where something higher on the ladder applies, or take the destination away',
          }),
        ]
      : [],
  )
}

/** Actions that no decision can have: no rule names them, or never with a disposition that they belong to. */
export const actionsUnreachable = (context: AnalysisContext): readonly Finding[] =>
  context.document.actions.flatMap(({ dispositions, id }, index) =>
    isImpossible(context, context.outcomes.action.get(id) ?? NEVER)
      ? [
          makeFinding('action-unreachable', {
            path: ['actions', index],
            message: `no decision can have the action \`${id}\`, which belongs to ${dispositions.map((one) => `\`${one}\``).join(', ')}`,
            hint: 'write the rule that calls for it, let it belong to more dispositions, or take the action away',
          }),
        ]
      : [],
  )

/** Facts that no rule asks about: a local one was declared for nothing, one of the catalogue may have been forgotten. */
export const factsUnused = ({ document, ruleSet }: AnalysisContext): readonly Finding[] => {
  const asked = new Set(
    ruleSet.rules
      .flatMap(({ conditions }) => leavesOf(conditions, ruleSet.conditions))
      .map(({ fact }) => fact),
  )
  const local = document.localFacts.flatMap(({ name }, index) =>
    asked.has(name)
      ? []
      : [
          makeFinding('local-fact-unused', {
            path: ['localFacts', index],
            message: `no rule asks about the local fact \`${name}\`: whatever a referral says of it changes nothing`,
            hint: 'write the rule that it was declared for, or take it away',
          }),
        ],
  )
  const ofCatalogue = factCatalogue.flatMap(({ name }) => (asked.has(name) ? [] : [`\`${name}\``]))
  if (ofCatalogue.length === 0) return local
  return [
    ...local,
    makeFinding('catalogue-facts-unused', {
      path: ['rules'],
      message: `no rule asks about ${ofCatalogue.join(', ')}`,
      hint: 'see whether the policy means to pass over what they say of a person',
    }),
  ]
}
