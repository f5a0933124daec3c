import { durationMinutes } from '../rule-set/iso-duration.js'

const DAY = 24 * 60

/**
 * By when, in words, from an ISO 8601 duration: `PT0S` is "now", `P1D` "today", `PT4H` "today, within 4 hours",
 * `P7D` "within 7 days". Never longer than the duration; one that cannot be read is "as soon as possible".
 */
export const describeWithin = (within: string): string => {
  const minutes = durationMinutes(within)
  if (minutes === null) return 'as soon as possible'
  if (minutes < 1) return 'now'
  if (minutes === DAY) return 'today'
  const unit = (length: number, noun: string) => {
    const count = Math.floor(minutes / length)
    return `within ${count} ${noun}${count === 1 ? '' : 's'}`
  }
  if (minutes < 2 * 60 && minutes !== 60) return `today, ${unit(1, 'minute')}`
  if (minutes < DAY) return `today, ${unit(60, 'hour')}`
  return minutes % DAY === 0 || minutes > 3 * DAY ? unit(DAY, 'day') : unit(60, 'hour')
}
