/** Traces a rule leaf by leaf: what it asked, the value it met, and which leaves decided the verdict. */
import { type Facts, type FactValue, valueIn } from '../facts/fact.js'
import type { Condition, Leaf, NamedConditions } from './condition.js'
import { leafTruth } from './operators.js'
import { all, allOf, any, anyOf, not, type Truth } from './three-valued.js'

/** One leaf of a rule with the value it met. */
export interface LeafResult {
  /** The leaf. */
  readonly leaf: Leaf
  /** The value of its fact; `null` is unknown. */
  readonly value: FactValue
  /** What it came to. */
  readonly truth: Truth
  /** Whether this leaf helped to make the verdict what it is (a true one of a met rule, an unknown one of an undetermined rule). */
  readonly decisive: boolean
}

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
  const truth = leafTruth(condition, value)
  return { truth, leaves: (decisive) => [{ leaf: condition, value, truth, decisive }] }
}

/** Every leaf of `condition` (named conditions opened up) with the value it met; decisive ones are marked. */
export const traceLeaves = (
  condition: Condition,
  named: NamedConditions,
  facts: Facts,
): readonly LeafResult[] => trace(condition, named, facts).leaves(true)

/** The facts of the decisive ones among `traceLeaves`, each once; quicker, as it passes over leaves that do not matter. */
export const decisiveFacts = (
  condition: Condition,
  named: NamedConditions,
  facts: Facts,
): readonly string[] => {
  const definitionOf = (name: string) => (Object.hasOwn(named, name) ? named[name] : undefined)

  const truthOf = (part: Condition): Truth => {
    if ('fact' in part) return leafTruth(part, valueIn(facts, part.fact))
    if ('all' in part) return allOf(part.all, truthOf)
    if ('any' in part) return anyOf(part.any, truthOf)
    if ('not' in part) return not(truthOf(part.not))
    const definition = definitionOf(part.condition)
    return definition === undefined ? 'unknown' : truthOf(definition)
  }

  const decisive = new Set<string>()
  const collect = (part: Condition, truth: Truth): void => {
    if ('fact' in part) decisive.add(part.fact)
    else if ('not' in part) collect(part.not, not(truth))
    else if ('condition' in part) {
      const definition = definitionOf(part.condition)
      if (definition !== undefined) collect(definition, truth)
    } else {
      for (const child of 'all' in part ? part.all : part.any)
        if (truthOf(child) === truth) collect(child, truth)
    }
  }
  collect(condition, truthOf(condition))
  return [...decisive]
}
