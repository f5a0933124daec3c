/** A triage laid out for questions about one referral. Worked out once for each triage, when first asked. */
import { lazy, memoize } from '../../input/memoize.js'
import { type Formula, type Variable, variableIdsIn } from '../../proof/engine/formula.js'
import { orderVariables } from '../../proof/engine/variable-order.js'
import { type Outcomes, outcomesOf } from '../../proof/outcomes.js'
import { type FactSpace, factSpace } from '../../proof/space/fact-space.js'
import { asAnswered } from './as-answered.js'
import { type DecidedPart, decidedParts } from './decided-parts.js'
import type { TriageToAsk } from './triage-to-ask.js'

export interface LaidOutTriage {
  readonly space: FactSpace
  readonly outcomes: Outcomes
  /** All variables, those that rules ask about together side by side. */
  readonly order: readonly Variable[]
  /** A formula of the outcomes or of the space, as one over answers. */
  readonly answered: (formula: Formula) => Formula
  /** What must hold of the answers for a referral to be able to give them. */
  readonly possible: Formula
  /** By part of the decision, what it comes to, over answers. */
  readonly parts: Readonly<Record<DecidedPart, readonly Formula[]>>
}

type Made = Pick<TriageToAsk, 'ruleSet' | 'service'>

const layOut = ({ ruleSet, service }: Made): LaidOutTriage => {
  const space = factSpace([ruleSet], service)
  const outcomes = outcomesOf(ruleSet, space)
  const answered = asAnswered(space)
  const possible = lazy(() => answered(space.possible))
  const parts = lazy((): LaidOutTriage['parts'] => {
    const decided = decidedParts(outcomes, service)
    return {
      disposition: decided.disposition.map(answered),
      pathway: decided.pathway.map(answered),
      routes: decided.routes.map(answered),
      destinations: decided.destinations.map(answered),
      actions: decided.actions.map(answered),
      extension: decided.extension.map(answered),
    }
  })
  const together = outcomes.rules.map(({ met }) => variableIdsIn(met))
  return {
    space,
    outcomes,
    order: orderVariables(space.variables, [...space.groups, ...together]),
    answered,
    get possible() {
      return possible()
    },
    get parts() {
      return parts()
    },
  }
}

const byService = memoize((ruleSet: Made['ruleSet']) =>
  memoize((service: Made['service']) => layOut({ ruleSet, service })),
)

/** Lays a triage out; of the same rule set and service always the same. */
export const laidOutTriage = ({ ruleSet, service }: Made): LaidOutTriage => byService(ruleSet)(service)
