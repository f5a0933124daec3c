/** A condition with its named conditions opened up and its leaves numbered, so that each can be followed. */
import type { Condition, Leaf, NamedConditions } from '../../rule-set/condition.js'

/** A node of the tree; a leaf has its number. */
export type TreeNode =
  | { readonly kind: 'leaf'; readonly index: number; readonly leaf: Leaf }
  | { readonly kind: 'all' | 'any'; readonly of: readonly TreeNode[] }
  | { readonly kind: 'not'; readonly of: TreeNode }

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
      return { kind: 'all', of: one.all.map((child, at) => visit(child, [...path, 'all', at])) }
    if ('any' in one)
      return { kind: 'any', of: one.any.map((child, at) => visit(child, [...path, 'any', at])) }
    if ('not' in one) return { kind: 'not', of: visit(one.not, [...path, 'not']) }
    const definition = Object.hasOwn(named, one.condition) ? named[one.condition] : undefined
    // A parsed rule set defines every name; an `any` of nothing stands in should one be missing.
    return definition === undefined
      ? { kind: 'any', of: [] }
      : visit(definition, ['conditions', one.condition])
  }
  return { root: visit(condition, ['conditions']), leaves }
}
