/** What decisions can come to: every disposition, pathway, route and destination; and which of them some facts lead to. */

import { choosePathway } from '../../decision/pathway.js'
import { dispositionOf, rulesByOutcome } from '../../decision/rules-by-outcome.js'
import type { Facts } from '../../facts/fact.js'
import { and, type Formula, NEVER } from '../../proof/engine/formula.js'
import type { Outcomes } from '../../proof/outcomes.js'
import { compileRuleSet } from '../../rule-set/compile.js'
import { DISPOSITIONS, type Disposition, type RuleSet } from '../../rule-set/rule-set.js'

/** What decisions come to, in the order in which it is told. */
export const OUTCOME_KINDS = ['disposition', 'pathway', 'route', 'destination'] as const

/** One thing that a decision can come to. A pathway is reached by accepting on it, a destination by redirecting to it. */
export type OutcomeGoal =
  | { readonly kind: 'disposition'; readonly id: Disposition }
  | { readonly kind: 'pathway' | 'route' | 'destination'; readonly id: string }

/** All that there is to come to. Without pathways (the safety floor by itself) nobody is accepted. */
export const outcomeGoals = ({ destinations, pathways, routes }: RuleSet): readonly OutcomeGoal[] => [
  ...DISPOSITIONS.filter((one) => one !== 'accept' || pathways.length > 0).map(
    (id): OutcomeGoal => ({ kind: 'disposition', id }),
  ),
  ...pathways.map(({ id }): OutcomeGoal => ({ kind: 'pathway', id })),
  ...routes.map(({ id }): OutcomeGoal => ({ kind: 'route', id })),
  ...destinations.map(({ id }): OutcomeGoal => ({ kind: 'destination', id })),
]

/** What must be so for a decision to come to it. */
export const outcomeFormula = (
  { id, kind }: OutcomeGoal,
  { destination, disposition, pathway, route }: Outcomes,
): Formula => {
  switch (kind) {
    case 'disposition':
      return disposition[id]
    case 'pathway':
      return and(disposition.accept, pathway.get(id) ?? NEVER)
    case 'route':
      return route.get(id) ?? NEVER
    case 'destination':
      return and(disposition.redirect, destination.get(id) ?? NEVER)
  }
}

/** Makes a function that says whether facts lead to a goal, as the evaluator sees it. */
export const outcomesReached = (ruleSet: RuleSet): ((facts: Facts) => (goal: OutcomeGoal) => boolean) => {
  const { evaluate } = compileRuleSet(ruleSet)
  return (facts) => {
    const byOutcome = rulesByOutcome(evaluate(facts))
    const disposition = dispositionOf(byOutcome)
    const { pathway } = choosePathway(byOutcome, ruleSet)
    const { escalate, redirect } = byOutcome
    return ({ id, kind }) => {
      switch (kind) {
        case 'disposition':
          return disposition === id
        case 'pathway':
          return disposition === 'accept' && pathway === id
        case 'route':
          return escalate.met.some(({ rule }) => rule.event.params.route === id)
        case 'destination':
          return (
            disposition === 'redirect' &&
            redirect.met.some(({ rule }) => rule.event.params.destination === id)
          )
      }
    }
  }
}
