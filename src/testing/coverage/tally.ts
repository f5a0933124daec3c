import type { Verdict } from '../../rule-set/three-valued.js'
import type { CoverageTotals, LeafCoverage, Seen, Tally } from './coverage-report.js'

const NONE: Tally = { reached: 0, reachable: 0 }

/** Counts what was reached, and what could have been. */
export const tallyOf = (seen: readonly Seen[]): Tally => ({
  reached: seen.filter(({ status }) => status === 'reached').length,
  reachable: seen.filter(({ status }) => status !== 'impossible').length,
})

const both = (one: Tally, other: Tally): Tally => ({
  reached: one.reached + other.reached,
  reachable: one.reachable + other.reachable,
})

/** A pair is there to be shown where both of its halves are. */
const pairTally = (leaves: readonly LeafCoverage[]): Tally => {
  const possible = leaves.filter(
    ({ effect }) => effect.true.status !== 'impossible' && effect.false.status !== 'impossible',
  )
  return { reached: possible.filter(({ pair }) => pair !== null).length, reachable: possible.length }
}

/** The totals of one rule. */
export const totalsOf = (
  verdicts: Readonly<Record<Verdict, Seen>>,
  leaves: readonly LeafCoverage[],
): CoverageTotals => ({
  verdicts: tallyOf(Object.values(verdicts)),
  leaves: tallyOf(leaves.flatMap(({ truths }) => Object.values(truths))),
  pairs: pairTally(leaves),
  thresholds: tallyOf(leaves.flatMap(({ thresholds }) => thresholds.map(({ seen }) => seen))),
})

/** Totals of several rules together. */
export const summed = (all: readonly CoverageTotals[]): CoverageTotals =>
  all.reduce<CoverageTotals>(
    (sum, one) => ({
      verdicts: both(sum.verdicts, one.verdicts),
      leaves: both(sum.leaves, one.leaves),
      pairs: both(sum.pairs, one.pairs),
      thresholds: both(sum.thresholds, one.thresholds),
    }),
    { verdicts: NONE, leaves: NONE, pairs: NONE, thresholds: NONE },
  )

/** Whether all that can be reached is. */
export const isComplete = (totals: CoverageTotals): boolean =>
  Object.values(totals).every(({ reachable, reached }: Tally) => reached === reachable)
