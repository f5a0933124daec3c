/** What coverage says (plain JSON, in whole numbers), and how it is added up. */
import type { DocumentVersion } from '../../decision/provenance.js'
import type { Facts } from '../../facts/fact.js'
import type { Leaf } from '../../rule-set/condition.js'
import type { Truth, Verdict } from '../../rule-set/three-valued.js'

/** Whether something was reached, and by which cases, or could be. */
export type Seen =
  | {
      /** Cases did. */
      readonly status: 'reached'
      /** The names of the cases. */
      readonly by: readonly [string, ...string[]]
    }
  | {
      /** No case did, and a referral can. */
      readonly status: 'missing'
      /** Facts with which it would be reached. */
      readonly example: Facts
    }
  | {
      /** No referral can, which is proved; or the limits of the search ran out before that was known. */
      readonly status: 'impossible' | 'unfinished'
    }

/** Whole numbers, never a share. */
export interface CoverageTally {
  /** How many goals the cases reached. */
  readonly reached: number
  /** How many there are: what is `impossible` is not among them, what is `unfinished` is. */
  readonly reachable: number
}

/** One leaf of a rule, named conditions opened up. */
export interface LeafCoverage {
  /** The question that it asks of a fact. */
  readonly leaf: Leaf
  /** Where it is written: below the rule, or below the rule set's `conditions`. */
  readonly path: readonly (string | number)[]
  /** For each truth, the cases in which the leaf was asked and came to it. */
  readonly truths: Readonly<Record<Truth, Seen>>
  /** How many cases were settled before the evaluator came to the leaf. */
  readonly notEvaluated: number
  /** The cases in which the verdict hung on this leaf alone, while it was true or false: the halves of an MC/DC pair. */
  readonly effect: Readonly<Record<'true' | 'false', Seen>>
  /** The first case of each half; `null` while one is missing. */
  readonly pair: readonly [string, string] | null
  /** Both sides of what it compares with, each with the verdict hanging on it. */
  readonly thresholds: readonly ThresholdSide[]
}

/** One side of a threshold. */
export interface ThresholdSide {
  /** The number that the fact must have. */
  readonly value: number
  /** Whether a case had it while the verdict hung on the leaf. */
  readonly seen: Seen
}

/** What was reached of a rule, or of all rules. */
export interface CoverageTotals {
  /** Each rule counts up to three times: met, not met, undetermined. */
  readonly verdicts: CoverageTally
  /** Each leaf counts up to three times: true, false, unknown. */
  readonly leaves: CoverageTally
  /** Pairs that show each leaf's independent effect (MC/DC). */
  readonly pairs: CoverageTally
  /** Sides of thresholds. */
  readonly thresholds: CoverageTally
}

/** One rule: what its cases came to, leaf by leaf. */
export interface RuleCoverage {
  /** The name of the rule. */
  readonly rule: string
  /** What it does, in words. */
  readonly title: string
  /** The cases in which it came to each verdict. */
  readonly verdicts: Readonly<Record<Verdict, Seen>>
  /** Its leaves, in the order in which they are asked. */
  readonly leaves: readonly LeafCoverage[]
  /** What was reached of it. */
  readonly totals: CoverageTotals
}

/** Something that a decision can come to. */
export interface OutcomeCoverage {
  /** What it is. A pathway is reached by accepting on it, a destination by redirecting to it. */
  readonly kind: 'disposition' | 'pathway' | 'route' | 'destination'
  /** The disposition, or the id of the pathway, route or destination. */
  readonly id: string
  /** The referrals that came to it. Examples of single rules come to nothing. */
  readonly seen: Seen
}

/** What was tried, and on what: every report begins with it. */
export interface Tried {
  /** The rule set, without the safety floor that is welded under it. */
  readonly ruleSet: DocumentVersion
  /** The service that referrals are for; `null` where reach was judged for every service. */
  readonly service: string | null
  /** How many cases were tried. */
  readonly cases: {
    /** Examples of single rules. */
    readonly examples: number
    /** Whole referrals. */
    readonly referrals: number
  }
}

/** What some cases try of a rule set, the safety floor welded under it. */
export interface CoverageReport extends Tried {
  /** Every rule, the floor's too. */
  readonly rules: readonly RuleCoverage[]
  /** Every disposition, pathway, route and destination. */
  readonly outcomes: readonly OutcomeCoverage[]
  /** What was reached of the rules in all. */
  readonly totals: CoverageTotals
  /** Whether all that can be reached is, of rules and of outcomes. */
  readonly complete: boolean
}

/** Whether it is still to be reached, as far as anybody knows. */
export const isOpen = ({ status }: Seen): boolean => status === 'missing' || status === 'unfinished'

const NONE: CoverageTally = { reached: 0, reachable: 0 }

/** Counts what was reached, and what could have been. */
export const tallyOf = (seen: readonly Seen[]): CoverageTally => ({
  reached: seen.filter(({ status }) => status === 'reached').length,
  reachable: seen.filter(({ status }) => status !== 'impossible').length,
})

const both = (one: CoverageTally, other: CoverageTally): CoverageTally => ({
  reached: one.reached + other.reached,
  reachable: one.reachable + other.reachable,
})

/** A pair is there to be shown where both of its halves are. */
const pairTally = (leaves: readonly LeafCoverage[]): CoverageTally => {
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
  Object.values(totals).every(({ reachable, reached }: CoverageTally) => reached === reachable)
