/** An order of variables that grows from neighbour to neighbour, so that few groups are open at a time. */

/** How a variable stands while an order grows: in how many groups that are open, and in how many that are not. */
interface Standing {
  open: number
  closed: number
  /** In how many groups it is the last that is missing. */
  last: number
}

/** Whether the next variable should rather be `one`: it closes more groups, or opens fewer. */
const isBetter = (one: Standing, other: Standing): boolean => {
  if (one.last !== other.last) return one.last > other.last
  const [gain, otherGain] = [one.open - one.closed, other.open - other.closed]
  return gain === otherGain ? one.open > other.open : gain > otherGain
}

/** Orders variable ids by `groups` of two or more of them. */
export const neighbourOrder = (
  ids: readonly number[],
  groups: readonly (readonly number[])[],
): readonly number[] => {
  const standings = new Map<number, Standing>(ids.map((id) => [id, { open: 0, closed: 0, last: 0 }]))
  const groupsOf = new Map<number, number[]>()
  const left = groups.map((group) => new Set(group))
  for (const [index, group] of left.entries()) {
    for (const id of group) {
      const standing = standings.get(id)
      if (standing !== undefined) standing.closed += 1
      const own = groupsOf.get(id)
      if (own === undefined) groupsOf.set(id, [index])
      else own.push(index)
    }
  }
  const isOpen = groups.map(() => false)
  const order: number[] = []

  const place = (id: number): void => {
    standings.delete(id)
    order.push(id)
    for (const index of groupsOf.get(id) ?? []) {
      const group = left[index]
      group?.delete(id)
      for (const other of group ?? []) {
        const standing = standings.get(other)
        if (standing === undefined) continue
        if (isOpen[index] !== true) {
          standing.open += 1
          standing.closed -= 1
        }
        if (group?.size === 1) standing.last += 1
      }
      isOpen[index] = true
    }
  }

  while (standings.size > 0) {
    let next: number | null = null
    let bestStanding: Standing | null = null
    for (const [id, standing] of standings) {
      if (bestStanding === null || isBetter(standing, bestStanding)) {
        next = id
        bestStanding = standing
      }
    }
    if (next === null) break
    place(next)
  }
  return order
}
