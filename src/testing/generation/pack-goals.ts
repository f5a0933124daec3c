/** Goals → few drafts that reach all of them: each goal goes into the first draft that still has room for it. */
import type { Formula } from '../../proof/engine/formula.js'
import { type Draft, emptyDraft, extendedBy } from './draft.js'
import type { WantedGoal } from './wanted-goals.js'

/** Packs them in the order given. What no referral can reach is left out. */
export const packGoals = (
  wanted: readonly WantedGoal[],
  possible: Formula,
  onProgress: (done: number, of: number) => void,
): readonly Draft[] => {
  const drafts: Draft[] = []
  const empty = emptyDraft(possible)
  for (const [index, { formula }] of wanted.entries()) {
    onProgress(index, wanted.length)
    let isPlaced = false
    for (const [at, draft] of drafts.entries()) {
      const extended = extendedBy(draft, formula)
      if (extended === null) continue
      drafts[at] = extended
      isPlaced = true
      break
    }
    const begun = isPlaced ? null : extendedBy(empty, formula)
    if (begun !== null) drafts.push(begun)
  }
  return drafts
}
