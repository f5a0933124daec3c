/** The questionnaires that a referral can bring, item by item; never their wording. */
import * as z from 'zod/mini'
import { describe } from '../input/describe.js'
import type { Frozen } from '../input/json.js'
import { CalendarDate } from './calendar-date.js'

const Item = (max: number, min = 0) =>
  z
    .nullable(z.int().check(z.minimum(min), z.maximum(max)))
    .apply(describe, 'The score of one item; null where it was not answered.')

const completedOn = CalendarDate.apply(describe, 'The date it was completed.')

/** PHQ-9 (depression): nine items scored 0 to 3; the ninth asks about being better off dead or self-harm. */
export const Phq9 = z.strictObject({
  instrument: z.literal('phq-9').apply(describe, 'Patient Health Questionnaire, nine items.'),
  completedOn,
  items: z
    .array(Item(3))
    .check(z.length(9))
    .apply(describe, 'Nine items, each 0 to 3, or null where not answered.'),
})

/** GAD-7 (anxiety): seven items scored 0 to 3. */
export const Gad7 = z.strictObject({
  instrument: z.literal('gad-7').apply(describe, 'Generalised Anxiety Disorder scale, seven items.'),
  completedOn,
  items: z
    .array(Item(3))
    .check(z.length(7))
    .apply(describe, 'Seven items, each 0 to 3, or null where not answered.'),
})

/** UCLA-3 (loneliness): three items scored 1 to 3. */
export const Ucla3 = z.strictObject({
  instrument: z.literal('ucla-3').apply(describe, 'UCLA loneliness scale, three items.'),
  completedOn,
  items: z
    .array(Item(3, 1))
    .check(z.length(3))
    .apply(describe, 'Three items, each 1 to 3, or null where not answered.'),
})

/** A completed questionnaire. */
export const Assessment = z.discriminatedUnion('instrument', [Phq9, Gad7, Ucla3])
export type Assessment = Frozen<z.infer<typeof Assessment>>

/** The questionnaires that are scored. */
export type Instrument = Assessment['instrument']
