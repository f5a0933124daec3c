/** Leaf by leaf: what a rule asked, what it found, and which of it mattered. */
import { type Facts, valueIn } from '../facts/fact.js'
import type { Condition, NamedConditions } from './condition.js'
import { knownTest } from './operators.js'
import { all, any, not, type Truth } from './three-valued.js'
import type { LeafResult } from './verdicts.js'

interface Traced {
  readonly truth: Truth
  /** The leaves below, given whether the condition above them turned on this one. */
  readonly leaves: (decisive: boolean) => readonly LeafResult[]
}

const traceMany = (children: readonly Traced[], fold: (truths: readonly Truth[]) => Truth): Traced => {
  const truth = fold(children.map((child) => child.truth))
  // In Kleene's logic an `all` or `any` is what it is because of the children that have its own truth.
  const leaves = (decisive: boolean) =>
    children.flatMap((child) => child.leaves(decisive && child.truth === truth))
  return { truth, leaves }
}

const trace = (condition: Condition, named: NamedConditions, facts: Facts): Traced => {
  if ('all' in condition) {
    return traceMany(
      condition.all.map((child) => trace(child, named, facts)),
      all,
    )
  }
  if ('any' in condition) {
    return traceMany(
      condition.any.map((child) => trace(child, named, facts)),
      any,
    )
  }
  if ('not' in condition) {
    const negated = trace(condition.not, named, facts)
    return { truth: not(negated.truth), leaves: negated.leaves }
  }
  if ('condition' in condition) {
    const definition = Object.hasOwn(named, condition.condition) ? named[condition.condition] : undefined
    return definition === undefined ? { truth: 'unknown', leaves: () => [] } : trace(definition, named, facts)
  }
  const value = valueIn(facts, condition.fact)
  const truth: Truth =
    value === null ? 'unknown' : knownTest(condition.operator, condition.value)(value) ? 'true' : 'false'
  return { truth, leaves: (decisive) => [{ leaf: condition, value, truth, decisive }] }
}

/** Every leaf of `condition` (named conditions opened up) with the value it met; decisive ones are marked. */
export const traceLeaves = (
  condition: Condition,
  named: NamedConditions,
  facts: Facts,
): readonly LeafResult[] => trace(condition, named, facts).leaves(true)
