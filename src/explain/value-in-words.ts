import type { FactValue } from '../facts/fact.js'
import { listed } from './sentences.js'

/** The value of a fact as people say it: `needs-support` is "needs support", an empty set "none", unknown "not known". */
export const valueInWords = (value: FactValue): string => {
  if (value === null) return 'not known'
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'number') return String(value)
  if (typeof value === 'string') return value.replaceAll('-', ' ')
  return value.length === 0 ? 'none' : listed(value.map((one) => one.replaceAll('-', ' ')))
}
