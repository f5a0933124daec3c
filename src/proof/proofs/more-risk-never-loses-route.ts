/** More risk never loses a kind of route, and never makes the soonest time of that kind longer. */
import { type RouteKind, routeKindsIn, vocabularyOf } from '../../referral/vocabulary.js'
import { minutesOf } from '../../rule-set/iso-duration.js'
import type { Route, RuleSet } from '../../rule-set/rule-set.js'
import type { AnalysisContext } from '../context.js'
import { type CellChoice, type Formula, isTrueOf, NEVER, or } from '../engine/formula.js'
import type { StepBudget } from '../engine/step-budget.js'
import { type Finding, refutation } from '../finding.js'
import { type FactStep, riskierSteps } from './fact-steps.js'
import { type Kept, keptBySteps, STEPS_OF_A_RULE, type StepDown } from './kept-by-steps.js'
import { lostRule } from './more-risk-never-lowers.js'
import type { ProofResult } from './proof-result.js'

/** The routes of one kind that are as soon as one of them. */
interface SoonEnough {
  readonly kind: RouteKind
  readonly minutes: number
  readonly routes: readonly Route[]
}

/** Of each kind and each time that its routes have, one by one: routes may be many, and each of another time. */
const soonEnough = (ruleSet: RuleSet, steps: StepBudget): readonly SoonEnough[] =>
  routeKindsIn(vocabularyOf(ruleSet)).flatMap((kind) => {
    const ofKind = ruleSet.routes.flatMap((route) =>
      route.kind === kind ? [{ route, minutes: minutesOf(route) }] : [],
    )
    return [...new Set(ofKind.map(({ minutes }) => minutes))].map((latest) => {
      steps.spend(ofKind.length)
      return {
        kind,
        minutes: latest,
        routes: ofKind.flatMap(({ minutes, route }) => (minutes <= latest ? [route] : [])),
      }
    })
  })

/**
 * Whoever declines a safety question is talked with by a clinician, about nothing but that. Once the question is answered
 * that conversation is over, and may go: but only where the answer reaches a route as soon.
 */
const endsConversation = ({ values }: FactStep): boolean => values?.[0] === 'declined'

const soonestOf = (routes: readonly Route[], { outcomes }: AnalysisContext, choice: CellChoice): string => {
  const reached = routes.filter(({ id }) => isTrueOf(outcomes.route.get(id) ?? NEVER, choice))
  const [first, ...others] = reached
  if (first === undefined) return 'none'
  const soonest = others.reduce((one, other) => (minutesOf(other) < minutesOf(one) ? other : one), first)
  return `within \`${soonest.within}\``
}

const findingOf = (context: AnalysisContext, { kind, routes }: SoonEnough, step: StepDown): Finding => {
  const { after, before, fact, from, less, more, to } = step
  const ids = new Set(routes.map(({ id }) => id))
  const ofKind = context.ruleSet.routes.filter((route) => route.kind === kind)
  const [sooner, later] = [before, after].map((choice) => soonestOf(ofKind, context, choice))
  const { hint, path, rule } = lostRule(context, step, ({ met, rule: { event } }) =>
    event.type === 'escalate' && ids.has(event.params.route) ? met : NEVER,
  )
  return refutation('risk-loses-route', {
    rule,
    path,
    message: `\`${fact}\` going from ${from} to ${to} can take the soonest route of kind \`${kind}\` from ${sooner} to ${later}`,
    hint,
    witnesses: [less, more],
  })
}

/** Of each kind of route and each time, that one as soon is reached. */
export const keptRoutes = (context: AnalysisContext): readonly Kept[] => {
  const { outcomes, ruleSet, steps } = context
  const metFor = (routes: readonly Route[]): readonly Formula[] => {
    // Once for each time that routes of a kind have: there may be many.
    steps.spend(STEPS_OF_A_RULE * outcomes.rules.length + routes.length)
    const ids = new Set(routes.map(({ id }) => id))
    return outcomes.rules.flatMap(({ met, rule }) =>
      rule.event.type === 'escalate' && ids.has(rule.event.params.route) ? [met] : [],
    )
  }
  return soonEnough(ruleSet, steps).map((one) => {
    const parts = metFor(one.routes)
    const anyAsSoon =
      one.kind === 'clinician'
        ? metFor(ruleSet.routes.filter((route) => minutesOf(route) <= one.minutes))
        : []
    return {
      formula: or(...parts),
      parts,
      orElse: (step) => (endsConversation(step) ? anyAsSoon : []),
      finding: (step) => findingOf(context, one, step),
    }
  })
}

/** Of each kind of route that is reached, one as soon is still reached when one fact goes one step towards more risk. */
export const moreRiskNeverLosesRoute = (context: AnalysisContext): ProofResult =>
  keptBySteps(
    context,
    {
      name: 'more-risk-never-loses-route',
      title: 'more risk never loses a kind of route, nor makes the soonest of its kind later, fact by fact',
    },
    () => keptRoutes(context),
    riskierSteps,
  )
