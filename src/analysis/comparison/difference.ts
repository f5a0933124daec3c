import type { Formula } from '../../proof/engine/formula.js'
import type { Severity } from '../../proof/finding.js'
import type { Change, Decided, Direction, Extent, Move, Outcome, Part } from './comparison.js'

/** A move or a change before it is known how many make it. */
type Unasked<T> = Omit<T, keyof Extent | 'witness'>
export type MoveKind = Unasked<Move>
export type ChangeKind = Unasked<Change>

/** A way in which two rule sets may differ, still to be asked for. */
export interface Difference<Is> {
  /** What it is, in the words of the result. */
  readonly is: Is
  /** Where it is so. */
  readonly formula: Formula
  /** Whether the evaluator's decisions show it. */
  readonly shownBy: (from: Decided, to: Decided) => boolean
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
export const nameOfDifference = (difference: Pick<Move | Change, 'from' | 'to'>): string => {
  const what = 'what' in difference ? `${String(difference.what)}: ` : ''
  return `${what}${nameOf(difference.from)} → ${nameOf(difference.to)}`
}
