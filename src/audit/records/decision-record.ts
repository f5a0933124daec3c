import * as z from 'zod/mini'
import { DecisionProvenance } from '../../episode/episode-terms.js'
import { describe, readonlyObject } from '../../input/describe.js'
import { GroupId } from '../../rule-set/schema/names.js'
import { erasable } from './commitment.js'
import { CourseSchema } from './course.js'
import { DecisionDocument } from './decision-schema.js'
import { code, label, RecordId, recordFields } from './record-fields.js'
import { FactValue, whereFrom } from './where-from.js'

/**
 * Groups that a report may compare, by their ids, where the caller supplies them. Nothing is decided by them. Any
 * id is read, so that a record is read without the vocabulary that it was written by; `null` is not known.
 */
export const Groups = z.readonly(
  z.record(
    GroupId('The id of a group, in kebab or camel case.'),
    z.nullable(z.union([code('A code of the caller’s, such as `65-74`.'), z.int()])),
  ),
)
export type Groups = z.infer<typeof Groups>

/** A decision as it was proposed, with all that is needed to derive it again. */
export interface DecisionRecord extends z.infer<typeof DecisionRecordSchema> {
  /** Which type of record it is. */
  readonly type: 'decision'
}
export const DecisionRecordSchema = readonlyObject({
  ...recordFields('decision'),
  subject: readonlyObject({
    referral: label('A pseudonym of the referral.'),
    client: z.nullable(label('A pseudonym.')).apply(describe, 'A pseudonym of the client, if given.'),
  }).apply(describe, 'Whom it is about.'),
  replaces: z.nullable(RecordId).apply(describe, 'An earlier decision that it replaces, if any.'),
  referralSource: z
    .nullable(code('The id of a source.'))
    .apply(describe, 'Who sent the referral, where it is known.'),
  groups: z.nullable(erasable(Groups)).apply(describe, 'Groups for reports, where they were given.'),
  course: CourseSchema.apply(describe, 'What is proposed, in short. It stays when the rest is erased.'),
  provenance: DecisionProvenance.apply(describe, 'What the decision was made with.'),
  facts: erasable(z.record(z.string(), FactValue)).apply(describe, 'Every fact; null is unknown.'),
  origins: erasable(z.record(z.string(), readonlyObject(whereFrom))).apply(
    describe,
    'Where each fact comes from.',
  ),
  verdicts: erasable(z.readonly(z.record(z.string(), z.enum(['met', 'not-met', 'undetermined'])))).apply(
    describe,
    'What every rule came to, the safety floor’s included.',
  ),
  decision: erasable(DecisionDocument).apply(describe, 'The decision as it was proposed.'),
}).apply(describe, { title: 'Decision record' })
