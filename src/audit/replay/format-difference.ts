/** Why a decision on record does not come out again, as far as can be said. */

import { listed } from '../../explain/sentences.js'
import { valueIn } from '../../facts/fact.js'
import { quote } from '../../issue/quote.js'
import { leavesOf } from '../../proof/space/leaves-in.js'
import { LIBRARY } from '../../version.js'
import type { OnRecord } from './derive-again.js'
import type { DecidingDocuments } from './documents-by-digest.js'
import type { JsonDifference } from './first-difference.js'

const inWords = (value: unknown): string => (value === undefined ? 'nothing' : quote(value))

const ruleOf = (path: string): string | null => {
  const match = /^\/verdicts\/([^/]+)$/.exec(path)
  return match?.[1] ?? null
}

/** By another version of the library a decision may be told in other words, or its questions asked in another order. */
const libraryNote = ({ provenance: { library } }: OnRecord): string =>
  library.version === LIBRARY.version
    ? ''
    : `; it was decided by ${library.name} ${library.version}, and derived by ${LIBRARY.version}`

/** One difference in words: lower case, one sentence, no full stop. */
export const formatDifference = (
  { derived, path, recorded }: JsonDifference,
  onRecord: OnRecord,
  { ruleSet }: DecidingDocuments,
): string => {
  const name = ruleOf(path)
  const sides = `is ${inWords(recorded)} on record, and ${inWords(derived)} when it is derived again`
  if (name === null) return `${quote(path)} ${sides}${libraryNote(onRecord)}`
  const rule = ruleSet.rules.find((one) => one.name === name)
  if (rule === undefined) return `the rule ${quote(name)} is on record, and the rule set does not have it`
  const asked = new Set(leavesOf(rule.conditions, ruleSet.conditions).map(({ fact }) => fact))
  const facts = [...asked].map((fact) => {
    const value = valueIn(onRecord.facts, fact)
    return `${quote(fact)} ${value === null ? 'not known' : inWords(value)}`
  })
  return `the verdict of the rule ${quote(name)} ${sides}, from ${listed(facts)}${libraryNote(onRecord)}`
}
