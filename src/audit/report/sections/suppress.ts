/** Small numbers are not shown: a few people in one group could be recognised. */

/** A group with its counts. */
export interface CountedGroup {
  readonly group: string
  readonly counts: readonly number[]
}

/** Groups as they may be shown. */
export interface ShownGroups {
  readonly shown: readonly CountedGroup[]
  /** The groups that are not shown, together: how many they are, and their sums; `null` where those are small, too. */
  readonly others: { readonly groups: number; readonly counts: readonly number[] | null } | null
}

const isSmall = (counts: readonly number[], least: number): boolean =>
  counts.some((count) => count > 0 && count < least)

const totalOf = ({ counts }: CountedGroup): number => counts.reduce((sum, count) => sum + count, 0)

const sumOf = (groups: readonly CountedGroup[]): readonly number[] =>
  (groups[0]?.counts ?? []).map((_, index) =>
    groups.reduce((sum, { counts }) => sum + (counts[index] ?? 0), 0),
  )

/**
 * Puts together all groups with a count from 1 to `least` - 1. One group alone could be worked out from the totals, so
 * that there are always two, and their sums are not small either; further groups join them until it is so, the
 * smallest first. The names of the groups that are put together are not told.
 */
export const suppressSmall = (groups: readonly CountedGroup[], least: number): ShownGroups => {
  const hidden = new Set(groups.filter(({ counts }) => isSmall(counts, least)))
  if (hidden.size === 0) return { shown: groups, others: null }
  const rest = groups
    .filter((one) => !hidden.has(one))
    .sort((one, other) => totalOf(one) - totalOf(other) || (one.group < other.group ? -1 : 1))
  for (const next of rest) {
    if (hidden.size > 1 && !isSmall(sumOf([...hidden]), least)) break
    hidden.add(next)
  }
  const sums = sumOf([...hidden])
  const tellable = hidden.size > 1 && !isSmall(sums, least)
  return {
    shown: groups.filter((one) => !hidden.has(one)),
    others: { groups: hidden.size, counts: tellable ? sums : null },
  }
}
