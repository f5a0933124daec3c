/** What evaluation gives: per rule a verdict and, worked out only when asked for, the leaves that it met and those, with their facts, that made it so. */
import { type Facts, type FactValue, valueIn } from '../facts/fact.js'
import type { Condition, Leaf, NamedConditions } from './condition.js'
import { type CellsOfFacts, PRESENT, UNKNOWN, type Variable, variableName } from './evaluation/variables.js'
import type { Term } from './evaluation/verdict-table.js'
import type { Rule } from './rule-set.js'
import { all, allOf, any, anyOf, leafTruth, not, type Truth, type Verdict } from './three-valued.js'

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

/** The decisive facts of one rule whose facts stand in these cells; the same list for the same cells. */
export type DecisiveByCells = (cells: CellsOfFacts) => readonly string[]

/** How many combinations of cells are memoised for one rule; a rule hardly ever meets more. */
const MAX_MEMOISED = 256

/** Sample facts in these cells: no leaf can tell them from the facts that were evaluated. */
const factsIn = (own: readonly Variable[], cells: CellsOfFacts): Facts => {
  const facts: Record<string, FactValue> = {}
  for (const { fact, index, member, samples } of own) {
    const cell = cells[index] ?? UNKNOWN
    const before = valueIn(facts, fact)
    if (member === null) facts[fact] = samples[cell] ?? null
    else if (cell !== UNKNOWN && (before === null || Array.isArray(before)))
      facts[fact] = [...(before ?? []), ...(cell === PRESENT ? (samples[cell] as readonly string[]) : [])] // a member's samples are lists
  }
  return facts
}

/** The memo of one rule; its key is a number with a digit for each cell of the rule. `terms` are those of its conditions. */
export const decisiveByCells = (
  { conditions }: Rule,
  named: NamedConditions,
  terms: readonly Term[],
  variables: ReadonlyMap<string, Variable>,
): DecisiveByCells => {
  const names = new Set(terms.flat().map(({ leaf }) => variableName(leaf)))
  const own = [...names].flatMap((name) => variables.get(name) ?? [])
  // Facts as wholes come first: a fact that is known and no list has no members.
  own.sort((one, other) => Number(one.member !== null) - Number(other.member !== null))
  const indexes = own.map(({ index }) => index)
  const sizes = own.map(({ samples }) => samples.length)
  const known = new Map<number, readonly string[]>()
  // Where a number could not tell all combinations apart, nothing is memoised.
  const isTooMany = sizes.reduce((product, size) => product * size, 1) > Number.MAX_SAFE_INTEGER
  return (cells) => {
    let key = 0
    for (let digit = 0; digit < indexes.length; digit += 1)
      key = key * (sizes[digit] ?? 0) + (cells[indexes[digit] ?? 0] ?? 0)
    const before = isTooMany ? undefined : known.get(key)
    if (before !== undefined) return before
    const decisive = Object.freeze(decisiveFacts(conditions, named, factsIn(own, cells)))
    if (!isTooMany && known.size < MAX_MEMOISED) known.set(key, decisive)
    return decisive
  }
}

/** A rule with its verdict. */
export interface RuleVerdict {
  /** The rule. */
  readonly rule: Rule
  /** What it came to. */
  readonly verdict: Verdict
  /** Every leaf of the rule with the value it met, in the order it is written. */
  leaves(): readonly LeafResult[]
  /** The facts of the decisive leaves, each once, in the order they are asked: quicker than all leaves. */
  decisiveFacts(): readonly string[]
}

/** The verdicts of all rules of a rule set, in rule order. */
export type Verdicts = readonly RuleVerdict[]

/** What a rule set was evaluated on; one object, shared by the verdicts of all its rules. */
interface Evaluated {
  readonly facts: Facts
  readonly named: NamedConditions
  /** The cells of the facts, if the verdicts come from the table. */
  readonly cells?: CellsOfFacts
}

/** A class, because one is made for every rule of every decision: its methods are shared. */
export class VerdictOnFacts implements RuleVerdict {
  constructor(
    readonly rule: Rule,
    readonly verdict: Verdict,
    private readonly evaluated: Evaluated,
    /** The memo of this rule's decisive facts by cells; `null` for a rule that is not in the table. */
    private readonly decisiveByCells: DecisiveByCells | null = null,
  ) {}

  leaves(): readonly LeafResult[] {
    const { facts, named } = this.evaluated
    return traceLeaves(this.rule.conditions, named, facts)
  }

  decisiveFacts(): readonly string[] {
    const { cells, facts, named } = this.evaluated
    return this.decisiveByCells !== null && cells !== undefined
      ? this.decisiveByCells(cells)
      : decisiveFacts(this.rule.conditions, named, facts)
  }
}
