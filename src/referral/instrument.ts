/** Questionnaires scored from their items. A questionnaire with an item missing has no total. */
import type { Assessment, Instrument } from './assessment.js'

/** The sum of the items, or `null` if any of them was not answered: a missing item is never a 0. */
export const totalScore = (items: readonly (number | null)[]): number | null =>
  items.reduce<number | null>((sum, item) => (sum === null || item === null ? null : sum + item), 0)

/** What the items that were answered add up to: the total is at least as high. */
const answeredScore = (items: readonly (number | null)[]): number =>
  items.reduce<number>((sum, item) => sum + (item ?? 0), 0)

/** The total of the latest questionnaire of a kind, and where it stands. */
export interface LatestTotal {
  readonly total: number | null
  /** The indexes of the assessments it rests on. */
  readonly indexes: readonly number[]
}

/** The latest `instrument` among `assessments`, whatever order they stand in: all of its day. */
const latestOf = (instrument: Instrument, assessments: readonly Assessment[]) => {
  const ours = assessments.flatMap((assessment, index) =>
    assessment.instrument === instrument ? [{ assessment, index }] : [],
  )
  const latest = ours
    .map(({ assessment }) => assessment.completedOn)
    .sort()
    .at(-1)
  return ours.filter(({ assessment }) => assessment.completedOn === latest)
}

/**
 * The total of the latest `instrument` among `assessments`, whatever order they stand in. Of several on
 * one day the highest total counts, and none does if one of them is incomplete.
 */
export const latestTotal = (
  instrument: Instrument,
  assessments: readonly Assessment[] | null | undefined,
): LatestTotal => {
  if (!assessments?.length) return { total: null, indexes: [] } // as with most referrals
  const counted = latestOf(instrument, assessments)
  const totals = counted.map(({ assessment }) => totalScore(assessment.items))
  const total = totals.reduce<number | null>(
    (worst, one) => (worst === null || one === null ? null : Math.max(worst, one)),
    counted.length === 0 ? null : 0,
  )
  return { total, indexes: counted.map(({ index }) => index) }
}

/**
 * What is seen of `instrument` at the least, complete or not; 0 where there is no questionnaire. It is the worst
 * of the latest complete questionnaire and of every one completed on that day or later, a partial one by the
 * items that were answered; where none is complete, the worst of all. So a questionnaire that was broken off
 * never takes the place of a complete one: only a later complete one does. Where there is a total it is the same.
 */
export const leastTotal = (
  instrument: Instrument,
  assessments: readonly Assessment[] | null | undefined,
): LatestTotal & { readonly total: number } => {
  if (!assessments?.length) return { total: 0, indexes: [] }
  const ours = assessments.flatMap(({ completedOn, instrument: kind, items }, index) =>
    kind === instrument
      ? [{ completedOn, index, sum: answeredScore(items), isComplete: totalScore(items) !== null }]
      : [],
  )
  const completeDays = ours.flatMap(({ completedOn, isComplete }) => (isComplete ? [completedOn] : []))
  const since = completeDays.sort().at(-1) ?? ''
  const counted = ours.filter(({ completedOn }) => completedOn >= since)
  const total = Math.max(0, ...counted.map(({ sum }) => sum))
  return { total, indexes: counted.flatMap(({ index, sum }) => (sum === total ? [index] : [])) }
}
