/** An order of variables that grows from neighbour to neighbour, so that few groups are open at a time. */

/** How the variables stand while an order grows: in how many groups that are open, and in how many that are not. */
interface Standings {
  readonly open: number[]
  readonly closed: number[]
  /** In how many groups each is the last that is missing. */
  readonly last: number[]
}

/** Whether the next variable should rather be `one`: it closes more groups, or opens fewer. */
const isBetter = ({ closed, last, open }: Standings, one: number, other: number): boolean => {
  const closes = (last[one] ?? 0) - (last[other] ?? 0)
  if (closes !== 0) return closes > 0
  const [opened, otherOpened] = [open[one] ?? 0, open[other] ?? 0]
  const gain = opened - (closed[one] ?? 0) - (otherOpened - (closed[other] ?? 0))
  return gain === 0 ? opened > otherOpened : gain > 0
}

/** Orders the variables from 0 to `count` by `groups` of two or more of them. */
export const neighbourOrder = (count: number, groups: readonly (readonly number[])[]): readonly number[] => {
  const zeros = (): number[] => Array.from({ length: count }, () => 0)
  const standings: Standings = { open: zeros(), closed: zeros(), last: zeros() }
  const { closed, last, open } = standings
  const groupsOf = Array.from({ length: count }, (): number[] => [])
  const left = groups.map((group) => new Set(group))
  for (const [index, group] of left.entries()) {
    for (const variable of group) {
      closed[variable] = (closed[variable] ?? 0) + 1
      groupsOf[variable]?.push(index)
    }
  }
  const isOpen = groups.map(() => false)
  const isPlaced = Array.from({ length: count }, () => false)
  const order: number[] = []

  const place = (variable: number): void => {
    isPlaced[variable] = true
    order.push(variable)
    for (const index of groupsOf[variable] ?? []) {
      const group = left[index]
      group?.delete(variable)
      for (const other of group ?? []) {
        if (isOpen[index] !== true) {
          open[other] = (open[other] ?? 0) + 1
          closed[other] = (closed[other] ?? 0) - 1
        }
        if (group?.size === 1) last[other] = (last[other] ?? 0) + 1
      }
      isOpen[index] = true
    }
  }

  while (order.length < count) {
    let next = -1
    for (let variable = 0; variable < count; variable += 1) {
      if (isPlaced[variable] !== true && (next === -1 || isBetter(standings, variable, next))) next = variable
    }
    place(next)
  }
  return order
}
