/** Leaves that change nothing: with and without them a rule is met, not met and undetermined for the same referrals. */

import type { AnalysisContext } from '../../proof/context.js'
import { and, type Formula, not, or } from '../../proof/engine/formula.js'
import { type Finding, makeFinding } from '../../proof/finding.js'
import type { ConditionFormulas } from '../../proof/outcomes.js'
import { conditionsReferredTo, leafText } from '../../proof/rule-set-parts.js'
import type { Condition, Leaf, NamedConditions } from '../../rule-set/condition.js'
import { findWitness, isImpossible, ownRules, type PlacedLeaf, placedLeaves } from './defect.js'

const isSomething = (condition: Condition | null): condition is Condition => condition !== null

/** A condition without some of its leaves, named conditions opened up; `null` if nothing is left of it. */
const without = (
  condition: Condition,
  dropped: ReadonlySet<Leaf>,
  named: NamedConditions,
): Condition | null => {
  const prune = (one: Condition): Condition | null => {
    if ('fact' in one) return dropped.has(one) ? null : one
    if ('not' in one) {
      const below = prune(one.not)
      return below === null ? null : { not: below }
    }
    if ('condition' in one) {
      const definition = Object.hasOwn(named, one.condition) ? named[one.condition] : undefined
      return definition === undefined ? one : prune(definition)
    }
    const [first, ...rest] = ('all' in one ? one.all : one.any).map(prune).filter(isSomething)
    if (first === undefined) return null
    return 'all' in one ? { all: [first, ...rest] } : { any: [first, ...rest] }
  }
  return prune(condition)
}

const differ = (one: Formula, other: Formula): Formula => or(and(one, not(other)), and(other, not(one)))

const isChanged = (one: ConditionFormulas, other: ConditionFormulas): Formula =>
  or(differ(one.isTrue, other.isTrue), differ(one.isFalse, other.isFalse))

/** The leaves that can all be taken away without any of `roots` changing; the last go first, so that of equals the first stays. */
const idleLeaves = (
  context: AnalysisContext,
  leaves: readonly PlacedLeaf[],
  roots: readonly Condition[],
): readonly PlacedLeaf[] => {
  const { outcomes, ruleSet } = context
  const whole = roots.map((root) => ({ root, formulas: outcomes.condition(root) }))
  const dropped = new Set<Leaf>()
  const changesNothing = (leaf: Leaf): boolean => {
    const fewer = new Set([...dropped, leaf])
    return whole.every(({ formulas, root }) => {
      const rest = without(root, fewer, ruleSet.conditions)
      return rest !== null && isImpossible(context, isChanged(formulas, outcomes.condition(rest)))
    })
  }
  // What could not go at first may be able to once another leaf has gone.
  for (let before = -1; before < dropped.size; ) {
    before = dropped.size
    for (const { leaf } of [...leaves].reverse()) {
      if (!dropped.has(leaf) && changesNothing(leaf)) dropped.add(leaf)
    }
  }
  return leaves.filter(({ leaf }) => dropped.has(leaf))
}

const HINT =
  'take it away, or ask what it was meant to add: another fact, another value, an `any` in place of an `all`'

const inRules = (context: AnalysisContext): readonly Finding[] =>
  ownRules(context).flatMap(({ met, path, rule }) => {
    const leaves = placedLeaves(rule.conditions, [...path, 'conditions'])
    if (leaves.length === 0) return []
    return idleLeaves(context, leaves, [rule.conditions]).map(({ leaf, path: place }) =>
      makeFinding('leaf-without-effect', {
        rule: rule.name,
        path: place,
        message: `the rule \`${rule.name}\` would come to the same without \`${leafText(leaf)}\``,
        hint: HINT,
        witnesses: [findWitness(context, met)],
      }),
    )
  })

/** The conditions, of rules and of invariants, that refer to a named one by whatever way. */
const usersOf = (name: string, { ruleSet }: AnalysisContext): readonly Condition[] =>
  [
    ...ruleSet.rules.map(({ conditions }) => conditions),
    ...ruleSet.invariants.map(({ when }) => when),
  ].filter((condition) => Object.hasOwn(conditionsReferredTo([condition], ruleSet.conditions), name))

const inNamedConditions = (context: AnalysisContext): readonly Finding[] =>
  Object.keys(context.document.conditions).flatMap((name) => {
    const definition = context.ruleSet.conditions[name]
    const users = usersOf(name, context)
    if (definition === undefined || users.length === 0) return []
    return idleLeaves(context, placedLeaves(definition, ['conditions', name]), users).map(({ leaf, path }) =>
      makeFinding('leaf-without-effect', {
        path,
        message: `no rule would change without \`${leafText(leaf)}\` in the condition \`${name}\``,
        hint: HINT,
        witnesses: [findWitness(context, context.outcomes.condition(definition).isTrue)],
      }),
    )
  })

/** Notes every leaf that could go; of several that say the same, the first is taken for the one that counts. */
export const leavesWithoutEffect = (context: AnalysisContext): readonly Finding[] => [
  ...inRules(context),
  ...inNamedConditions(context),
]
