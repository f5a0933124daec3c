/** The same data in another order of keys. */
import fc from 'fast-check'

const reordered = (data: unknown, next: () => number): unknown => {
  if (Array.isArray(data)) return data.map((one) => reordered(one, next))
  if (typeof data !== 'object' || data === null) return data
  const entries = Object.entries(data).map(([key, value]) => [next(), key, reordered(value, next)] as const)
  entries.sort(([one], [other]) => one - other)
  return Object.fromEntries(entries.map(([, key, value]) => [key, value]))
}

/** Numbers that follow from `seed`; fast-check marks what it makes of streams with a symbol, and no referral has one. */
const numbersFrom = (seed: number): (() => number) => {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state
  }
}

/** Data that equals `data`, every object's keys in an order of their own. */
export const withKeysShuffled = <T>(data: T): fc.Arbitrary<T> =>
  fc.nat().map((seed) => reordered(data, numbersFrom(seed)) as T) // the same data, reordered
