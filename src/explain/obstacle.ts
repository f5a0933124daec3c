/** A rule that stood between a referral and another outcome. */
import type { ExaminedRule } from '../decision/examination.js'
import type { FactDefinition, FactValue } from '../facts/fact.js'
import type { Leaf } from '../rule-set/condition.js'
import type { Truth, Verdict } from '../rule-set/three-valued.js'
import type { LeafResult } from '../rule-set/verdicts.js'
import { definitionOf, formatFinding } from './format-leaf.js'
import { formatOutcome } from './format-outcome.js'
import { listed } from './sentences.js'

/** A leaf that decided, with the value it found. */
export interface ObstacleLeaf {
  readonly leaf: Leaf
  readonly value: FactValue
  readonly truth: Truth
  /** What it found, in words that are so. */
  readonly words: string
}

/** One rule, and why it stood in the way. */
export interface Obstacle {
  readonly rule: string
  readonly title: string
  readonly verdict: Verdict
  /** `against`: it calls for something else. `not-for`: it would call for the target, and does not. */
  readonly part: 'against' | 'not-for'
  readonly why: string
  /** The leaves that made the verdict what it is. */
  readonly leaves: readonly ObstacleLeaf[]
}

/** The leaves that a verdict turned on; all of them where none is marked. */
export const decisiveLeaves = (leaves: readonly LeafResult[]): readonly LeafResult[] => {
  const decisive = leaves.filter((leaf) => leaf.decisive)
  return decisive.length > 0 ? decisive : leaves
}

/** Says why a rule stood in the way. */
export const obstacleOf = (
  { event, leaves, rule, title, verdict }: ExaminedRule,
  part: Obstacle['part'],
  localFacts: readonly FactDefinition[],
): Obstacle => {
  const decisive = decisiveLeaves(leaves).map(
    (one): ObstacleLeaf => ({
      leaf: one.leaf,
      value: one.value,
      truth: one.truth,
      words: formatFinding(one, definitionOf(one.leaf.fact, localFacts)),
    }),
  )
  const outcome = formatOutcome(event)
  const what =
    verdict === 'met'
      ? `it calls for ${outcome}`
      : verdict === 'undetermined'
        ? `it may call for ${outcome}, and cannot be decided`
        : `it would call for ${outcome}, and is not met`
  const words = listed([...new Set(decisive.map((leaf) => leaf.words))])
  return { rule, title, verdict, part, why: words === '' ? what : `${what}: ${words}`, leaves: decisive }
}
