/** What a rule set lists in vain: outcomes, routes, destinations and actions that nobody comes to. */
import { listed } from '../../explain/sentences.js'
import type { AnalysisContext } from '../../proof/context.js'
import { and, NEVER, not, or } from '../../proof/engine/formula.js'
import type { Finding } from '../../proof/finding.js'
import { callsForPathway } from '../../proof/outcomes.js'
import { DISPOSITIONS, type Disposition, type Rule } from '../../rule-set/rule-set.js'
import { makeFinding } from '../make-finding.js'
import { isImpossible, type Path, targetOf } from './defect.js'
import { offerToTake } from './take-away.js'

/** What is said of a disposition that nobody can have. */
export const nobodyComesOutAs = (disposition: Disposition): string =>
  `no referral can come out as \`${disposition}\``

const dispositionsUnreachable = (context: AnalysisContext): readonly Finding[] => {
  const { outcomes, ruleSet } = context
  const redirects = ruleSet.rules.some(({ event }) => event.type === 'redirect')
  // A rule set that redirects nobody may mean just that.
  return DISPOSITIONS.filter((disposition) => disposition !== 'redirect' || redirects)
    .filter((disposition) => isImpossible(context, outcomes.disposition[disposition]))
    .map((disposition) =>
      makeFinding('outcome-unreachable', {
        path: ['rules'],
        message: nobodyComesOutAs(disposition),
        hint: 'look for a rule higher on the ladder that is met, or undetermined, for everybody',
      }),
    )
}

/** Rules that are met, or open, wherever a rule for a pathway is met, and that call for a more intensive one. */
const outweighing = (context: AnalysisContext, index: number): readonly string[] => {
  const { document, outcomes } = context
  const rank = ({ event }: Rule): number =>
    event.type === 'pathway' ? document.pathways.findIndex(({ id }) => id === event.params.pathway) : -1
  const speaking = or(...outcomes.rules.flatMap(({ met, rule }) => (rank(rule) === index ? [met] : [])))
  if (isImpossible(context, speaking)) return []
  return outcomes.rules.flatMap((one) =>
    rank(one.rule) > index && isImpossible(context, and(speaking, not(callsForPathway(one))))
      ? [`\`${one.rule.name}\``]
      : [],
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
    const heavier = outweighing(context, index)
    return [
      makeFinding('outcome-unreachable', {
        path: ['pathways', index],
        message: `nobody can be accepted on the pathway \`${id}\``,
        hint:
          heavier.length > 0
            ? `wherever a rule calls for it, ${listed(heavier)} ${heavier.length === 1 ? 'calls' : 'call'} for a more intensive one: mend one or the other`
            : 'give it a rule that is met while no rule calls for a more intensive pathway; pathways are listed from the least to the most intensive',
      }),
    ]
  })
}

/** Dispositions that no referral can have, and pathways that nobody can be accepted on. */
export const outcomesUnreachable = (context: AnalysisContext): readonly Finding[] => [
  ...dispositionsUnreachable(context),
  ...pathwaysUnreachable(context),
]

/** What to do about something that no decision comes to: it can go if no rule calls for it, and else the rules are wrong. */
const unreached = (context: AnalysisContext, path: Path, target: string, what: string, wrong: string) => {
  const callers = context.ruleSet.rules.filter((rule) => targetOf(rule) === target)
  if (callers.length === 0) return offerToTake(context, [path], what, 'write the rule that calls for it')
  const names = listed(callers.map(({ name }) => `\`${name}\``))
  return { hint: `mend ${names}, which ${callers.length === 1 ? 'calls' : 'call'} for it: ${wrong}` }
}

/** Routes that the rule set lists and no escalation leads to. */
export const routesUnreachable = (context: AnalysisContext): readonly Finding[] =>
  context.document.routes.flatMap(({ id }, index) =>
    isImpossible(context, context.outcomes.route.get(id) ?? NEVER)
      ? [
          makeFinding('route-unreachable', {
            path: ['routes', index],
            message: `no referral can reach the route \`${id}\``,
            ...unreached(context, ['routes', index], `escalate ${id}`, 'the route', 'nobody can meet it'),
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
            ...unreached(
              context,
              ['destinations', index],
              `redirect ${id}`,
              'the destination',
              'nobody can meet it, or only where something higher on the ladder applies',
            ),
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
            ...unreached(
              context,
              ['actions', index],
              `action ${id}`,
              'the action',
              'nobody can meet it, or the action has to belong to more dispositions',
            ),
          }),
        ]
      : [],
  )
