/** A triage laid out for questions about one referral. Worked out once for each triage, when first asked. */

import type { Examination } from '../../decision/examination.js'
import { lazy, memoize } from '../../input/memoize.js'
import type { Issues } from '../../issue/issue.js'
import { and, type Formula, not, type Variable, variableIdsIn } from '../../proof/engine/formula.js'
import { orderVariables } from '../../proof/engine/variable-order.js'
import { extensionWithRoom, type Outcomes, outcomesOf } from '../../proof/outcomes.js'
import { type FactSpace, factSpace } from '../../proof/space/fact-space.js'
import type { RuleSet } from '../../rule-set/rule-set.js'
import type { Service } from '../../service/service.js'
import { asAnswered } from './as-answered.js'

/** What is needed of a triage here; a `Triage` is one. */
export interface TriageToAsk {
  /** The rule set with the safety floor welded under it. */
  readonly ruleSet: RuleSet
  /** The service that referrals are for. */
  readonly service: Service
  /** Decides a referral, with every fact and every rule behind the decision; `asOf` is the date to decide at, `YYYY-MM-DD`. */
  readonly safeExamine: (
    referral: unknown,
    options?: { readonly asOf?: string | undefined },
  ) => { readonly ok: true; readonly value: Examination } | { readonly ok: false; readonly issues: Issues }
}

/** The parts of a decision that an answer could change. The pathway is the accepted or the provisional one. */
export const DECIDED_PARTS = [
  'disposition',
  'pathway',
  'routes',
  'destinations',
  'actions',
  'extension',
] as const
/** One part of a decision. */
export type DecidedPart = (typeof DECIDED_PARTS)[number]

/** By part of the decision, the formulas that say what it comes to. */
type DecidedParts = Readonly<Record<DecidedPart, readonly Formula[]>>

/** A triage as formulas over the answers to one referral. */
export interface LaidOutTriage {
  readonly space: FactSpace
  readonly outcomes: Outcomes
  /** All variables, those that rules ask about together side by side. */
  readonly order: readonly Variable[]
  /** A formula of the outcomes or of the space, as one over answers. */
  readonly answered: (formula: Formula) => Formula
  /** What must hold of the answers for a referral to be able to give them. */
  readonly possible: Formula
  /** What each part of the decision comes to, over answers. */
  readonly parts: DecidedParts
}

const partsOf = (outcomes: Outcomes, service: Service): DecidedParts => {
  const { accept, redirect } = outcomes.disposition
  return {
    disposition: Object.values(outcomes.disposition),
    pathway: [...outcomes.pathway.values()].map((chosen) => and(chosen, not(redirect))),
    routes: [...outcomes.route.values()],
    destinations: [...outcomes.destination.values()],
    actions: [...outcomes.action.values()],
    extension: [and(accept, extensionWithRoom(outcomes, service))],
  }
}

type TriageParts = Pick<TriageToAsk, 'ruleSet' | 'service'>

const layOut = ({ ruleSet, service }: TriageParts): LaidOutTriage => {
  const space = factSpace([ruleSet], service)
  const outcomes = outcomesOf(ruleSet, space)
  const answered = asAnswered(space)
  const possible = lazy(() => answered(space.possible))
  const parts = lazy(() => {
    const decided = partsOf(outcomes, service)
    const pairs = DECIDED_PARTS.map((part) => [part, decided[part].map(answered)])
    // As many entries as there are parts, each of them once.
    return Object.fromEntries(pairs) as DecidedParts
  })
  const askedTogether = outcomes.rules.map(({ met }) => variableIdsIn(met))
  return {
    space,
    outcomes,
    order: orderVariables(space.variables, [...space.groups, ...askedTogether]),
    answered,
    get possible() {
      return possible()
    },
    get parts() {
      return parts()
    },
  }
}

const laidOut = memoize((ruleSet: RuleSet) => memoize((service: Service) => layOut({ ruleSet, service })))

/** Lays a triage out; of the same rule set and service always the same. */
export const laidOutTriage = ({ ruleSet, service }: TriageParts): LaidOutTriage => laidOut(ruleSet)(service)
