/** How many referrals there must be at the least: goals of which no referral reaches two need one each. */
import type { Prover } from '../../proof/prover.js'
import { exclude, type WantedGoal } from './wanted-goals.js'

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
  const rules = [...new Set(wanted.map(({ of }) => of))]
    .sort((one, other) => other.tree.leaves.length - one.tree.leaves.length)
    .slice(0, MAX_RULES)
  const cliques = rules.map((rule) =>
    extended(
      [],
      rarest.filter((index) => wanted[index]?.of === rule),
    ),
  )
  const best = cliques.reduce((most, one) => (one.length > most.length ? one : most), [])
  return extended(best, rarest).length
}
