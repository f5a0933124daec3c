/**
 * How few referrals will do: which goals each reaches, which referrals could go, and a proved lower bound. Goals of which
 * no referral reaches two need one each.
 */
import type { Facts } from '../../facts/fact.js'
import { memoize } from '../../input/memoize.js'
import type { Prover } from '../../proof/prover.js'
import { leafStates } from '../coverage/condition-tree.js'
import { isReached, type RuleGoals } from '../coverage/goal.js'
import type { OutcomeGoal } from '../coverage/outcome-goal.js'
import { exclude, type WantedGoal } from './wanted-goals.js'

/** The numbers of the goals that these facts reach, as the evaluator sees it. */
export const reachedBy = (
  facts: Facts,
  wanted: readonly WantedGoal[],
  comesTo: (goal: OutcomeGoal) => boolean,
): ReadonlySet<number> => {
  const statesOf = memoize(({ tree }: RuleGoals) => leafStates(tree, facts))
  const isThere = ({ goal, ruleGoals }: WantedGoal): boolean =>
    ruleGoals === null ? comesTo(goal) : isReached(goal, statesOf(ruleGoals))
  return new Set([...wanted.entries()].flatMap(([index, one]) => (isThere(one) ? [index] : [])))
}

/** Those that are kept when each whose goals the others make up for has gone; the least useful go first. */
export const withoutSpare = <T extends { readonly goals: ReadonlySet<number> }>(
  all: readonly T[],
): readonly T[] => {
  const times = new Map<number, number>()
  for (const { goals } of all) for (const goal of goals) times.set(goal, (times.get(goal) ?? 0) + 1)
  const spare = new Set<T>()
  for (const one of [...all].sort((first, second) => first.goals.size - second.goals.size)) {
    if ([...one.goals].some((goal) => times.get(goal) === 1)) continue
    spare.add(one)
    for (const goal of one.goals) times.set(goal, (times.get(goal) ?? 0) - 1)
  }
  return all.filter((one) => !spare.has(one))
}

/** Rules to begin from; the largest have the most goals that exclude each other. */
const MAX_RULES = 6

/**
 * Gives a number that is proved: so many goals, each two of which exclude each other. `reached` are the goals of each
 * referral found so far; two goals in one of them do not.
 */
export const leastNumber = (
  wanted: readonly WantedGoal[],
  reached: readonly ReadonlySet<number>[],
  prover: Prover,
): number => {
  const seenIn = wanted.map((_, index) => new Set(reached.flatMap((set, at) => (set.has(index) ? [at] : []))))
  const isTogether = (one: number, other: number): boolean =>
    [...(seenIn[one] ?? [])].some((at) => seenIn[other]?.has(at) === true)
  const excludes = (one: number, other: number): boolean => {
    const [first, second] = [wanted[one], wanted[other]]
    if (first === undefined || second === undefined || isTogether(one, other)) return false
    return exclude(first, second, prover)
  }
  const extended = (clique: readonly number[], candidates: readonly number[]): readonly number[] => {
    const grown = [...clique]
    for (const one of candidates) {
      if ((seenIn[one]?.size ?? 0) > 0 && grown.every((other) => excludes(one, other))) grown.push(one)
    }
    return grown
  }
  // What only one referral reaches excludes most.
  const rarest = [...wanted.keys()].sort(
    (one, other) => (seenIn[one]?.size ?? 0) - (seenIn[other]?.size ?? 0),
  )
  const rules = [...new Set(wanted.flatMap(({ ruleGoals }) => ruleGoals ?? []))]
    .sort((one, other) => other.tree.leaves.length - one.tree.leaves.length)
    .slice(0, MAX_RULES)
  const cliques = rules.map((rule) =>
    extended(
      [],
      rarest.filter((index) => wanted[index]?.ruleGoals === rule),
    ),
  )
  const best = cliques.reduce((most, one) => (one.length > most.length ? one : most), [])
  return extended(best, rarest).length
}
