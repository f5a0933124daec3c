/** What differs between two rule sets and is not compared referral by referral: words, contacts, dates, invariants. */

import { valueAt } from '../../input/schema-lookup.js'
import { canonicalJson } from '../../rule-set/digest.js'
import type { RuleSet } from '../../rule-set/rule-set.js'
import type { Comparison } from './comparison.js'

/** A comparison names both rule sets by these already. */
const NAMES: ReadonlySet<string> = new Set(['$schema', 'id', 'version', 'digest'])

const nameOf = (entry: unknown): string | null => {
  const [id, name] = [valueAt(entry, ['id']), valueAt(entry, ['name'])]
  return typeof id === 'string' ? id : typeof name === 'string' ? name : null
}

/** The entries of a list by their ids or names; `null` where one has neither, or it is no list. */
const entriesOf = (value: unknown): ReadonlyMap<string, string> | null => {
  if (!Array.isArray(value)) return null
  const named = value.map((entry) => [nameOf(entry), canonicalJson(entry)] as const)
  const entries = named.flatMap(([name, json]): readonly (readonly [string, string])[] =>
    name === null ? [] : [[name, json]],
  )
  return entries.length === named.length ? new Map(entries) : null
}

const json = (value: unknown): string => (value === undefined ? '' : canonicalJson(value))

const differing = (key: string, from: unknown, to: unknown): readonly string[] => {
  if (json(from) === json(to)) return []
  const [before, after] = [entriesOf(from), entriesOf(to)]
  if (before === null || after === null) return [key]
  const names = [...new Set([...before.keys(), ...after.keys()])]
  const changed = names.filter((name) => before.get(name) !== after.get(name))
  return changed.length === 0 ? [`${key} (their order)`] : changed.map((name) => `${key}: ${name}`)
}

/** Names each place that differs, in the order of the document; rules that are added, removed or changed are told elsewhere. */
export const uncomparedChanges = (
  from: RuleSet,
  to: RuleSet,
  rules: Comparison['rules'],
): readonly string[] => {
  const told = new Set([...rules.added, ...rules.changed, ...rules.removed].map((name) => `rules: ${name}`))
  return [...new Set([...Object.keys(from), ...Object.keys(to)])]
    .filter((key) => !NAMES.has(key))
    .flatMap((key) => differing(key, valueAt(from, [key]), valueAt(to, [key])))
    .filter((place) => !told.has(place))
}
