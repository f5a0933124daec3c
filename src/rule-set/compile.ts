/**
 * A rule set turned into closures: synchronous, three-valued, in rule order, with no `eval` and no
 * `new Function`, so that it runs under a strict Content-Security-Policy.
 */
import { type Facts, valueIn } from '../facts/fact.js'
import type { Condition, Leaf, NamedConditions } from './condition.js'
import { knownTest } from './operators.js'
import type { RuleSet } from './rule-set.js'
import { not, type Truth, verdictOf } from './three-valued.js'
import { traceLeaves } from './trace.js'
import type { Verdicts } from './verdicts.js'

/** A condition, ready to be asked of facts. */
export type CompiledCondition = (facts: Facts) => Truth

/** A rule set, ready to be asked of facts. */
export interface CompiledRuleSet {
  readonly ruleSet: RuleSet
  /** The verdict of every rule, in rule order. Facts that are absent are unknown. */
  readonly evaluate: (facts: Facts) => Verdicts
}

const compileLeaf = ({ fact, operator, value }: Leaf): CompiledCondition => {
  const test = knownTest(operator, value)
  return (facts) => {
    const actual = valueIn(facts, fact)
    return actual === null ? 'unknown' : test(actual) ? 'true' : 'false'
  }
}

/** The first child that `settles` the matter does; otherwise one unknown makes it unknown. */
const compileMany = (
  children: readonly CompiledCondition[],
  settles: Truth,
  otherwise: Truth,
): CompiledCondition => {
  return (facts) => {
    let truth = otherwise
    for (const child of children) {
      const one = child(facts)
      if (one === settles) return settles
      if (one === 'unknown') truth = 'unknown'
    }
    return truth
  }
}

/**
 * Turns conditions into closures. Each named condition is compiled once, however often it is referred to.
 * The conditions come from a parsed rule set: names are defined and there are no cycles.
 */
export const conditionCompiler = (named: NamedConditions): ((condition: Condition) => CompiledCondition) => {
  const known = new Map<string, CompiledCondition>()

  const compileNamed = (name: string): CompiledCondition => {
    const before = known.get(name)
    if (before !== undefined) return before
    const condition = Object.hasOwn(named, name) ? named[name] : undefined
    // A parsed rule set defines every name; should one be missing, nothing is known about it.
    const compiled: CompiledCondition = condition === undefined ? () => 'unknown' : compile(condition)
    known.set(name, compiled)
    return compiled
  }

  const compile = (condition: Condition): CompiledCondition => {
    if ('fact' in condition) return compileLeaf(condition)
    if ('all' in condition) return compileMany(condition.all.map(compile), 'false', 'true')
    if ('any' in condition) return compileMany(condition.any.map(compile), 'true', 'false')
    if ('condition' in condition) return compileNamed(condition.condition)
    const negated = compile(condition.not)
    return (facts) => not(negated(facts))
  }

  return compile
}

/** Compiles a parsed rule set. */
export const compileRuleSet = (ruleSet: RuleSet): CompiledRuleSet => {
  const compile = conditionCompiler(ruleSet.conditions)
  const rules = ruleSet.rules.map((rule) => ({ rule, ask: compile(rule.conditions) }))
  return {
    ruleSet,
    evaluate: (facts) =>
      rules.map(({ rule, ask }) => ({
        rule,
        verdict: verdictOf(ask(facts)),
        leaves: () => traceLeaves(rule.conditions, ruleSet.conditions, facts),
      })),
  }
}
