/** Questionnaires scored from their items. A questionnaire with an item missing has no total. */
import type { Assessment, Instrument } from './assessment.js'

/** The sum of the items, or `null` if any of them was not answered: a missing item is never a 0. */
export const totalScore = (items: readonly (number | null)[]): number | null =>
  items.reduce<number | null>((sum, item) => (sum === null || item === null ? null : sum + item), 0)

/** The total of the latest questionnaire of a kind, and where it stands. */
export interface LatestTotal {
  readonly total: number | null
  /** The indexes of the assessments it rests on. */
  readonly indexes: readonly number[]
}

/**
 * The total of the latest `instrument` among `assessments`, whatever order they stand in. Of several on
 * one day the highest total counts, and none does if one of them is incomplete.
 */
export const latestTotal = (
  instrument: Instrument,
  assessments: readonly Assessment[] | null | undefined,
): LatestTotal => {
  const all = (assessments ?? []).map((assessment, index) => ({ assessment, index }))
  const ours = all.filter(({ assessment }) => assessment.instrument === instrument)
  const latest = ours
    .map(({ assessment }) => assessment.completedOn)
    .sort()
    .at(-1)
  const counted = ours.filter(({ assessment }) => assessment.completedOn === latest)
  const totals = counted.map(({ assessment }) => totalScore(assessment.items))
  const total = totals.reduce<number | null>(
    (worst, one) => (worst === null || one === null ? null : Math.max(worst, one)),
    counted.length === 0 ? null : 0,
  )
  return { total, indexes: counted.map(({ index }) => index) }
}
