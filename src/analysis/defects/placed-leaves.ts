/** The questions of a condition, each with its place and whether it stands under a `not`. */

import type { Finding } from '../../proof/finding.js'
import type { Condition, Leaf, NamedConditions } from '../../rule-set/condition.js'

type Path = Finding['path']

/** One question in its place. */
export interface PlacedLeaf {
  readonly leaf: Leaf
  readonly path: Path
  /** Whether an odd number of `not` stands above it: what it says is then turned round. */
  readonly turned: boolean
}

/**
 * Every leaf of `condition`, which stands at `path`, in the order it is read. Where `named` is given, named
 * conditions are opened up, and their leaves are placed where they are defined.
 */
export const placedLeaves = (
  condition: Condition,
  path: Path,
  named: NamedConditions = {},
): readonly PlacedLeaf[] => {
  const visit = (one: Condition, at: Path, turned: boolean): readonly PlacedLeaf[] => {
    if ('fact' in one) return [{ leaf: one, path: at, turned }]
    if ('all' in one) return one.all.flatMap((child, index) => visit(child, [...at, 'all', index], turned))
    if ('any' in one) return one.any.flatMap((child, index) => visit(child, [...at, 'any', index], turned))
    if ('not' in one) return visit(one.not, [...at, 'not'], !turned)
    const definition = Object.hasOwn(named, one.condition) ? named[one.condition] : undefined
    return definition === undefined ? [] : visit(definition, ['conditions', one.condition], turned)
  }
  return visit(condition, path, false)
}
