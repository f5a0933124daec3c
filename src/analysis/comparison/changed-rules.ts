import type { Condition } from '../../rule-set/condition.js'
import { canonicalJson, digestOf } from '../../rule-set/digest.js'
import type { RuleSet } from '../../rule-set/rule-set.js'
import type { Comparison } from './comparison.js'

/** What each rule does, without its words; named conditions by what they say, and not by their names. */
const deedsOf = ({ conditions: named, rules }: RuleSet): ReadonlyMap<string, string> => {
  const known = new Map<string, string>()
  const meaningOf = (name: string): string => {
    const before = known.get(name)
    if (before !== undefined) return before
    const definition = Object.hasOwn(named, name) ? named[name] : undefined
    const meaning = definition === undefined ? name : digestOf(opened(definition))
    known.set(name, meaning)
    return meaning
  }
  const opened = (condition: Condition): unknown => {
    if ('all' in condition) return { all: condition.all.map(opened) }
    if ('any' in condition) return { any: condition.any.map(opened) }
    if ('not' in condition) return { not: opened(condition.not) }
    return 'condition' in condition ? { condition: meaningOf(condition.condition) } : condition
  }
  return new Map(
    rules.map(({ conditions, event, name, whenUndetermined }) => [
      name,
      canonicalJson({
        conditions: opened(conditions),
        event: { type: event.type, params: { ...event.params, reason: '' } },
        whenUndetermined: whenUndetermined ?? 'hold',
      }),
    ]),
  )
}

/** Which rules were added, removed or changed, by name. */
export const changedRules = (from: RuleSet, to: RuleSet): Comparison['rules'] => {
  const [before, after] = [deedsOf(from), deedsOf(to)]
  return {
    added: [...after.keys()].filter((name) => !before.has(name)),
    removed: [...before.keys()].filter((name) => !after.has(name)),
    changed: [...after].flatMap(([name, now]) => ((before.get(name) ?? now) === now ? [] : [name])),
  }
}
