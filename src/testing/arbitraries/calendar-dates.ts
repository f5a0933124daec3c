/** Calendar dates between two years, as text. */
import fc from 'fast-check'

const DAY = 86_400_000

/** Every day from one to another, both included; made in UTC, whatever the zone of the process. */
export const datesFrom = (first: string, last: string): fc.Arbitrary<string> =>
  fc
    .integer({ min: Date.parse(`${first}T00:00:00Z`) / DAY, max: Date.parse(`${last}T00:00:00Z`) / DAY })
    .map((day) => new Date(day * DAY).toISOString().slice(0, 10))

/** Every day from 1 January of `from` to 31 December of `to`. */
export const datesIn = (from: number, to: number): fc.Arbitrary<string> =>
  datesFrom(`${from}-01-01`, `${to}-12-31`)
