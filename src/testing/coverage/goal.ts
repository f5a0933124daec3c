/** What there is to cover in a rule: its verdicts, the truths of its leaves, their effect, and its thresholds. */
import type { FactDefinition } from '../../facts/fact.js'
import type { Leaf } from '../../rule-set/condition.js'
import type { Rule, RuleSet } from '../../rule-set/rule-set.js'
import type { Truth, Verdict } from '../../rule-set/three-valued.js'
import { type ConditionTree, conditionTree, type LeafStates } from './condition-tree.js'

/** One thing to cover. `leaf` is the number of a leaf of the rule. */
export type Goal =
  | { readonly kind: 'verdict'; readonly verdict: Verdict }
  /** The leaf was asked, and came to this. */
  | { readonly kind: 'truth'; readonly leaf: number; readonly truth: Truth }
  /** The verdict hung on the leaf alone, and the leaf came to this: one half of an MC/DC pair. */
  | { readonly kind: 'effect'; readonly leaf: number; readonly truth: 'true' | 'false' }
  /** The verdict hung on the leaf alone, and its fact had exactly this value: one side of a threshold. */
  | { readonly kind: 'threshold'; readonly leaf: number; readonly value: number }

/** A rule with all that there is to cover in it. */
export interface RuleGoals {
  readonly rule: Rule
  readonly tree: ConditionTree
  readonly goals: readonly Goal[]
}

const TRUTHS = ['true', 'false', 'unknown'] as const
const VERDICTS = ['met', 'not-met', 'undetermined'] as const

/** How far from the number compared with its sides lie. */
const SIDES = {
  lessThan: [-1, 0],
  lessThanInclusive: [0, 1],
  greaterThan: [0, 1],
  greaterThanInclusive: [-1, 0],
  equal: [-1, 0, 1],
  notEqual: [-1, 0, 1],
  in: [-1, 0, 1],
  notIn: [-1, 0, 1],
  contains: [],
  doesNotContain: [],
} as const satisfies Record<Leaf['operator'], readonly number[]>

/** The whole numbers on both sides of what a leaf compares with, within the range of its fact. */
export const thresholdValues = (
  { operator, value }: Leaf,
  definition: FactDefinition | undefined,
): readonly number[] => {
  if (definition?.kind !== 'integer') return []
  const constants = (Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'number')
  const around = constants.flatMap((constant) => SIDES[operator].map((side) => constant + side))
  return [...new Set(around)]
    .filter((one) => one >= definition.min && one <= definition.max)
    .sort((one, other) => one - other)
}

/** All that there is to cover in one rule, whether or not it can be reached. */
export const goalsOf = (
  rule: Rule,
  { conditions }: Pick<RuleSet, 'conditions'>,
  definitions: ReadonlyMap<string, FactDefinition>,
): RuleGoals => {
  const tree = conditionTree(rule.conditions, conditions)
  const goals = [
    ...VERDICTS.map((verdict): Goal => ({ kind: 'verdict', verdict })),
    ...tree.leaves.flatMap(({ leaf }, index): readonly Goal[] => [
      ...TRUTHS.map((truth): Goal => ({ kind: 'truth', leaf: index, truth })),
      { kind: 'effect', leaf: index, truth: 'true' },
      { kind: 'effect', leaf: index, truth: 'false' },
      ...thresholdValues(leaf, definitions.get(leaf.fact)).map(
        (value): Goal => ({ kind: 'threshold', leaf: index, value }),
      ),
    ]),
  ]
  return { rule, tree, goals }
}

const TRUTH_OF = { met: 'true', 'not-met': 'false', undetermined: 'unknown' } as const

/** Whether a case reached a goal. */
export const isReached = (goal: Goal, { leaves, truth }: LeafStates): boolean => {
  if (goal.kind === 'verdict') return truth === TRUTH_OF[goal.verdict]
  const state = leaves[goal.leaf]
  if (state === undefined) return false
  switch (goal.kind) {
    case 'truth':
      return state.evaluated && state.truth === goal.truth
    case 'effect':
      return state.hasEffect && state.truth === goal.truth
    case 'threshold':
      return state.hasEffect && state.value === goal.value
  }
}
