/** Which dispositions, pathways, routes and destinations some referrals come to, and whether the others can be come to. */
import { lazy } from '../../input/memoize.js'
import { outcomesOf } from '../../proof/outcomes.js'
import { makeProver } from '../../proof/prover.js'
import type { RuleSet } from '../../rule-set/rule-set.js'
import type { Service } from '../../service/service.js'
import type { ReadCase } from '../cases/read-cases.js'
import type { OutcomeCoverage, Seen } from './coverage-report.js'
import { known } from './goal-formulas.js'
import { outcomeFormula, outcomeGoals, outcomesReached } from './outcome-goal.js'
import { probedSpace } from './probed-space.js'

/** An example is of one rule and says nothing of a decision: only whole referrals come to something. */
export const outcomeCoverage = (
  cases: readonly ReadCase[],
  ruleSet: RuleSet,
  service: Service | null,
): readonly OutcomeCoverage[] => {
  const reachedWith = outcomesReached(ruleSet)
  const referrals = cases
    .filter(({ referral }) => referral !== null)
    .map(({ facts, name }) => ({ name, reaches: reachedWith(facts) }))
  const goals = outcomeGoals(ruleSet)
  const proof = lazy(() => {
    const space = probedSpace(ruleSet, ruleSet.rules, service)
    const outcomes = outcomesOf(ruleSet, space)
    const prover = makeProver(
      space,
      outcomes.rules.map(({ met }) => met),
    )
    return { outcomes, prover }
  })
  return goals.map((goal): OutcomeCoverage => {
    const [first, ...others] = referrals.filter(({ reaches }) => reaches(goal)).map(({ name }) => name)
    if (first !== undefined) return { ...goal, seen: { status: 'reached', by: [first, ...others] } }
    const { outcomes, prover } = proof()
    const answer = prover.ask(outcomeFormula(goal, outcomes))
    const seen: Seen =
      answer.kind === 'possible'
        ? { status: 'missing', example: known(answer.facts) }
        : { status: answer.kind }
    return { ...goal, seen }
  })
}
