/** What all records have, and the pieces that several of them share. */
import * as z from 'zod/mini'
import { describe, readonlyObject, refusal } from '../../input/describe.js'
import { hasReadableText } from '../../input/readable-text.js'
import { isCalendarDate } from '../../referral/calendar-date.js'
import { Pointer } from './commitment.js'

const FORM = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/

/** Whether `text` is an instant in UTC, to the millisecond, as `Date.prototype.toISOString` writes it. */
const isInstant = (text: string): boolean => {
  const match = FORM.exec(text)
  return match !== null && isCalendarDate(match[1] ?? '')
}

/** An instant in UTC, `YYYY-MM-DDTHH:mm:ss.sssZ`. One form only, so that instants compare as text. */
export const Instant = z
  .string()
  .check(
    z.refine(
      isInstant,
      refusal('the text is not an instant in UTC', {
        code: 'wrong-format',
        hint: 'write it as `2026-03-02T09:30:00.000Z`, as `toISOString` does',
      }),
    ),
  )
  .apply(describe, { format: 'date-time', description: 'An instant in UTC, to the millisecond.' })
export type Instant = z.infer<typeof Instant>

const CODE = /^[a-z0-9]+([.-][a-z0-9]+)*$/

/** A code of the caller's, in kebab case. */
export const code = (description: string) =>
  z.string().check(z.maxLength(100), z.regex(CODE)).apply(describe, description)

/** A short text that names something. */
export const label = (description: string) =>
  z
    .string()
    .check(z.maxLength(200), z.refine(hasReadableText, refusal('the text is blank', { code: 'missing' })))
    .apply(describe, description)

/** The id of a record: the caller's, unique in the log. Appending the same record twice leaves one. */
export const RecordId = z
  .string()
  .check(z.maxLength(200), z.regex(/^[\x21-\x7e]+$/))
  .apply(describe, 'The id of the record, unique in the log; no spaces.')

/** Who did something: a pseudonym of the person, and the role that they acted in. */
export type Actor = z.infer<typeof ActorSchema>
export const ActorSchema = readonlyObject({
  person: label('Who: by default a pseudonym of the reference that the caller gave.'),
  role: code('In what role, such as `link-worker` or `general-practitioner`.'),
  clinical: z.boolean().apply(describe, 'Whether the caller declares the role to be a clinical one.'),
})

const pointers = (description: string) =>
  z.readonly(z.array(Pointer).check(z.maxLength(100))).apply(describe, description)

/** What stands in every record of one type. */
export const recordFields = <Type extends string>(type: Type) => ({
  schemaVersion: z.literal(1).apply(describe, 'The version of this form.'),
  recordId: RecordId,
  at: Instant.apply(describe, 'When it happened, or was recorded, by the caller’s clock: an instant in UTC.'),
  pseudonymKey: z
    .nullable(z.string().check(z.regex(/^[0-9a-f]{16}$/)))
    .apply(describe, 'The fingerprint of the key that made the pseudonyms; null where there are none.'),
  masked: pointers('The places (JSON Pointers) where a pseudonym stands for what was given.'),
  erased: pointers('The places (JSON Pointers) of what was given and is not recorded at all.'),
  erasable: pointers('The places (JSON Pointers) of values that can be erased: commitments stand there.'),
  type: z.literal(type).apply(describe, 'Which type of record it is.'),
})

/** The decision that a record is about. */
export const aboutDecision = {
  decision: RecordId.apply(describe, 'The record id of the decision.'),
}
