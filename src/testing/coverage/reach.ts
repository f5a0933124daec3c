/** Whether a goal that no case reached could be reached at all, and by which facts. Exact, not sampled. */

import type { Facts } from '../../facts/fact.js'
import type { Formula } from '../../proof/engine/formula.js'
import { makeProver, type Prover } from '../../proof/prover.js'
import type { RuleSet } from '../../rule-set/rule-set.js'
import type { Service } from '../../service/service.js'
import type { Goal, RuleGoals } from './goal.js'
import { goalFormulas } from './goal-formulas.js'
import { probedSpace } from './probed-space.js'

/** `impossible` is a proof; `unfinished` means that the limits of the search ran out first. */
export type Reach =
  | { readonly kind: 'possible'; readonly facts: Facts }
  | { readonly kind: 'impossible' }
  | { readonly kind: 'unfinished' }

const known = (facts: Facts): Facts =>
  Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== null))

/** Answers for one rule; nothing is laid out before the first question. */
export const reachOf = (
  of: RuleGoals,
  ruleSet: RuleSet,
  service: Service | null,
): ((goal: Goal) => Reach) => {
  let made: { readonly prover: Prover; readonly formulaOf: (goal: Goal) => Formula } | null = null
  return (goal) => {
    if (made === null) {
      const space = probedSpace(ruleSet, [of.rule], service)
      const formulaOf = goalFormulas(of, space)
      made = { formulaOf, prover: makeProver(space, of.goals.map(formulaOf)) }
    }
    const answer = made.prover.ask(made.formulaOf(goal))
    return answer.kind === 'possible'
      ? { kind: 'possible', facts: known(answer.facts) }
      : { kind: answer.kind }
  }
}
