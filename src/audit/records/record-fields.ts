/** What all records have, and the pieces that several of them share. */
import * as z from 'zod'
import { isLegible } from '../../legible.js'
import { Pointer } from './commitment.js'
import { Instant } from './instant.js'

const CODE = /^[a-z0-9]+([.-][a-z0-9]+)*$/

/** A code of the caller's, in kebab case. */
export const code = (description: string) => z.string().max(100).regex(CODE).meta({ description })

/** A short text that names something. */
export const label = (description: string) =>
  z
    .string()
    .max(200)
    .refine(isLegible, { error: 'the text is blank', params: { code: 'missing' } })
    .meta({ description })

/** Some words of a person's. */
export const words = (description: string) =>
  z
    .string()
    .max(2_000)
    .refine(isLegible, { error: 'the text is blank', params: { code: 'missing', hint: 'write a few words' } })
    .meta({ description })

/** The id of a record: the caller's, unique in the log. Appending the same record twice leaves one. */
export const RecordId = z
  .string()
  .max(200)
  .regex(/^[\x21-\x7e]+$/)
  .meta({ description: 'The id of the record, unique in the log; no spaces.' })

/** Who did something: a pseudonym of the person, and the role that they acted in. */
export const Actor = z
  .strictObject({
    person: label('Who: by default a pseudonym of the reference that the caller gave.'),
    role: code('In what role, such as `link-worker` or `general-practitioner`.'),
    clinical: z.boolean().meta({ description: 'Whether the caller declares the role to be a clinical one.' }),
  })
  .readonly()
export type Actor = z.infer<typeof Actor>

const pointers = (description: string) => z.array(Pointer).max(100).readonly().meta({ description })

/** What stands in every record. */
export const everyRecord = {
  schemaVersion: z.literal(1).meta({ description: 'The version of this form.' }),
  recordId: RecordId,
  at: Instant.meta({ description: 'When it happened, or was recorded, by the caller’s clock.' }),
  pseudonymKey: z
    .string()
    .regex(/^[0-9a-f]{16}$/)
    .nullable()
    .meta({ description: 'The fingerprint of the key that made the pseudonyms; null where there are none.' }),
  masked: pointers('The places where a pseudonym stands for what was given.'),
  erased: pointers('The places of what was given and is not recorded at all.'),
  erasable: pointers('The places of values that can be erased: commitments stand there.'),
}

/** The decision that a record is about. */
export const aboutDecision = {
  decision: RecordId.meta({ description: 'The record id of the decision.' }),
}
