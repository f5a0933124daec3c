import type { FactValue } from '../facts/fact.js'
import { listed } from './sentences.js'

/** Names that are not read by putting spaces in. */
const NAMES: { readonly [value: string]: string } = {
  gp: 'GP',
  mdt: 'MDT',
  'long-term-condition': 'long-term condition',
  'nhs-case-manager': 'NHS case manager',
}

const inWords = (value: string): string =>
  (Object.hasOwn(NAMES, value) ? NAMES[value] : undefined) ?? value.replaceAll('-', ' ')

/** The value of a fact as people say it: `needs-support` is "needs support", an empty set "none", unknown "not known". */
export const formatValue = (value: FactValue): string => {
  if (value === null) return 'not known'
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'number') return String(value)
  if (typeof value === 'string') return inWords(value)
  return value.length === 0 ? 'none' : listed(value.map(inWords))
}
