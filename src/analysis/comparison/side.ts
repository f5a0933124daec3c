/** One of the two rule sets of a comparison: what it decides as formulas, and the evaluator that confirms it. */
import { listedRoutes } from '../../decision/escalations.js'
import { contactsOf, weeksOf } from '../../decision/pathway.js'
import { and, type Formula, NEVER, not } from '../../proof/engine/formula.js'
import { extensionWithRoom, type Outcomes, outcomesOf } from '../../proof/outcomes.js'
import type { FactSpace } from '../../proof/space/fact-space.js'
import type { Pathway, Route, RuleSet } from '../../rule-set/rule-set.js'
import type { Service } from '../../service/service.js'
import type { Outcome, Part } from './comparison.js'

/** An outcome, and where it is what happens. */
export interface PlacedOutcome {
  readonly outcome: Outcome
  readonly formula: Formula
}

export interface Side {
  /** With the safety floor welded under it. */
  readonly ruleSet: RuleSet
  readonly outcomes: Outcomes
  /** Every outcome there can be: each assignment has one. */
  readonly placed: readonly PlacedOutcome[]
  /** As decisions list them. */
  readonly routes: readonly Route[]
  /** How long support lasts on each pathway. */
  readonly limits: ReadonlyMap<string, Part>
  /** Where an extension can follow. */
  readonly extension: Formula
}

/** A service that limits nothing: what stands for every service where none is given. */
const ANY_SERVICE: Service = { id: 'any-service', title: 'Any service', nation: 'england' }

const limitsOf = (pathway: Pathway, ruleSet: RuleSet, service: Service): Part => ({
  id: pathway.id,
  weeks: weeksOf(pathway, service, ruleSet),
  contacts: contactsOf(pathway, service) ?? null,
})

const placedOutcomes = (outcomes: Outcomes, routes: readonly Route[]): readonly PlacedOutcome[] => {
  const { disposition, pathway, route } = outcomes
  const routeFormula = (id: string): Formula => route.get(id) ?? NEVER
  return [
    ...routes.map(({ id, kind, within }, index) => ({
      outcome: { disposition: 'escalate' as const, route: id, kind, within },
      formula: and(routeFormula(id), ...routes.slice(0, index).map((before) => not(routeFormula(before.id)))),
    })),
    { outcome: { disposition: 'request-information' }, formula: disposition['request-information'] },
    { outcome: { disposition: 'redirect' }, formula: disposition.redirect },
    ...[...pathway].map(([id, formula]) => ({
      outcome: { disposition: 'accept' as const, pathway: id },
      formula: and(disposition.accept, formula),
    })),
  ]
}

/** Lays out a rule set, the safety floor welded under it, in the space that it shares with the other. */
export const sideOf = (ruleSet: RuleSet, space: FactSpace): Side => {
  const outcomes = outcomesOf(ruleSet, space)
  const routes = listedRoutes(ruleSet)
  const limits = new Map(
    ruleSet.pathways.map((pathway) => [pathway.id, limitsOf(pathway, ruleSet, space.service ?? ANY_SERVICE)]),
  )
  return {
    ruleSet,
    outcomes,
    placed: placedOutcomes(outcomes, routes),
    routes,
    limits,
    extension: space.service === null ? outcomes.extension : extensionWithRoom(outcomes, space.service),
  }
}
