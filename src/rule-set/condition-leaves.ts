/** The questions that a condition asks, named conditions opened up. */
import type { Condition, Leaf, NamedConditions } from './condition.js'

/** Every leaf as often as it is asked, in the order it is read; a parsed rule set keeps the list within bounds. */
export const conditionLeaves = (condition: Condition, named: NamedConditions): readonly Leaf[] => {
  const leaves: Leaf[] = []
  const visit = (node: Condition): void => {
    if ('fact' in node) leaves.push(node)
    else if ('all' in node) node.all.forEach(visit)
    else if ('any' in node) node.any.forEach(visit)
    else if ('not' in node) visit(node.not)
    else {
      const definition = Object.hasOwn(named, node.condition) ? named[node.condition] : undefined
      if (definition !== undefined) visit(definition)
    }
  }
  visit(condition)
  return leaves
}

/** Leaves by the fact that they ask about. */
export const leavesByFact = (leaves: readonly Leaf[]): ReadonlyMap<string, readonly Leaf[]> => {
  const groups = new Map<string, Leaf[]>()
  for (const leaf of leaves) {
    const group = groups.get(leaf.fact)
    if (group === undefined) groups.set(leaf.fact, [leaf])
    else group.push(leaf)
  }
  return groups
}
