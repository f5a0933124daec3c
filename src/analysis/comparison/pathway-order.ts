import type { RuleSet } from '../../rule-set/rule-set.js'
import type { Direction } from './comparison.js'

/** How one pathway stands to another in the order of one rule set; `null` if it does not have both. */
const orderIn = ({ pathways }: RuleSet, from: string, to: string): 'up' | 'down' | null => {
  const place = (wanted: string): number => pathways.findIndex(({ id }) => id === wanted)
  if (place(from) === -1 || place(to) === -1) return null
  return place(from) < place(to) ? 'up' : 'down'
}

/**
 * Whether a move between two different pathways is to a heavier or a lighter one: as the rule sets put them in
 * order. `across` where neither has both, or where they contradict each other.
 */
export const pathwayDirection = (
  ruleSets: readonly [RuleSet, RuleSet],
  from: string,
  to: string,
): Direction => {
  const said = new Set(ruleSets.map((ruleSet) => orderIn(ruleSet, from, to)))
  said.delete(null)
  const [only] = said
  return only !== undefined && only !== null && said.size === 1 ? only : 'across'
}
