/** A triage laid out for questions about one referral. Worked out once for each triage, when first asked. */
import type { Formula } from '../engine/formula.js'
import { type Outcomes, outcomesOf } from '../outcomes.js'
import { type FactSpace, factSpace } from '../space/fact-space.js'
import { asAnswered } from './as-answered.js'
import type { TriageToAsk } from './triage-to-ask.js'

export interface LaidOutTriage {
  readonly space: FactSpace
  readonly outcomes: Outcomes
  /** A formula over facts as one over answers. */
  readonly answered: (formula: Formula) => Formula
  /** What must hold of the answers for a referral to be able to give them. */
  readonly possible: Formula
}

const known = new WeakMap<TriageToAsk['ruleSet'], WeakMap<TriageToAsk['service'], LaidOutTriage>>()

const layOut = ({ ruleSet, service }: Pick<TriageToAsk, 'ruleSet' | 'service'>): LaidOutTriage => {
  const space = factSpace([ruleSet], service)
  const answered = asAnswered(space)
  return { space, outcomes: outcomesOf(ruleSet, space), answered, possible: answered(space.possible) }
}

/** Lays a triage out; of the same rule set and service always the same. */
export const laidOutTriage = (triage: Pick<TriageToAsk, 'ruleSet' | 'service'>): LaidOutTriage => {
  const byService = known.get(triage.ruleSet) ?? new WeakMap<TriageToAsk['service'], LaidOutTriage>()
  known.set(triage.ruleSet, byService)
  const laidOut = byService.get(triage.service) ?? layOut(triage)
  byService.set(triage.service, laidOut)
  return laidOut
}
