/** A mutant: a rule set with one small mistake in it, of the kind that people make. */
import type { RuleSet } from '../../rule-set/rule-set.js'
import type { Truths } from '../cases/decide-case.js'

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
  'hold-swapped': 'what is not known holds up, or does not',
  'limit-moved': 'a limit of weeks or contacts is off by one',
  'limit-dropped': 'a limit of contacts is missing',
  'time-moved': 'a route gives more time, or less',
  'order-dropped': 'a route does not say which other it comes before',
  'disposition-dropped': 'an action is missing where it belongs',
  'disposition-added': 'an action is called for where it does not belong',
} as const satisfies Record<string, string>
/** One of the kinds of mistakes. */
export type MutantKind = keyof typeof MUTANT_KINDS

/** What was changed, as JSON. */
export interface Mutant {
  /** What kind of mistake it is. */
  readonly kind: MutantKind
  /** The rule that was changed; `null` for a part of the rule set that rules refer to. */
  readonly rule: string | null
  /** Where: below the rule, or below the rule set, by the names and ids of its parts: `['pathways', 'light', 'weeks', 'max']`. */
  readonly path: readonly (string | number)[]
  /** What it says now, and what it said before. */
  readonly change: string
}

/** A mutant that can be tried. */
export interface TriedMutant {
  readonly mutant: Mutant
  readonly ruleSet: RuleSet
  /** The names of the rules whose verdict may differ; all others come to what they came to. */
  readonly affected: readonly string[]
  /** Whether a decision may be another one though every verdict is the same. It may say so too often, never too seldom. */
  readonly mayShow: (truths: Truths) => boolean
}
