/** What coverage says (plain JSON, in whole numbers), and how it is added up. */
import type { Facts } from '../../facts/fact.js'
import type { Leaf } from '../../rule-set/condition.js'
import type { Truth, Verdict } from '../../rule-set/three-valued.js'

/**
 * Whether something was reached, and by which cases (their names). `missing` can be reached: `example` has facts
 * that do. `impossible` is proved: no referral can. `unfinished` means that nobody knows.
 */
export type Seen =
  | { readonly status: 'reached'; readonly by: readonly [string, ...string[]] }
  | { readonly status: 'missing'; readonly example: Facts }
  | { readonly status: 'impossible' }
  | { readonly status: 'unfinished' }

/** Whole numbers, never a share. What is `impossible` counts in neither; `unfinished` counts as reachable. */
export interface Tally {
  readonly reached: number
  readonly reachable: number
}

/** One leaf of a rule, named conditions opened up. */
export interface LeafCoverage {
  readonly leaf: Leaf
  /** Where it is written: below the rule, or below the rule set's `conditions`. */
  readonly path: readonly (string | number)[]
  /** Cases in which the leaf was asked and came to this. */
  readonly truths: Readonly<Record<Truth, Seen>>
  /** How many cases were settled before the evaluator came to the leaf. */
  readonly notEvaluated: number
  /** Cases in which the verdict hung on this leaf alone, and it came to this: the halves of an MC/DC pair. */
  readonly effect: { readonly true: Seen; readonly false: Seen }
  /** The first case of each half; `null` while one is missing. */
  readonly pair: readonly [string, string] | null
  /** Both sides of what it compares with, each with the verdict hanging on it. */
  readonly thresholds: readonly { readonly value: number; readonly seen: Seen }[]
}

/** What was reached of a rule, or of all rules. */
export interface CoverageTotals {
  readonly verdicts: Tally
  /** Each leaf counts up to three times: true, false, unknown. */
  readonly leaves: Tally
  /** Pairs that show each leaf's independent effect (MC/DC). */
  readonly pairs: Tally
  /** Sides of thresholds. */
  readonly thresholds: Tally
}

/** One rule: what its cases came to, leaf by leaf. */
export interface RuleCoverage {
  readonly rule: string
  readonly title: string
  readonly verdicts: Readonly<Record<Verdict, Seen>>
  readonly leaves: readonly LeafCoverage[]
  readonly totals: CoverageTotals
}

/** What some cases try of a rule set, the safety floor welded under it. */
export interface CoverageReport {
  readonly ruleSet: { readonly id: string; readonly version: string; readonly digest: string }
  /** The service that referrals are for; `null` where reach was judged for every service. */
  readonly service: string | null
  readonly cases: { readonly examples: number; readonly referrals: number }
  readonly rules: readonly RuleCoverage[]
  readonly totals: CoverageTotals
  /** Whether all that can be reached is. */
  readonly complete: boolean
}

/** Whether it is still to be reached, as far as anybody knows. */
export const isOpen = ({ status }: Seen): boolean => status === 'missing' || status === 'unfinished'

const NONE: Tally = { reached: 0, reachable: 0 }

/** Counts what was reached, and what could have been. */
const tallyOf = (seen: readonly Seen[]): Tally => ({
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
