/** The conditions of a rule: json-rules-engine's own JSON, less what is unsafe. Data only. */
import type { FactName } from '../facts/catalogue.js'

/** The ten standard operators. */
export const OPERATORS = [
  'equal',
  'notEqual',
  'lessThan',
  'lessThanInclusive',
  'greaterThan',
  'greaterThanInclusive',
  'in',
  'notIn',
  'contains',
  'doesNotContain',
] as const
/** One of the ten standard operators. */
export type Operator = (typeof OPERATORS)[number]

/** Any text; in a union with names, an editor still offers the names. */
type AnyText = string & Record<never, never>

/** What a fact is compared with. */
export type LeafValue = boolean | number | string | readonly (number | string)[]

/** One question about one fact. */
export interface Leaf {
  /** The name of the fact: one of the catalogue, or `local.<name>` for one that the rule set declares. */
  readonly fact: FactName | AnyText
  /** How to compare it. */
  readonly operator: Operator
  /** What to compare it with. */
  readonly value: LeafValue
}

/** All of these (never empty). */
export interface All {
  /** The conditions that must all be true. */
  readonly all: readonly [Condition, ...Condition[]]
}

/** Any of these (never empty). */
export interface Any {
  /** The conditions of which at least one must be true. */
  readonly any: readonly [Condition, ...Condition[]]
}

/** Not this. */
export interface Not {
  /** The condition that must be false. */
  readonly not: Condition
}

/** A condition that the rule set defines by name. */
export interface ConditionReference {
  /** The name under which the rule set defines it. */
  readonly condition: string
}

/** A condition: a leaf, all, any or none of others, or a named one. */
export type Condition = Leaf | All | Any | Not | ConditionReference

/**
 * Not known to be so: true where the condition is false or unknown, and never unknown itself. Only an invariant may ask
 * it. A rule may not: an answer that is filled in would take back what the rule was met for.
 */
export interface NotKnown {
  /** What is not known to be so. */
  readonly notKnown: Condition
}

/** What an invariant speaks of: conditions, and what is not known to be so. */
export type InvariantCondition =
  | Condition
  | NotKnown
  | {
      /** What must all be true. */
      readonly all: readonly [InvariantCondition, ...InvariantCondition[]]
    }
  | {
      /** Of which at least one must be true. */
      readonly any: readonly [InvariantCondition, ...InvariantCondition[]]
    }
  | {
      /** What must be false. */
      readonly not: InvariantCondition
    }

/** What stands at the top of a rule or of a named condition: json-rules-engine takes no bare leaf there. */
export type RootCondition = Exclude<Condition, Leaf>

/** Conditions by name, as a rule set defines them; acyclic. */
export type NamedConditions = { readonly [name: string]: RootCondition }
