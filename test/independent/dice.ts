/** Random numbers that are the same for the same seed: mulberry32. */
export interface Dice {
  /** A whole number from 0 to below `sides`. */
  readonly roll: (sides: number) => number
  /** Whether something with this chance, from 0 to 1, comes about. */
  readonly chance: (probability: number) => boolean
  readonly oneOf: <T>(list: readonly [T, ...T[]] | readonly T[]) => T
  /** Some of a list, in its order; at least `least`. */
  readonly someOf: <T>(list: readonly T[], least: number) => readonly T[]
}

export const dice = (seed: number): Dice => {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const roll = (sides: number): number => Math.floor(next() * sides)
  const oneOf = <T>(list: readonly T[]): T => {
    const place = roll(list.length)
    const [one] = list.slice(place, place + 1)
    if (one === undefined) throw new Error('nothing to choose from')
    return one
  }
  const someOf = <T>(list: readonly T[], least: number): readonly T[] => {
    const some = list.filter(() => next() < 0.5)
    return some.length >= least ? some : list.slice(0, least)
  }
  return { roll, chance: (probability) => next() < probability, oneOf, someOf }
}
