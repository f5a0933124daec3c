/** A questionnaire scored for people to read: its total, its band, and what is missing. */
import type { Assessment, Instrument } from './assessment.js'
import { totalScore } from './instrument.js'

/** A range of totals with the name that it goes by. Both ends are included. */
export interface Band {
  readonly min: number
  readonly max: number
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
  readonly instrument: Instrument
  readonly total: number | null
  /** The numbers of the items that were not answered, counted from 1. */
  readonly missing: readonly number[]
  /** The name of the band that the total falls into. */
  readonly band: string | null
  /** The least and the most that the total of this questionnaire can be. */
  readonly range: { readonly min: number; readonly max: number }
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
