import type { Facts } from '../../facts/fact.js'
import { isTrueOf, or } from '../../proof/engine/formula.js'
import { AnalysisFault, SEVERITIES } from '../../proof/finding.js'
import type { Prover } from '../../proof/prover.js'
import type { Change, ComparisonWitness, Extent, Move } from './comparison.js'
import { type Difference, nameOfDifference } from './difference.js'
import { shareOf } from './share.js'

/** A count, with its part of the total. */
export const extentOf = (count: bigint | null, total: bigint | null): Extent => ({
  assignments: count === null ? null : String(count),
  share: count === null || total === null ? null : shareOf(count, total),
})

/** What a difference is once it is found: a move, or a change. */
type Found<Is> = Is & Extent & { readonly witness: ComparisonWitness }

/** Which of the differences there are, and of which it is not known. */
export interface Asked<Is> {
  readonly found: readonly Found<Is>[]
  readonly unfinished: readonly string[]
}

/** Which differences there are, with the facts that showed it; each answer settles all the differences that it shows. */
const sift = <Is>(prover: Prover, differences: readonly Difference<Is>[]) => {
  const shown = new Map<Difference<Is>, Facts>()
  const unfinished = new Set<Difference<Is>>()
  const settle = (asked: readonly Difference<Is>[]): boolean => {
    const answer = prover.ask(or(...asked.map(({ formula }) => formula)))
    if (answer.kind === 'unfinished' && asked.length === 1) for (const one of asked) unfinished.add(one)
    if (answer.kind !== 'possible') return answer.kind === 'impossible'
    for (const one of asked) if (isTrueOf(one.formula, answer.choice)) shown.set(one, answer.facts)
    return false
  }
  const open = () => differences.filter((one) => !shown.has(one) && !unfinished.has(one))
  for (let left = open(); left.length > 0; ) {
    if (settle(left)) break
    const after = open()
    // Too much for one question: each gets its own.
    if (after.length === left.length) {
      for (const one of left) settle([one])
      break
    }
    left = after
  }
  return { shown, unfinished }
}

/** Asks for each difference whether any referral shows it, and has the evaluator confirm that it does. */
export const askDifferences = <Is extends Pick<Move | Change, 'from' | 'to'>>(
  prover: Prover,
  total: bigint | null,
  differences: readonly Difference<Is>[],
  witness: (facts: Facts) => ComparisonWitness,
): Asked<Is> => {
  const { shown, unfinished } = sift(prover, differences)
  const found = differences.flatMap((difference): readonly Found<Is>[] => {
    const { formula, is, shownBy } = difference
    const facts = shown.get(difference)
    if (facts === undefined) return []
    const plainest = prover.ask(formula)
    const example = witness(plainest.kind === 'possible' ? plainest.facts : facts)
    if (!shownBy(example.from, example.to)) {
      const said = JSON.stringify(example.facts)
      throw new AnalysisFault(
        `the evaluator does not confirm ${nameOfDifference(is)}, with the facts ${said}`,
      )
    }
    return [{ ...is, ...extentOf(prover.count(formula), total), witness: example }]
  })
  return { found, unfinished: [...unfinished].map(({ is }) => nameOfDifference(is)) }
}

/** Errors first, then warnings; of each the larger first. Otherwise they stay in order. */
export const worstFirst = <T extends Move | Change>(differences: readonly T[]): readonly T[] => {
  const size = ({ assignments }: T): bigint => BigInt(assignments ?? 0)
  return [...differences].sort(
    (one, other) =>
      SEVERITIES.indexOf(one.severity) - SEVERITIES.indexOf(other.severity) ||
      (size(one) < size(other) ? 1 : size(one) > size(other) ? -1 : 0),
  )
}
