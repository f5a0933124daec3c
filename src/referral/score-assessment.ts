/** Questionnaires scored from their items: the totals that rules ask about, and a score for people to read. */
import type { Assessment, Instrument } from './assessment.js'

/** The sum of the items, or `null` if any of them was not answered: a missing item is never a 0. */
export const totalScore = (items: readonly (number | null)[]): number | null =>
  items.reduce<number | null>((sum, item) => (sum === null || item === null ? null : sum + item), 0)

/** What the items that were answered add up to: the total is at least as high. */
const answeredScore = (items: readonly (number | null)[]): number =>
  items.reduce<number>((sum, item) => sum + (item ?? 0), 0)

/** The total of the latest questionnaire of a kind, and where it stands. */
interface LatestTotal {
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

/** A range of totals with the name that it goes by. Both ends are included. */
export interface Band {
  /** The lowest total in it. */
  readonly min: number
  /** The highest total in it. */
  readonly max: number
  /** What it is called. */
  readonly title: string
}

/**
 * The bands of each questionnaire, lowest first; together they cover every total it can have.
 * PHQ-9 0–4, 5–9, 10–14, 15–19, 20–27 and GAD-7 cut points 5, 10, 15: found in published scoring guidance.
 * UCLA-3 3–5, 6–9, and the names of all bands: common knowledge, not verified against a source.
 * They grade depression, anxiety and loneliness. Nothing here, and nothing made of it, grades suicide risk.
 */
export const BANDS: Readonly<Record<Instrument, readonly Band[]>> = {
  'phq-9': [
    { min: 0, max: 4, title: 'minimal' },
    { min: 5, max: 9, title: 'mild' },
    { min: 10, max: 14, title: 'moderate' },
    { min: 15, max: 19, title: 'moderately severe' },
    { min: 20, max: 27, title: 'severe' },
  ],
  'gad-7': [
    { min: 0, max: 4, title: 'minimal' },
    { min: 5, max: 9, title: 'mild' },
    { min: 10, max: 14, title: 'moderate' },
    { min: 15, max: 21, title: 'severe' },
  ],
  'ucla-3': [
    { min: 3, max: 5, title: 'not lonely' },
    { min: 6, max: 9, title: 'lonely' },
  ],
}

/** The least and the most that a questionnaire can come to. */
const rangeOf = (bands: readonly Band[]): Score['range'] => ({
  min: Math.min(...bands.map(({ min }) => min)),
  max: Math.max(...bands.map(({ max }) => max)),
})

/** What a questionnaire says. Without every item there is neither a total nor a band. */
export interface Score {
  /** The questionnaire. */
  readonly instrument: Instrument
  /** The sum of its items; `null` while one is missing. */
  readonly total: number | null
  /** The numbers of the items that were not answered, counted from 1. */
  readonly missing: readonly number[]
  /** The name of the band that the total falls into. */
  readonly band: string | null
  /** The least and the most that the total of this questionnaire can be. */
  readonly range: {
    /** The least. */
    readonly min: number
    /** The most. */
    readonly max: number
  }
}

/** Scores a questionnaire. A missing item is never counted as 0: the total and the band are then `null`. */
export const scoreAssessment = ({ instrument, items }: Assessment): Score => {
  const bands = BANDS[instrument]
  const total = totalScore(items)
  const band = total === null ? undefined : bands.find(({ min, max }) => total >= min && total <= max)
  return {
    instrument,
    total,
    missing: items.flatMap((item, index) => (item === null ? [index + 1] : [])),
    band: band?.title ?? null,
    range: rangeOf(bands),
  }
}
