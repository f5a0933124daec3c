/** A way in which two rule sets may differ: its direction, how grave it is, its name, and the verdict on all that there are. */
import type { Formula } from '../../proof/engine/formula.js'
import type { Severity } from '../../proof/finding-codes.js'
import type { RuleSet } from '../../rule-set/rule-set.js'
import type {
  ComparisonVerdict,
  Decided,
  Direction,
  Extent,
  HoldChange,
  Move,
  Outcome,
  Part,
  PartChange,
} from './comparison.js'

/** A move or a change before it is known how many make it. */
type Unasked<T> = Omit<T, keyof Extent | 'witness'>
export type MoveKind = Unasked<Move>
export type ChangeKind = Unasked<PartChange>

/** A way in which two rule sets may differ, still to be asked for. */
export interface Difference<Is> {
  /** What it is, in the words of the result. */
  readonly is: Is
  /** Where it is so. */
  readonly formula: Formula
  /** Whether the evaluator's decisions show it. */
  readonly shownBy: (from: Decided, to: Decided) => boolean
}

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
  const directions = new Set(ruleSets.map((ruleSet) => orderIn(ruleSet, from, to)))
  directions.delete(null)
  const [only] = directions
  return only !== undefined && only !== null && directions.size === 1 ? only : 'across'
}

/** What is lost counts as an error where people lose an escalation by it, and otherwise as a warning. */
export const severityOf = (direction: Direction, losesEscalation: boolean): Severity => {
  if (losesEscalation) return 'error'
  return direction === 'down' || direction === 'across' ? 'warning' : 'note'
}

const nameOf = (one: Outcome | Part | null): string => {
  if (one === null) return 'nothing'
  if (!('disposition' in one)) return one.id ?? 'one'
  if (one.disposition === 'escalate') return `escalate, ${one.route}`
  return one.disposition === 'accept' ? `accept, ${one.pathway}` : one.disposition
}

/** A difference in a few words. */
export const nameOfDifference = (difference: Pick<Move | PartChange, 'from' | 'to'>): string => {
  const what = 'what' in difference ? `${String(difference.what)}: ` : ''
  return `${what}${nameOf(difference.from)} → ${nameOf(difference.to)}`
}

/** Moves between routes are left out: what an escalation gains and loses is said of each route of it. */
const isOrdered = ({ from, to }: Pick<Move | PartChange, 'from' | 'to'>): boolean => {
  const escalates = (one: Outcome | Part | null): boolean =>
    one !== null && 'disposition' in one && one.disposition === 'escalate'
  return !(escalates(from) && escalates(to))
}

/** The verdict on all differences that there are; `isWhole` says that there are no others. */
export const verdictOn = (
  differences: readonly Pick<Move | PartChange, 'from' | 'to' | 'direction'>[],
  holds: readonly HoldChange[],
  isWhole: boolean,
): ComparisonVerdict => {
  const directions = new Set(
    [...differences.filter(isOrdered), ...holds].map(({ direction }): Direction => direction),
  )
  if (directions.has('across') || (directions.has('up') && directions.has('down'))) return 'incomparable'
  if (!isWhole) return 'unknown'
  if (directions.has('up')) return 'stricter'
  if (directions.has('down')) return 'looser'
  return differences.length === 0 ? 'equivalent' : 'incomparable'
}
