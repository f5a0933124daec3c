/** Which goals each referral reaches, as the evaluator sees it, and which referrals could go. */
import { type Facts, valueIn } from '../../facts/fact.js'
import { isReached } from '../coverage/goal.js'
import { leafStates } from '../coverage/leaf-states.js'
import type { WantedGoal } from './wanted-goals.js'

/** The numbers of the goals that are reached, for each set of facts. */
export const reachedBy = (
  all: readonly Facts[],
  wanted: readonly WantedGoal[],
): readonly ReadonlySet<number>[] => {
  const byRule = new Map<WantedGoal['of'], number[]>()
  for (const [index, { of }] of wanted.entries()) {
    const numbers = byRule.get(of)
    if (numbers === undefined) byRule.set(of, [index])
    else numbers.push(index)
  }
  return all.map((facts) => {
    const reached = new Set<number>()
    for (const [{ tree }, numbers] of byRule) {
      const states = leafStates(tree, facts)
      const valueAt = (leaf: number) => valueIn(facts, tree.leaves[leaf]?.leaf.fact ?? '')
      for (const index of numbers) {
        const goal = wanted[index]?.goal
        if (goal !== undefined && isReached(goal, states, valueAt)) reached.add(index)
      }
    }
    return reached
  })
}

/** The numbers of the sets that are kept when each that the others make up for has gone; the least useful go first. */
export const withoutSpare = (reached: readonly ReadonlySet<number>[]): readonly number[] => {
  const times = new Map<number, number>()
  for (const set of reached) for (const goal of set) times.set(goal, (times.get(goal) ?? 0) + 1)
  const kept = new Set(reached.keys())
  const bySize = [...reached.entries()].sort(([, one], [, other]) => one.size - other.size)
  for (const [index, set] of bySize) {
    if ([...set].some((goal) => times.get(goal) === 1)) continue
    kept.delete(index)
    for (const goal of set) times.set(goal, (times.get(goal) ?? 0) - 1)
  }
  return [...kept].sort((one, other) => one - other)
}
