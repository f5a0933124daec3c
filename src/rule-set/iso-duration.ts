/** The durations that routes are written with. Only units of a fixed length, so that two always compare. */

const DURATION =
  /^P(?=\d|T\d)(?:(\d{1,4})W|(?:(\d{1,4})D)?(?:T(?=\d)(?:(\d{1,4})H)?(?:(\d{1,5})M)?(?:(\d{1,6})S)?)?)$/

/** How a duration is written, for JSON Schemas. */
export const ISO_DURATION_PATTERN = DURATION

/**
 * The minutes in an ISO 8601 duration of weeks, or of days, hours, minutes and seconds: `PT0S` is 0, `P1D`
 * is 1440. `null` where it is not one; months and years are not, as their length varies.
 */
export const durationMinutes = (iso: string): number | null => {
  const match = DURATION.exec(iso)
  if (match === null) return null
  const [weeks, days, hours, minutes, seconds] = match.slice(1).map((digits) => Number(digits ?? 0))
  return ((weeks ?? 0) * 7 + (days ?? 0)) * 24 * 60 + (hours ?? 0) * 60 + (minutes ?? 0) + (seconds ?? 0) / 60
}

/** Minutes until a route must be reached; infinite if its time cannot be read. */
export const minutesOf = ({ within }: { readonly within: string }): number =>
  durationMinutes(within) ?? Number.POSITIVE_INFINITY
