/** A space of facts that is cut fine enough to ask for every side of every threshold, and a step beyond. */

import { definitionsOf } from '../../facts/catalogue.js'
import type { FactDefinition } from '../../facts/fact.js'
import { leavesOf } from '../../proof/rule-set-parts.js'
import { type FactSpace, factSpace } from '../../proof/space/fact-space.js'
import type { Condition, Leaf } from '../../rule-set/condition.js'
import type { Rule, RuleSet } from '../../rule-set/rule-set.js'
import type { Service } from '../../service/service.js'

/** A threshold may be moved by one, and then has sides of its own. */
const REACH = [-2, -1, 0, 1, 2]

const probesFor = (leaf: Leaf, definition: FactDefinition | undefined): readonly Leaf[] => {
  const { fact, value } = leaf
  if (definition === undefined) return []
  if (definition.kind === 'set') return [leaf]
  const values = Array.isArray(value) ? value : [value]
  if (definition.kind !== 'integer') {
    return values.map((one: boolean | number | string): Leaf => ({ fact, operator: 'equal', value: one }))
  }
  return [
    ...new Set(values.flatMap((one) => (typeof one === 'number' ? REACH.map((step) => one + step) : []))),
  ]
    .filter((one) => one >= definition.min && one <= definition.max)
    .map((one): Leaf => ({ fact, operator: 'equal', value: one }))
}

/** Conditions as a rule of a rule set: only what they ask matters here. */
const carrier = (rule: Rule, name: string, conditions: readonly Condition[]): readonly Rule[] => {
  const [first, ...rest] = conditions
  return first === undefined ? [] : [{ ...rule, name, conditions: { any: [first, ...rest] } }]
}

/** The leaves of `rules`, and probes on both sides of each threshold, laid out. `null` is for every service. */
export const probedSpace = (ruleSet: RuleSet, rules: readonly Rule[], service: Service | null): FactSpace => {
  const definitions = definitionsOf(ruleSet)
  const leaves = rules.flatMap((rule) => leavesOf(rule.conditions, ruleSet.conditions))
  const probes = leaves.flatMap((leaf) => probesFor(leaf, definitions.get(leaf.fact)))
  const carried = rules.slice(0, 1).flatMap((rule) => carrier(rule, 'probes', [...leaves, ...probes]))
  return factSpace([{ ...ruleSet, conditions: {}, invariants: [], rules: carried }], service)
}
