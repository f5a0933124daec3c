/** What the sections of a report count with. */

/** Counts by name. */
export class Counts {
  private readonly counts = new Map<string, number>()

  /** Counts one more. */
  add(name: string): void {
    this.counts.set(name, (this.counts.get(name) ?? 0) + 1)
  }

  /** How many there are of one. */
  of(name: string): number {
    return this.counts.get(name) ?? 0
  }

  /** The most frequent first; of equal ones by name. */
  list(): readonly { readonly name: string; readonly count: number }[] {
    return [...this.counts]
      .map(([name, count]) => ({ name, count }))
      .sort((one, other) => other.count - one.count || byName(one.name, other.name))
  }
}

/** The order of names, the same on every machine. */
export const byName = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)

/** A share from 0 to 1; `null` of nothing. */
export const shareOf = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole)

/** The value at a key. Where there is none yet, one is created and kept. */
export const getOrCreate = <Key, Value>(map: Map<Key, Value>, key: Key, create: () => Value): Value => {
  const known = map.get(key)
  if (known !== undefined) return known
  const created = create()
  map.set(key, created)
  return created
}
