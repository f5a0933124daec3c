import type { Limits } from '../rule-set/rule-set.js'

/** `6 weeks`, `6 to 8 weeks`, `up to 12 contacts`. */
export const describeLimits = ({ min, max }: Limits, noun: 'week' | 'contact' | 'time'): string => {
  const nouns = max === 1 ? noun : `${noun}s`
  if (min === max) return `${max} ${nouns}`
  return min <= 1 ? `up to ${max} ${nouns}` : `${min} to ${max} ${nouns}`
}
