/** One referral of a simulation: what became of it, kept as small as the counts need it. */
import type { Decision } from '../decision/decision.js'
import type { Examination } from '../decision/examination.js'
import type { Facts } from '../facts/fact.js'

/** A referral behind a number. */
export interface SimulatedReferral {
  /** Its place among the referrals that were handed in, from 0. */
  readonly index: number
  /** The id of the referral. */
  readonly id: string
  /** The referral as it was handed in. */
  readonly referral: unknown
  /** What was decided. */
  readonly decision: Decision
}

/** The same, with what it is counted by. */
export interface SimulatedCase extends SimulatedReferral {
  readonly facts: Facts
  readonly met: readonly string[]
  readonly undetermined: readonly string[]
}

/** Keeps of an examination what a simulation counts. */
export const simulatedCase = (
  index: number,
  referral: unknown,
  { decision, facts, rules }: Examination,
): SimulatedCase => {
  const named = (verdict: string): readonly string[] =>
    rules.filter((one) => one.verdict === verdict).map(({ rule }) => rule)
  return {
    index,
    id: decision.referral,
    referral,
    decision,
    facts,
    met: named('met'),
    undetermined: named('undetermined'),
  }
}

/** A case as callers see it. */
export const asReferral = ({ decision, id, index, referral }: SimulatedCase): SimulatedReferral => ({
  index,
  id,
  referral,
  decision,
})
