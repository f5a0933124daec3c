/**
 * For every rule, ways to each of its verdicts: by each of its leaves, with each disposition. Found by proof and not by luck,
 * each with a referral and a service that have been decided so. Worked out when a verdict is first drawn.
 */

import { type Facts, valueIn } from '../../facts/fact.js'
import { memoize } from '../../input/memoize.js'
import { and, type Formula } from '../../proof/engine/formula.js'
import { outcomesOf } from '../../proof/outcomes.js'
import { makeProver } from '../../proof/prover.js'
import { leavesOf } from '../../proof/rule-set-parts.js'
import { factSpace } from '../../proof/space/fact-space.js'
import { witnessMaker } from '../../proof/witness.js'
import type { Referral } from '../../referral/referral.js'
import type { RuleSet } from '../../rule-set/rule-set.js'
import type { Verdict } from '../../rule-set/three-valued.js'
import type { Service } from '../../service/service.js'

/** One way in which a rule comes to a verdict. */
export interface Way {
  readonly rule: string
  readonly verdict: Verdict
  /** What must be known for it; everything else may be anything. */
  readonly facts: Facts
  /** Facts that must be as they are here, known or not: those that the rule asks about, or all. */
  readonly settled: readonly string[]
  /** Facts of the rule that nobody must have said. */
  readonly open: readonly string[]
  readonly referral: Referral
  readonly service: Service
}

/** `leaves`: with each leaf of the rule once true and once false. `dispositions`: with each disposition, and each pathway, once. */
export type Through = 'leaves' | 'dispositions'

/** The ways of the rule at an index to a verdict; none to a verdict that no referral gives. */
export type WaysTo = (rule: number, verdict: Verdict, through: Through) => readonly Way[]

const findWays = (ruleSet: RuleSet, service: Service | null): WaysTo => {
  const space = factSpace([ruleSet], service)
  const outcomes = outcomesOf(ruleSet, space)
  const prover = makeProver(
    space,
    outcomes.rules.map(({ met }) => met),
  )
  const witness = witnessMaker(ruleSet, space)
  const accepting = [...outcomes.pathway.values()].map((one) => and(outcomes.disposition.accept, one))
  const known = new Map<string, readonly Way[]>()

  const waysTo: WaysTo = (index, verdict, through) => {
    const formulas = outcomes.rules[index]
    if (formulas === undefined) return []
    const { conditions, name } = formulas.rule
    const leaves = leavesOf(conditions, ruleSet.conditions)
    const asked = [...new Set(leaves.map(({ fact }) => fact))]
    const { met, notMet, undetermined } = formulas
    const wanted = { met, undetermined, 'not-met': notMet }[verdict]
    const within: readonly Formula[] =
      through === 'dispositions'
        ? [...Object.values(outcomes.disposition), ...accepting]
        : leaves.flatMap((leaf) => Object.values(space.leaf(leaf)))
    const ways = [wanted, ...within.map((one) => and(wanted, one))].flatMap((formula): readonly Way[] => {
      const answer = prover.ask(formula)
      if (answer.kind !== 'possible') return []
      const { facts, referral, service: at } = witness(answer.facts)
      const open = asked.filter((fact) => valueIn(facts, fact) === null)
      // To come to a disposition, every fact that is known has its part.
      const settled = through === 'dispositions' ? [...Object.keys(facts), ...open] : asked
      return [{ rule: name, verdict, facts, settled, open, referral, service: at }]
    })
    return [...new Map(ways.map((way) => [JSON.stringify(way.facts), way])).values()]
  }

  return (index, verdict, through) => {
    const key = `${index} ${verdict} ${through}`
    const ways = known.get(key) ?? waysTo(index, verdict, through)
    known.set(key, ways)
    return ways
  }
}

const waysForEveryService = memoize((ruleSet: RuleSet) => findWays(ruleSet, null))
const waysByService = memoize((ruleSet: RuleSet) => memoize((service: Service) => findWays(ruleSet, service)))

/** The ways of a rule set with the safety floor welded under it; `null` stands for every service. Found once. */
export const waysToVerdicts = (ruleSet: RuleSet, service: Service | null): WaysTo =>
  service === null ? waysForEveryService(ruleSet) : waysByService(ruleSet)(service)
