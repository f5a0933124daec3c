/** Which of the possible differences there are: each asked of the prover, counted, and confirmed by the evaluator. */
import type { Facts } from '../../facts/fact.js'
import { isTrueOf, or } from '../../proof/engine/formula.js'
import { AnalysisFault } from '../../proof/finding.js'
import { SEVERITIES } from '../../proof/finding-codes.js'
import type { Prover } from '../../proof/prover.js'
import type { ComparisonWitness, Extent, Move, PartChange } from './comparison.js'
import { type Difference, nameOfDifference } from './difference.js'

/** Shares are given to so many significant digits. */
const DIGITS = 4
/** Numbers of more bits than this may be too large for a number of JavaScript. */
const MAX_BITS = 900

/** `part` of `whole` as a number from 0 to 1, to four significant digits; nothing of nothing is 0. */
export const shareOf = (part: bigint, whole: bigint): number => {
  if (whole === 0n) return 0
  const surplusBits = BigInt(Math.max(0, whole.toString(2).length - MAX_BITS))
  const share = Number(part >> surplusBits) / Number(whole >> surplusBits)
  return Number(share.toPrecision(DIGITS))
}

/** A count, with its part of the total. */
export const extentOf = (count: bigint | null, total: bigint | null): Extent => ({
  assignments: count === null ? null : String(count),
  share: count === null || total === null ? null : shareOf(count, total),
})

/** A difference that there is: a move, or a change, with its extent and a referral that shows it. */
type Found<Is> = Is & Extent & { readonly witness: ComparisonWitness }

/** Which of the differences there are, and of which it is not known. */
export interface Asked<Is> {
  readonly found: readonly Found<Is>[]
  readonly unfinished: readonly string[]
}

/**
 * Which differences there are, with the facts that showed it. All that are open are asked about in one question; each
 * answer shows some of them, until none of those left is possible.
 */
const sift = <Is>(prover: Prover, differences: readonly Difference<Is>[]) => {
  const factsOf = new Map<Difference<Is>, Facts>()
  const unfinished = new Set<Difference<Is>>()
  /** Asks about several at once; gives whether none of them is possible. */
  const ask = (asked: readonly Difference<Is>[]): boolean => {
    const answer = prover.ask(or(...asked.map(({ formula }) => formula)))
    if (answer.kind === 'unfinished' && asked.length === 1)
      for (const difference of asked) unfinished.add(difference)
    if (answer.kind !== 'possible') return answer.kind === 'impossible'
    for (const difference of asked)
      if (isTrueOf(difference.formula, answer.choice)) factsOf.set(difference, answer.facts)
    return false
  }
  const open = () => differences.filter((one) => !factsOf.has(one) && !unfinished.has(one))
  for (let left = open(); left.length > 0; ) {
    if (ask(left)) break
    const after = open()
    // Too much for one question: each gets its own.
    if (after.length === left.length) {
      for (const difference of left) ask([difference])
      break
    }
    left = after
  }
  return { factsOf, unfinished }
}

/** Asks for each difference whether any referral shows it, and has the evaluator confirm that it does. */
export const askDifferences = <Is extends Pick<Move | PartChange, 'from' | 'to'>>(
  prover: Prover,
  total: bigint | null,
  differences: readonly Difference<Is>[],
  witness: (facts: Facts) => ComparisonWitness,
): Asked<Is> => {
  const { factsOf, unfinished } = sift(prover, differences)
  const found = differences.flatMap((difference): readonly Found<Is>[] => {
    const { formula, is, shownBy } = difference
    const facts = factsOf.get(difference)
    if (facts === undefined) return []
    const plainest = prover.ask(formula)
    const example = witness(plainest.kind === 'possible' ? plainest.facts : facts)
    if (!shownBy(example.from, example.to))
      throw new AnalysisFault(
        `the evaluator does not confirm ${nameOfDifference(is)}, with the facts ${JSON.stringify(example.facts)}`,
      )
    return [{ ...is, ...extentOf(prover.count(formula), total), witness: example }]
  })
  return { found, unfinished: [...unfinished].map(({ is }) => nameOfDifference(is)) }
}

/** Errors first, then warnings; of each the larger first. Otherwise they stay in order. */
export const worstFirst = <T extends Move | PartChange>(differences: readonly T[]): readonly T[] => {
  const size = ({ assignments }: T): bigint => BigInt(assignments ?? 0)
  return [...differences].sort(
    (one, other) =>
      SEVERITIES.indexOf(one.severity) - SEVERITIES.indexOf(other.severity) ||
      (size(one) < size(other) ? 1 : size(one) > size(other) ? -1 : 0),
  )
}
