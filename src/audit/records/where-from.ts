/** Where the facts on record come from, and what stood in the notes: a phrase by its id and its place, never its words. */
import * as z from 'zod/mini'
import { describe, readonlyObject } from '../../input/describe.js'
import { CalendarDate } from '../../referral/calendar-date.js'
import { SAID } from '../../referral/signals/mark-mentions.js'

const text = (description: string) => z.string().apply(describe, description)

/** The value of a fact; null is unknown. */
export const FactValue = z
  .union([z.null(), z.boolean(), z.number(), z.string(), z.readonly(z.array(z.string()))])
  .apply(describe, 'The value of a fact; null is unknown.')

/** Where the value of a fact comes from. */
const FactOrigin = z
  .enum(['given', 'combined', 'computed', 'inferred', 'unknown', 'expired', 'implausible'])
  .apply(describe, 'Where the value comes from.')

const placeInNotes = {
  from: z.int().apply(describe, 'The place in the notes where it begins, in UTF-16 units from 0.'),
  to: z.int().apply(describe, 'The place where it ends.'),
}

/** Where the value of a fact comes from. */
export const whereFrom = {
  origin: FactOrigin,
  from: z.readonly(z.array(z.string())).apply(describe, 'The places that it rests on.'),
  completedOn: z
    .exactOptional(CalendarDate)
    .apply(describe, 'The day of the questionnaire that it rests on.'),
  askedOn: z
    .exactOptional(CalendarDate)
    .apply(describe, 'The day the answer was given, where it is stated or the answer has expired.'),
  happenedOn: z.exactOptional(CalendarDate).apply(describe, 'The last day on which it can have happened.'),
  marked: z
    .exactOptional(
      z.readonly(
        z.array(
          readonlyObject({
            place: text('Where the mark, or the total that cannot be without it, stands in the referral.'),
            instrument: text('The short name of the questionnaire.'),
            item: z.int().apply(describe, 'The number of the item, counted from 1.'),
            completedOn: CalendarDate.apply(describe, 'The day it was completed.'),
          }),
        ),
      ),
    )
    .apply(describe, 'The items of questionnaires that it rests on, each about danger and marked.'),
  mentioned: z
    .exactOptional(
      z.readonly(z.array(readonlyObject({ phrase: text('The id of the phrase.'), ...placeInNotes }))),
    )
    .apply(describe, 'The phrases in the notes that it rests on.'),
}

/** A phrase of danger in the notes, as a decision lists it. */
export const mention = readonlyObject({
  risk: text('The risk that it speaks of.'),
  phrase: text('The id of the phrase.'),
  said: z
    .exactOptional(z.enum(SAID))
    .apply(describe, 'How the notes say it, where that is plain: denied, of somebody else, or as past.'),
  ...placeInNotes,
}).apply(describe, {
  id: 'ReferralTriageMention',
  description: 'A phrase of danger in the notes. Its words are not on record.',
})
