/** The first place where a derived decision differs from the one on record, and that difference in words. */
import { listed } from '../../explain/sentences.js'
import { valueIn } from '../../facts/fact.js'
import { quote } from '../../issue/quote.js'
import { leavesOf } from '../../proof/rule-set-parts.js'
import { LIBRARY } from '../../version.js'
import type { OnRecord } from './derive-again.js'
import type { DecidingDocuments } from './documents-by-digest.js'

/** A place, as a JSON Pointer (RFC 6901), and what stands there on both sides; `undefined` where nothing does. */
export interface JsonDifference {
  /** The place, as a JSON Pointer (RFC 6901), such as `/verdicts/escalate-suicidal-thoughts`. */
  readonly path: string
  /** What is on record there; undefined where nothing is. */
  readonly recorded: unknown
  /** What is there when it is derived again; undefined where nothing is. */
  readonly derived: unknown
}

type Parent = { readonly [key: string]: unknown }

const isParent = (value: unknown): value is Parent => typeof value === 'object' && value !== null

const step = (key: string): string => `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`

/** Lists in their order, keys as the derived value has them; keys that only the record has come last. */
const keysOf = (recorded: Parent, derived: Parent): readonly string[] => [
  ...new Set([...Object.keys(derived), ...Object.keys(recorded)]),
]

/** Finds the first difference, looking into lists and objects; `null` if there is none. */
export const firstDifference = (recorded: unknown, derived: unknown, path = ''): JsonDifference | null => {
  if (Object.is(recorded, derived)) return null
  if (!isParent(recorded) || !isParent(derived) || Array.isArray(recorded) !== Array.isArray(derived)) {
    return { path, recorded, derived }
  }
  for (const key of keysOf(recorded, derived)) {
    const at = `${path}${step(key)}`
    const difference =
      Object.hasOwn(recorded, key) && Object.hasOwn(derived, key)
        ? firstDifference(recorded[key], derived[key], at)
        : { path: at, recorded: recorded[key], derived: derived[key] }
    if (difference !== null) return difference
  }
  return null
}

const formatSide = (value: unknown): string => (value === undefined ? 'nothing' : quote(value))

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
  const sides = `is ${formatSide(recorded)} on record, and ${formatSide(derived)} when it is derived again`
  if (name === null) return `${quote(path)} ${sides}${libraryNote(onRecord)}`
  const rule = ruleSet.rules.find((one) => one.name === name)
  if (rule === undefined) return `the rule ${quote(name)} is on record, and the rule set does not have it`
  const asked = new Set(leavesOf(rule.conditions, ruleSet.conditions).map(({ fact }) => fact))
  const facts = [...asked].map((fact) => {
    const value = valueIn(onRecord.facts, fact)
    return `${quote(fact)} ${value === null ? 'not known' : formatSide(value)}`
  })
  return `the verdict of the rule ${quote(name)} ${sides}, from ${listed(facts)}${libraryNote(onRecord)}`
}
