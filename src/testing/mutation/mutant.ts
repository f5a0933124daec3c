/** A mutant: a rule set with one small mistake in it, of the kind that people make. */
import type { RuleSet } from '../../rule-set/rule-set.js'

/** The mistakes there are, each in a few words. */
export const MUTANT_KINDS = {
  'operator-flipped': 'an operator takes the place of another',
  'threshold-moved': 'a threshold is off by one',
  'value-dropped': 'a value is missing from a list',
  'leaf-dropped': 'a condition is missing',
  'leaf-negated': 'a condition says the opposite',
  'all-any-swapped': 'all is any, or any is all',
  'pathway-swapped': 'the rule leads to another pathway',
  'route-swapped': 'the rule leads to another route',
  'destination-swapped': 'the rule leads to another destination',
  'action-swapped': 'the rule calls for another action',
  'rule-removed': 'the rule is not there',
} as const satisfies Record<string, string>
/** One of the kinds of mistakes. */
export type MutantKind = keyof typeof MUTANT_KINDS

/** What was changed, as JSON. */
export interface Mutant {
  /** What kind of mistake it is. */
  readonly kind: MutantKind
  /** The rule that was changed; `null` for a named condition. */
  readonly rule: string | null
  /** Where: below the rule, or below the rule set's `conditions`. */
  readonly path: readonly (string | number)[]
  /** What it says now, and what it said before. */
  readonly change: string
}

/** A mutant that can be tried. */
export interface TriedMutant {
  readonly mutant: Mutant
  readonly ruleSet: RuleSet
  /** The names of the rules whose verdict or outcome may differ; all others are as they were. */
  readonly affected: readonly string[]
}
