/** Items of questionnaires that are about suicide, self-harm or danger: where one was marked, and what it speaks for. */
import type { Assessment } from './assessment-schema.js'
import type { ItemSignal, ScoredInstrument } from './instrument.js'
import { inProportion, missingIn, statedTotal } from './score-assessment.js'

/** An item of a questionnaire that was marked. */
export interface MarkedItem {
  /** Where the mark, or the total that cannot be without it, stands in the referral. */
  readonly place: string
  /** The id of the questionnaire: two of a rule set's own can have one name. */
  readonly id: string
  /** The short name of the questionnaire: `PHQ-9`. */
  readonly instrument: string
  /** The number of the item, counted from 1. */
  readonly item: number
  /** The day the questionnaire was completed, `YYYY-MM-DD`. */
  readonly day: string
  /** The safety facts that it is a “yes” to. */
  readonly signals: readonly ItemSignal[]
}

/** The most that all items but one can come to, that one at its least; an item that is on record counts as it was scored. */
const mostWithout = (
  item: number,
  items: readonly (number | null)[],
  { itemRange, items: all }: ScoredInstrument,
): number =>
  all.reduce((sum, _, index) => sum + (index === item ? itemRange.min : (items[index] ?? itemRange.max)), 0)

/** The least total that cannot be reached without an item, counted from 0: 25 without item 9 of a PHQ-9. */
export const telltaleTotal = (instrument: ScoredInstrument, item: number): number =>
  mostWithout(item, [], instrument) + 1

/** Whether a total beside items is what the items that were answered come to in proportion: then it tells of no other. */
const isInProportion = (
  total: number,
  items: readonly (number | null)[],
  { mayBeMissing = 0 }: ScoredInstrument,
): boolean => {
  const missing = missingIn(items)
  if (missing === 0 || missing > mayBeMissing) return false
  const share = inProportion(items)
  return total >= Math.floor(share) && total <= Math.ceil(share)
}

/** Whether an item that was not answered must have been marked, by what the total comes to. */
const isInTotal = (item: number, assessment: Assessment, instrument: ScoredInstrument): boolean => {
  const total = statedTotal(assessment, instrument)
  const items = assessment.items ?? []
  return (
    total !== null &&
    total > mostWithout(item, items, instrument) &&
    !isInProportion(total, items, instrument)
  )
}

const marksIn = (
  assessment: Assessment,
  index: number,
  instrument: ScoredInstrument,
): readonly MarkedItem[] =>
  instrument.signalItems.flatMap(({ item: id, signals }): readonly MarkedItem[] => {
    const item = instrument.items.findIndex((one) => one.id === id)
    const score = assessment.items?.[item] ?? null
    const isMarked =
      score === null ? isInTotal(item, assessment, instrument) : score > instrument.itemRange.min
    if (!isMarked) return []
    const place = `assessments[${index}].${score === null ? 'total' : `items[${item}]`}`
    const { id: kind, title } = instrument
    return [{ place, id: kind, instrument: title, item: item + 1, day: assessment.completedOn, signals }]
  })

/**
 * Every item about danger that was marked, in whatever questionnaire and whenever: any score above the least, whatever
 * the total says, and a total that cannot be reached without it. One that was not answered says nothing; it is never a “no”.
 */
export const markedItems = (
  assessments: readonly Assessment[] | null | undefined,
  instruments: readonly ScoredInstrument[],
): readonly MarkedItem[] =>
  (assessments ?? []).flatMap((assessment, index) => {
    const instrument = instruments.find(({ id }) => id === assessment.instrument)
    return instrument === undefined || instrument.signalItems.length === 0
      ? []
      : marksIn(assessment, index, instrument)
  })

/** The numbers of the items about danger, counted from 1, with the safety facts that each is a “yes” to. */
export const signalNumbers = ({
  items,
  signalItems,
}: ScoredInstrument): readonly { readonly number: number; readonly risks: readonly ItemSignal[] }[] =>
  signalItems.map(({ item, signals }) => ({
    number: items.findIndex(({ id }) => id === item) + 1,
    risks: signals,
  }))

/** Whether a total, by itself, tells that the item of a number was marked. */
export const isTelltale = (total: number, number: number, instrument: ScoredInstrument): boolean =>
  total >= telltaleTotal(instrument, number - 1)
