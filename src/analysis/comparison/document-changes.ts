/** How two rule sets differ as documents: which rules were changed, and what else must be read by somebody. */

import { valueAt } from '../../input/json.js'
import { cached } from '../../input/memoize.js'
import type { Condition } from '../../rule-set/condition.js'
import { canonicalJson, digestOf } from '../../rule-set/digest.js'
import type { RuleSet } from '../../rule-set/rule-set.js'
import type { Comparison } from './comparison.js'

/** By rule, its meaning apart from its words; named conditions count by what they say, and not by their names. */
const meanings = ({ conditions: named, rules }: RuleSet): ReadonlyMap<string, string> => {
  const meaningOf = cached((name: string): string => {
    const definition = Object.hasOwn(named, name) ? named[name] : undefined
    return definition === undefined ? name : digestOf(withMeanings(definition))
  })
  const withMeanings = (condition: Condition): unknown => {
    if ('all' in condition) return { all: condition.all.map(withMeanings) }
    if ('any' in condition) return { any: condition.any.map(withMeanings) }
    if ('not' in condition) return { not: withMeanings(condition.not) }
    return 'condition' in condition ? { condition: meaningOf(condition.condition) } : condition
  }
  return new Map(
    rules.map(({ conditions, event, name, whenUndetermined }) => [
      name,
      canonicalJson({
        conditions: withMeanings(conditions),
        event: { type: event.type, params: { ...event.params, reason: '' } },
        whenUndetermined: whenUndetermined ?? 'hold',
      }),
    ]),
  )
}

/** Which rules were added, removed or changed, by name. */
export const changedRules = (from: RuleSet, to: RuleSet): Comparison['rules'] => {
  const [before, after] = [meanings(from), meanings(to)]
  return {
    added: [...after.keys()].filter((name) => !before.has(name)),
    removed: [...before.keys()].filter((name) => !after.has(name)),
    changed: [...after].flatMap(([name, now]) => ((before.get(name) ?? now) === now ? [] : [name])),
  }
}

/** A comparison names both rule sets by these already. */
const NAMES: ReadonlySet<string> = new Set(['$schema', 'id', 'version', 'digest'])

const nameOf = (entry: unknown): string | null => {
  const [id, name] = [valueAt(entry, ['id']), valueAt(entry, ['name'])]
  return typeof id === 'string' ? id : typeof name === 'string' ? name : null
}

/** The entries of a list by their ids or names; `null` where one has neither, or it is no list. */
const entriesOf = (value: unknown): ReadonlyMap<string, string> | null => {
  if (!Array.isArray(value)) return null
  const pairs = value.map((entry) => [nameOf(entry), canonicalJson(entry)] as const)
  const entries = pairs.flatMap(([name, json]): readonly (readonly [string, string])[] =>
    name === null ? [] : [[name, json]],
  )
  return entries.length === pairs.length ? new Map(entries) : null
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

/** What somebody has to read of how long things hold: the days are compared by themselves. */
const readOf = (key: string, value: unknown): unknown =>
  key === 'holds' && typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.keys(value).map((name) => [name, valueAt(value, [name, 'source'])]))
    : value

/**
 * Names each place that differs and is not compared referral by referral (words, contacts, dates, invariants), in the
 * order of the document. Rules that are added, removed or changed are told in `rules`.
 */
export const uncomparedChanges = (
  from: RuleSet,
  to: RuleSet,
  rules: Comparison['rules'],
): readonly string[] => {
  const changedRuleNames = new Set(
    [...rules.added, ...rules.changed, ...rules.removed].map((name) => `rules: ${name}`),
  )
  return [...new Set([...Object.keys(from), ...Object.keys(to)])]
    .filter((key) => !NAMES.has(key))
    .flatMap((key) => differing(key, readOf(key, valueAt(from, [key])), readOf(key, valueAt(to, [key]))))
    .filter((place) => !changedRuleNames.has(place))
}
