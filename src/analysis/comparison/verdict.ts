import type { Change, ComparisonVerdict, Move } from './comparison.js'

/** Moves between routes are left out: what an escalation gains and loses is said of each route of it. */
const isOrdered = (difference: Pick<Move | Change, 'from' | 'to'>): boolean => {
  const { from, to } = difference
  const escalates = (one: typeof from): boolean =>
    one !== null && 'disposition' in one && one.disposition === 'escalate'
  return !(escalates(from) && escalates(to))
}

/** The verdict on all differences found; `isWhole` says that there are no others. */
export const verdictOn = (
  differences: readonly Pick<Move | Change, 'from' | 'to' | 'direction'>[],
  isWhole: boolean,
): ComparisonVerdict => {
  const directions = new Set(differences.filter(isOrdered).map(({ direction }) => direction))
  if (directions.has('across') || (directions.has('up') && directions.has('down'))) return 'incomparable'
  if (!isWhole) return 'unknown'
  if (directions.has('up')) return 'stricter'
  if (directions.has('down')) return 'looser'
  return differences.length === 0 ? 'equivalent' : 'incomparable'
}
