import * as z from 'zod'
import { DecisionProvenance } from '../../episode/episode-terms.js'
import { CalendarDate } from '../../referral/calendar-date.js'
import { ReferralSource } from '../../referral/referral-source.js'
import { erasable } from './commitment.js'
import { Course } from './course.js'
import { DecisionDocument, FactOrigin, FactValue } from './decision-schema.js'
import { code, everyRecord, label, RecordId } from './record-fields.js'

/** Groups that a report may compare, where the caller supplies them. Nothing is decided by them. */
export const Groups = z
  .strictObject({
    deprivation: z
      .int()
      .min(1)
      .max(10)
      .nullable()
      .meta({ description: 'The decile of an index of multiple deprivation; 1 is the most deprived.' }),
    ageBand: code('An age band, such as `65-74`.').nullable().meta({ description: 'An age band.' }),
    sex: code('The sex, by the caller’s codes.').nullable().meta({ description: 'The sex, as recorded.' }),
  })
  .readonly()
export type Groups = z.infer<typeof Groups>

/** A decision as it was proposed, with all that is needed to derive it again. */
export const DecisionRecord = z
  .strictObject({
    ...everyRecord,
    type: z.literal('decision').meta({ description: 'What sort of record it is.' }),
    subject: z
      .strictObject({
        referral: label('A pseudonym of the referral.'),
        client: label('A pseudonym.')
          .nullable()
          .meta({ description: 'A pseudonym of the client, if given.' }),
      })
      .readonly()
      .meta({ description: 'Whom it is about.' }),
    replaces: RecordId.nullable().meta({ description: 'An earlier decision that it replaces, if any.' }),
    referralSource: ReferralSource.nullable().meta({
      description: 'Who sent the referral, where it is known.',
    }),
    groups: erasable(Groups).nullable().meta({ description: 'Groups for reports, where they were given.' }),
    course: Course.meta({ description: 'What is proposed, in short. It stays when the rest is erased.' }),
    provenance: DecisionProvenance.meta({ description: 'What the decision was made with.' }),
    facts: erasable(z.record(z.string(), FactValue)).meta({ description: 'Every fact; null is unknown.' }),
    origins: erasable(
      z.record(
        z.string(),
        z
          .strictObject({
            origin: FactOrigin,
            from: z.array(z.string()).readonly().meta({ description: 'The places that it rests on.' }),
            completedOn: CalendarDate.exactOptional().meta({
              description: 'The day of the questionnaire that it rests on.',
            }),
          })
          .readonly(),
      ),
    ).meta({ description: 'Where each fact comes from.' }),
    verdicts: erasable(z.record(z.string(), z.enum(['met', 'not-met', 'undetermined'])).readonly()).meta({
      description: 'What every rule came to, the safety floor’s included.',
    }),
    decision: erasable(DecisionDocument).meta({ description: 'The decision as it was proposed.' }),
  })
  .readonly()
  .meta({ title: 'Decision record' })
export type DecisionRecord = z.infer<typeof DecisionRecord>
