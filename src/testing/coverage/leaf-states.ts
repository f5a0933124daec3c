/** Facts → what each leaf of a rule came to, whether it was asked at all, and whether the verdict hung on it alone. */
import { type Facts, valueIn } from '../../facts/fact.js'
import type { Leaf } from '../../rule-set/condition.js'
import { knownTest } from '../../rule-set/operators.js'
import { all, any, not, type Truth } from '../../rule-set/three-valued.js'
import type { ConditionTree, TreeNode } from './condition-tree.js'

/** What became of one leaf. */
export interface LeafState {
  readonly truth: Truth
  /** `false` where the matter was settled before the evaluator came to it. */
  readonly evaluated: boolean
  /** Whether the rule's verdict would turn between met and not met with this leaf, all else as it is. */
  readonly hasEffect: boolean
}

export interface LeafStates {
  readonly truth: Truth
  /** By the number of the leaf. */
  readonly leaves: readonly LeafState[]
}

const truthOfLeaf = ({ fact, operator, value }: Leaf, facts: Facts): Truth => {
  const actual = valueIn(facts, fact)
  return actual === null ? 'unknown' : knownTest(operator, value)(actual) ? 'true' : 'false'
}

/** What ends an `all` or an `any` early, and what every other child must be for one to have its say. */
export const SETTLING = {
  all: { settles: 'false', neutral: 'true' },
  any: { settles: 'true', neutral: 'false' },
} as const

/** Follows the facts through the tree, in the order in which the evaluator asks. */
export const leafStates = ({ leaves, root }: ConditionTree, facts: Facts): LeafStates => {
  const truths = new Map<TreeNode, Truth>()
  const work = (node: TreeNode): Truth => {
    const truth =
      node.kind === 'leaf'
        ? truthOfLeaf(node.leaf, facts)
        : node.kind === 'not'
          ? not(work(node.of))
          : (node.kind === 'all' ? all : any)(node.of.map(work))
    truths.set(node, truth)
    return truth
  }
  const truth = work(root)
  const states: LeafState[] = leaves.map(() => ({ truth: 'unknown', evaluated: false, hasEffect: false }))

  const visit = (node: TreeNode, evaluated: boolean, hasEffect: boolean): void => {
    if (node.kind === 'leaf') {
      states[node.index] = { truth: truths.get(node) ?? 'unknown', evaluated, hasEffect }
      return
    }
    if (node.kind === 'not') {
      visit(node.of, evaluated, hasEffect)
      return
    }
    const { neutral, settles } = SETTLING[node.kind]
    const unlike = node.of.filter((child) => truths.get(child) !== neutral)
    let open = evaluated
    for (const child of node.of) {
      visit(child, open, hasEffect && unlike.every((one) => one === child))
      if (truths.get(child) === settles) open = false
    }
  }
  visit(root, true, true)
  return { truth, leaves: states }
}
