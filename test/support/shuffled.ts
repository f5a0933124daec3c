/** The same data in another order of keys. */
import fc from 'fast-check'

const reordered = (data: unknown, next: () => number): unknown => {
  if (Array.isArray(data)) return data.map((one) => reordered(one, next))
  if (typeof data !== 'object' || data === null) return data
  const entries = Object.entries(data).map(([key, value]) => [next(), key, reordered(value, next)] as const)
  entries.sort(([one], [other]) => one - other)
  return Object.fromEntries(entries.map(([, key, value]) => [key, value]))
}

/** Data that equals `data`, every object's keys in an order of their own. */
export const withKeysShuffled = <T>(data: T): fc.Arbitrary<T> =>
  fc.infiniteStream(fc.nat()).map((numbers) => reordered(data, () => Number(numbers.next().value)) as T) // the same data, reordered
