/**
 * A condition as a tree, its named conditions opened up and its leaves numbered; and facts → what each leaf came to,
 * whether it was asked at all, and whether the verdict hung on it alone.
 */
import { type Facts, type FactValue, valueIn } from '../../facts/fact.js'
import type { Condition, Leaf, NamedConditions } from '../../rule-set/condition.js'
import { all, any, knownTest, not, type Truth } from '../../rule-set/three-valued.js'

/** A node of the tree; a leaf has its number. */
export type TreeNode =
  | { readonly kind: 'leaf'; readonly index: number; readonly leaf: Leaf }
  | { readonly kind: 'all' | 'any'; readonly children: readonly TreeNode[] }
  | { readonly kind: 'not'; readonly child: TreeNode }

/** One question in its place. */
export interface TreeLeaf {
  readonly leaf: Leaf
  /** Where it is written: in the rule, or in the named condition. */
  readonly path: readonly (string | number)[]
}

export interface ConditionTree {
  readonly root: TreeNode
  /** In the order they are asked. */
  readonly leaves: readonly TreeLeaf[]
}

type Path = TreeLeaf['path']

/** Opens up a condition of a parsed rule set, which stands at `conditions` of its rule. */
export const conditionTree = (condition: Condition, named: NamedConditions): ConditionTree => {
  const leaves: TreeLeaf[] = []
  const visit = (one: Condition, path: Path): TreeNode => {
    if ('fact' in one) {
      leaves.push({ leaf: one, path })
      return { kind: 'leaf', index: leaves.length - 1, leaf: one }
    }
    if ('all' in one)
      return { kind: 'all', children: one.all.map((child, at) => visit(child, [...path, 'all', at])) }
    if ('any' in one)
      return { kind: 'any', children: one.any.map((child, at) => visit(child, [...path, 'any', at])) }
    if ('not' in one) return { kind: 'not', child: visit(one.not, [...path, 'not']) }
    const definition = Object.hasOwn(named, one.condition) ? named[one.condition] : undefined
    // A parsed rule set defines every name; an `any` of nothing stands in should one be missing.
    return definition === undefined
      ? { kind: 'any', children: [] }
      : visit(definition, ['conditions', one.condition])
  }
  return { root: visit(condition, ['conditions']), leaves }
}

/** What became of one leaf. */
interface LeafState {
  /** The value of its fact; `null` for unknown. */
  readonly value: FactValue
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

/** The value of a child that settles an `all` or an `any`, and the value of the others that leaves the result to one child. */
const SETTLING = {
  all: { settles: 'false', neutral: 'true' },
  any: { settles: 'true', neutral: 'false' },
} as const

/** Follows the facts through the tree, in the order in which the evaluator asks. */
export const leafStates = ({ root }: ConditionTree, facts: Facts): LeafStates => {
  const truths = new Map<TreeNode, Truth>()
  const work = (node: TreeNode): Truth => {
    const truth =
      node.kind === 'leaf'
        ? truthOfLeaf(node.leaf, facts)
        : node.kind === 'not'
          ? not(work(node.child))
          : (node.kind === 'all' ? all : any)(node.children.map(work))
    truths.set(node, truth)
    return truth
  }
  const truth = work(root)
  const states: LeafState[] = []

  const visit = (node: TreeNode, evaluated: boolean, hasEffect: boolean): void => {
    if (node.kind === 'leaf') {
      const value = valueIn(facts, node.leaf.fact)
      states[node.index] = { value, truth: truths.get(node) ?? 'unknown', evaluated, hasEffect }
      return
    }
    if (node.kind === 'not') {
      visit(node.child, evaluated, hasEffect)
      return
    }
    const { neutral, settles } = SETTLING[node.kind]
    const unlike = node.children.filter((child) => truths.get(child) !== neutral)
    let open = evaluated
    for (const child of node.children) {
      visit(child, open, hasEffect && unlike.every((one) => one === child))
      if (truths.get(child) === settles) open = false
    }
  }
  visit(root, true, true)
  return { truth, leaves: states }
}
