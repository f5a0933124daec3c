/** Questionnaires scored from their items or from a total on record: what rules ask about, and a score for people to read. */
import { TriageError } from '../issue/issue.js'
import { quote } from '../issue/quote.js'
import type { Assessment } from './assessment-schema.js'
import { instrumentMeant } from './check-assessments.js'
import { type Band, instrumentNamed, type ScoredInstrument } from './instrument.js'
import { type InstrumentId, shippedInstruments } from './shipped-instruments.js'

type Items = readonly (number | null)[]

/** What the items that were answered add up to. */
const answeredScore = (items: Items): number => items.reduce<number>((sum, item) => sum + (item ?? 0), 0)

/** How many items were not answered. */
export const missingIn = (items: Items): number => items.filter((item) => item === null).length

/** What all items come to where those that are missing score as the others do; there is at least one other. */
export const inProportion = (items: Items): number =>
  (answeredScore(items) * items.length) / (items.length - missingIn(items))

/**
 * The sum of the items. If any of them was not answered it is `null`: a missing item is never a 0. Only where the
 * instrument allows it, for so many items as it says, it is worked out of the others in proportion, to the worse of two
 * whole numbers.
 */
const sumOf = (items: Items, { mayBeMissing = 0, total }: ScoredInstrument): number | null => {
  if (missingIn(items) > mayBeMissing) return null
  const share = inProportion(items)
  return total?.riskier === 'lower' ? Math.floor(share) : Math.ceil(share)
}

/** The total that is stated on the scale of the items; on another it could be turned into theirs by a table only. */
export const statedTotal = ({ scale, total }: Assessment, instrument: ScoredInstrument): number | null => {
  const [own] = instrument.total?.scales ?? []
  return instrument.total === null || (own !== undefined && scale !== own) ? null : (total ?? null)
}

/** The total of one questionnaire; `null` where neither it nor every item is on record, or the instrument has none. */
export const totalScore = (assessment: Assessment, instrument: ScoredInstrument): number | null => {
  if (instrument.total === null) return null
  const stated = statedTotal(assessment, instrument)
  return stated ?? (assessment.items ? sumOf(assessment.items, instrument) : null)
}

/** A score of the latest questionnaire of a kind, and where it stands. */
interface LatestScore {
  readonly total: number | null
  /** The indexes of the assessments it rests on. */
  readonly indexes: readonly number[]
}

const NONE: LatestScore = Object.freeze({ total: null, indexes: Object.freeze([]) })

/** The latest `instrument` among `assessments`, whatever order they stand in: all of its day. */
const latestOf = ({ id }: ScoredInstrument, assessments: readonly Assessment[]) => {
  const ours = assessments.flatMap((assessment, index) =>
    assessment.instrument === id ? [{ assessment, index }] : [],
  )
  const latest = ours
    .map(({ assessment }) => assessment.completedOn)
    .sort()
    .at(-1)
  return ours.filter(({ assessment }) => assessment.completedOn === latest)
}

const latestScore = (
  instrument: ScoredInstrument,
  assessments: readonly Assessment[] | null | undefined,
  riskier: 'higher' | 'lower',
  scoreOf: (assessment: Assessment) => number | null,
): LatestScore => {
  if (!assessments?.length) return NONE // as with most referrals
  const counted = latestOf(instrument, assessments)
  if (counted.length === 0) return NONE
  const worse = riskier === 'lower' ? Math.min : Math.max
  const total = counted
    .map(({ assessment }) => scoreOf(assessment))
    .reduce((worst, one) => (worst === null || one === null ? null : worse(worst, one)))
  return { total, indexes: counted.map(({ index }) => index) }
}

/**
 * The total of the latest `instrument` among `assessments`, whatever order they stand in. Of several on
 * one day the worst total counts, and none does if one of them has no total.
 */
export const latestTotal = (
  instrument: ScoredInstrument,
  assessments: readonly Assessment[] | null | undefined,
): LatestScore =>
  latestScore(instrument, assessments, instrument.total?.riskier ?? 'higher', (one) =>
    totalScore(one, instrument),
  )

/** The score of one item, counted from 0, in the latest `instrument`; of several on one day the worst. */
export const latestItem = (
  instrument: ScoredInstrument,
  item: number,
  assessments: readonly Assessment[] | null | undefined,
): LatestScore =>
  latestScore(
    instrument,
    assessments,
    instrument.items[item]?.riskier ?? 'higher',
    ({ items }) => items?.[item] ?? null,
  )

/**
 * What is seen of `instrument` at the least, complete or not; 0 where there is no questionnaire. It is the worst
 * of the latest one with a total and of every one completed on that day or later, one without by the items that were
 * answered; where none has a total, the worst of all. So a questionnaire that was broken off never takes the place of a
 * complete one: only a later complete one does. Where there is a total it is the same.
 */
export const leastTotal = (
  instrument: ScoredInstrument,
  assessments: readonly Assessment[] | null | undefined,
): LatestScore & { readonly total: number } => {
  if (!assessments?.length) return { total: 0, indexes: [] }
  const ours = assessments.flatMap((assessment, index) => {
    if (assessment.instrument !== instrument.id) return []
    const total = totalScore(assessment, instrument)
    const { completedOn, items } = assessment
    return [{ completedOn, index, sum: total ?? answeredScore(items ?? []), isComplete: total !== null }]
  })
  const completeDays = ours.flatMap(({ completedOn, isComplete }) => (isComplete ? [completedOn] : []))
  const since = completeDays.sort().at(-1) ?? ''
  const counted = ours.filter(({ completedOn }) => completedOn >= since)
  const total = Math.max(0, ...counted.map(({ sum }) => sum))
  return { total, indexes: counted.flatMap(({ index, sum }) => (sum === total ? [index] : [])) }
}

/** The score of an item that is rated by itself. */
export interface ItemScore {
  /** The id of the item. */
  readonly item: string
  /** Its score; `null` where it was not answered. */
  readonly score: number | null
  /** The name of the band that the score falls into. */
  readonly band: string | null
}

/** What a questionnaire says. Where no total is on record, and not every item, there is neither a total nor a band. */
export interface Score {
  /** The questionnaire. */
  readonly instrument: InstrumentId
  /** The total on record, or the sum of its items; `null` while one is missing, or where the instrument has no total. */
  readonly total: number | null
  /** The numbers of the items that were not answered, counted from 1; every one where only a total is on record. */
  readonly missing: readonly number[]
  /** The name of the band that the total falls into; `null` where the instrument has none. */
  readonly band: string | null
  /** The least and the most that the total of this questionnaire can be; `null` where it has no total. */
  readonly range: {
    /** The least. */
    readonly min: number
    /** The most. */
    readonly max: number
  } | null
  /** The items that are rated by themselves, where the instrument has no total. */
  readonly items: readonly ItemScore[]
}

const bandOf = (score: number | null, bands: readonly Band[]): string | null =>
  score === null ? null : (bands.find(({ min, max }) => score >= min && score <= max)?.title ?? null)

/**
 * Scores a questionnaire: of `instruments`, those that ship if they are left out. A missing item is never counted as 0.
 * Bands grade what the questionnaire measures; nothing here, and nothing made of it, grades suicide risk. Throws
 * `TriageError` for a questionnaire that is not among the instruments.
 */
export const scoreAssessment = (
  assessment: Assessment,
  instruments: readonly ScoredInstrument[] = shippedInstruments(),
): Score => {
  const { instrument: name } = assessment
  const instrument = instrumentNamed(name, instruments)
  if (instrument === null) {
    const meant = instrumentMeant(
      name,
      instruments.map(({ id }) => id),
    )
    const hint =
      meant === null ? 'hand the instruments of the rule set as well' : `did you mean \`${meant}\`?`
    const message = `unknown instrument ${quote(name)}`
    throw new TriageError([{ code: 'unknown-instrument', path: ['instrument'], message, hint }])
  }
  const items = assessment.items ?? instrument.items.map(() => null)
  const total = totalScore(assessment, instrument)
  return {
    instrument: name,
    total,
    missing: items.flatMap((item, index) => (item === null ? [index + 1] : [])),
    band: bandOf(total, instrument.bands),
    range: instrument.total === null ? null : { min: instrument.total.min, max: instrument.total.max },
    items:
      instrument.total === null
        ? instrument.items.map(({ bands = [], id }, index) => ({
            item: id,
            score: items[index] ?? null,
            band: bandOf(items[index] ?? null, bands),
          }))
        : [],
  }
}
