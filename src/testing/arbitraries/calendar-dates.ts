/** Calendar dates between two years, as text. */
import fc from 'fast-check'

/** Every day from 1 January of `from` to 31 December of `to`; made in UTC, whatever the zone of the process. */
export const datesIn = (from: number, to: number): fc.Arbitrary<string> =>
  fc
    .integer({ min: Date.UTC(from, 0, 1) / 86_400_000, max: Date.UTC(to, 11, 31) / 86_400_000 })
    .map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10))
