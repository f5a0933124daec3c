/** Counts of what was compared, and everything that did not agree, in words. */
export interface Tally {
  /** One more comparison of a kind, or several; `isSame` says whether both came to the same. */
  readonly compare: (kind: string, isSame: boolean, told: () => string) => void
  readonly count: (kind: string, often?: number) => void
  /** Everything that did not agree. */
  readonly disagreements: readonly string[]
  /** One line a kind: how many were compared, and how many of them disagreed. */
  readonly table: () => string
  readonly compared: (kind: string) => number
}

export const newTally = (): Tally => {
  const compared = new Map<string, number>()
  const differing = new Map<string, number>()
  const disagreements: string[] = []
  const count = (kind: string, often = 1): void => {
    compared.set(kind, (compared.get(kind) ?? 0) + often)
  }
  return {
    disagreements,
    count,
    compare: (kind, isSame, told) => {
      count(kind)
      if (isSame) return
      differing.set(kind, (differing.get(kind) ?? 0) + 1)
      disagreements.push(`${kind}: ${told()}`)
    },
    compared: (kind) => compared.get(kind) ?? 0,
    table: () =>
      ['| compared | how many | disagreements |', '|---|---|---|']
        .concat([...compared].map(([kind, often]) => `| ${kind} | ${often} | ${differing.get(kind) ?? 0} |`))
        .join('\n'),
  }
}
