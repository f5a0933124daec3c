/** The questionnaires that a referral can bring: item by item, as a total, or both; never their wording. */
import * as z from 'zod/mini'
import { describe } from '../input/describe.js'
import { memoize } from '../input/memoize.js'
import { CalendarDate } from './calendar-date.js'
import type { ScoredInstrument } from './instrument.js'
import type { InstrumentId } from './shipped-instruments.js'

/** A questionnaire that was completed, wholly or in part: its items, its total or both. */
export interface Assessment {
  /** Which one: a questionnaire that ships, or one that the rule set declares. */
  readonly instrument: InstrumentId
  /** The day it was completed, `YYYY-MM-DD`. */
  readonly completedOn: CalendarDate
  /** The scores of all its items, as scored; `null` for one that was not answered, which is never counted as 0. */
  readonly items?: readonly (number | null)[] | null | undefined
  /** Its total, where the record holds one. Of an item that is a signal it says nothing, unless it cannot be reached without it. */
  readonly total?: number | null | undefined
  /** Of which scale the total is, where totals of several share a range: `raw` or `metric` of the SWEMWBS. */
  readonly scale?: string | null | undefined
}

const score = (min: number, max: number) => z.int().check(z.minimum(min), z.maximum(max))

/** A total on another scale than that of the items may have decimals. */
const totalFields = ({ max, min, scales }: NonNullable<ScoredInstrument['total']>) => {
  const total = scales === undefined ? score(min, max) : z.number().check(z.minimum(min), z.maximum(max))
  return {
    total: z.nullish(total).apply(describe, `Its total, ${min} to ${max}, where the record holds one.`),
    ...(scales === undefined
      ? {}
      : {
          scale: z
            .nullish(z.enum(scales))
            .apply(describe, 'Of which scale the total is; needed with one, as they share a range.'),
        }),
  }
}

const shapeFor = ({ id, itemRange: { max, min }, items, measures, title, total }: ScoredInstrument) => {
  const item = z
    .nullable(score(min, max))
    .apply(describe, 'The score of one item; null where it was not answered.')
  return z.strictObject({
    instrument: z.literal(id).apply(describe, `${title} (${measures}).`),
    completedOn: CalendarDate.apply(describe, 'The date it was completed.'),
    items: z
      .nullish(z.array(item).check(z.length(items.length)))
      .apply(
        describe,
        `The scores of its ${items.length} items, each ${min} to ${max}, or null where not answered.`,
      ),
    ...(total === null ? {} : totalFields(total)),
  })
}

/** The schema of a completed questionnaire, one of those given. */
export const assessmentSchema = memoize(
  (instruments: readonly ScoredInstrument[]): z.ZodMiniType<Assessment> => {
    const [first, ...rest] = instruments.map(shapeFor)
    // Each branch is an assessment of one instrument. Without any instrument nothing is one.
    return (first === undefined
      ? z.never()
      : z.discriminatedUnion('instrument', [first, ...rest])) as z.ZodMiniType as z.ZodMiniType<Assessment>
  },
)
