/** A rule set without some of its parts, read again by the package. */
import type { Result, RuleSet } from '../../src/index.js'
import { parseRuleSet } from '../../src/index.js'

/** Keys and indexes from the top of a document. */
export type Path = readonly (string | number)[]

const GONE = Symbol('gone')
const CONDITION_KEYS = new Set(['all', 'any', 'not', 'condition', 'notKnown'])

const prune = (value: unknown, path: Path, taken: ReadonlySet<string>): unknown => {
  if (taken.has(JSON.stringify(path))) return GONE
  if (Array.isArray(value)) {
    const kept = value.map((item, at) => prune(item, [...path, at], taken)).filter((item) => item !== GONE)
    const isEmptied = kept.length === 0 && value.length > 0
    return isEmptied && CONDITION_KEYS.has(String(path.at(-1))) ? GONE : kept
  }
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(
    ([key, item]) => [key, prune(item, [...path, key], taken)] as const,
  )
  if (entries.some(([key, item]) => item === GONE && CONDITION_KEYS.has(key))) return GONE
  return Object.fromEntries(entries.filter(([, item]) => item !== GONE))
}

/** The rule set without what stands at `paths`; a condition that is left empty goes as well. */
export const without = (ruleSet: RuleSet, paths: readonly Path[]): Result<RuleSet> =>
  parseRuleSet(prune(ruleSet, [], new Set(paths.map((path) => JSON.stringify(path)))))

/** Whether one path leads to or into what another leads to. */
export const isWithin = (path: Path, outer: Path): boolean => outer.every((key, at) => path[at] === key)
