import type { Replayed, WhyNotReplayed } from './replayed.js'

const MAX_SHOWN = 100

/** What a replay came to, in all. */
export interface ReplaySummary {
  /** Whether every decision came out the same. */
  readonly ok: boolean
  readonly decisions: number
  readonly same: number
  readonly different: number
  /** How many could not be derived again, by why. */
  readonly notReplayed: { readonly [why in WhyNotReplayed]?: number }
  /** The first 100 that are different, or that could not be derived again for another reason than erasure. */
  readonly shown: readonly Replayed[]
}

/** Counts results as they come, in bounded memory. */
export class ReplayTally {
  private readonly outcomes = { same: 0, different: 0, 'not-replayed': 0 }
  private readonly why = new Map<WhyNotReplayed, number>()
  private readonly differences: Replayed[] = []
  private readonly unread: Replayed[] = []

  /** Takes the next result. */
  add(replayed: Replayed): void {
    this.outcomes[replayed.outcome] += 1
    if (replayed.outcome === 'different' && this.differences.length < MAX_SHOWN) {
      this.differences.push(replayed)
    }
    if (replayed.outcome !== 'not-replayed') return
    this.why.set(replayed.why, (this.why.get(replayed.why) ?? 0) + 1)
    if (replayed.why !== 'erased' && this.unread.length < MAX_SHOWN) this.unread.push(replayed)
  }

  /** What it came to until now. A decision that was erased is no failure; one that lacks its rule set is. */
  summary(): ReplaySummary {
    const { different, same } = this.outcomes
    const notReplayed = this.outcomes['not-replayed']
    return {
      ok: different === 0 && notReplayed === (this.why.get('erased') ?? 0),
      decisions: same + different + notReplayed,
      same,
      different,
      notReplayed: Object.fromEntries(this.why),
      shown: [...this.differences, ...this.unread].slice(0, MAX_SHOWN),
    }
  }
}
