/** What a person says to a proposal, in the words of CDS Hooks' feedback: accepted, or overridden with a reason. */
import * as z from 'zod'
import { erasable } from './commitment.js'
import { Course, lowersSafety } from './course.js'
import { Actor, aboutDecision, code, everyRecord, label, RecordId, words } from './record-fields.js'

/** What somebody looked at before they answered. It shows that a person was involved, and how. */
export const CONSIDERED = ['decision', 'reasons', 'facts', 'referral', 'client', 'health-record'] as const

const considered = z
  .array(z.enum(CONSIDERED))
  .max(CONSIDERED.length)
  .readonly()
  .meta({ description: 'What the person looked at, or whom they talked to, before they answered.' })

/** A person confirms a decision as it was proposed. */
export const ConfirmationRecord = z
  .strictObject({
    ...everyRecord,
    type: z.literal('confirmation').meta({ description: 'What sort of record it is.' }),
    ...aboutDecision,
    outcome: z.literal('accepted').meta({ description: 'CDS Hooks: the proposal was accepted.' }),
    by: Actor.meta({ description: 'Who confirmed it.' }),
    considered,
  })
  .readonly()
  .meta({ title: 'Confirmation record' })
export type ConfirmationRecord = z.infer<typeof ConfirmationRecord>

/** Why a proposal was overridden: a code to count by, and words. */
export const OverrideReason = z
  .strictObject({
    reason: z
      .strictObject({
        code: code('The code of the reason.'),
        system: label('A URI.')
          .nullable()
          .meta({ description: 'The code system; null for one of your own.' }),
        display: label('A text.').nullable().meta({ description: 'What the code means.' }),
      })
      .readonly()
      .meta({ description: 'The reason as a code.' }),
    userComment: erasable(words('The reason in words.')).meta({ description: 'The reason in words.' }),
  })
  .readonly()
export type OverrideReason = z.infer<typeof OverrideReason>

const hasWhatItNeeds = ({ destinations, disposition, pathway, routes }: Course): boolean => {
  if (disposition === 'accept') return pathway !== null
  if (disposition === 'escalate') return routes.length > 0
  return disposition !== 'redirect' || destinations.length > 0
}

/** A person puts another course in the place of the proposed one. */
export const OverrideRecord = z
  .strictObject({
    ...everyRecord,
    type: z.literal('override').meta({ description: 'What sort of record it is.' }),
    ...aboutDecision,
    outcome: z.literal('overridden').meta({ description: 'CDS Hooks: the proposal was overridden.' }),
    follows: RecordId.nullable().meta({
      description: 'The earlier override whose course it replaces; null where it replaces the proposal.',
    }),
    from: Course.meta({ description: 'What stood before.' }),
    to: Course.refine(hasWhatItNeeds, {
      error: 'the course does not say where the person goes',
      params: { code: 'missing', hint: 'name the pathway, the routes or the destinations' },
    }).meta({ description: 'What stands now.' }),
    by: Actor.meta({ description: 'Who overrode it.' }),
    considered,
    overrideReason: OverrideReason.meta({ description: 'Why.' }),
  })
  .refine(({ by, from, to }) => by.clinical || !lowersSafety(from, to), {
    path: ['by', 'clinical'],
    error: 'an escalation can be overridden downwards only in a clinical role',
    params: {
      code: 'clinical-role-needed',
      hint: 'have a clinician decide, and record it with `clinical: true`; until then the escalation stands',
    },
  })
  .readonly()
  .meta({ title: 'Override record' })
export type OverrideRecord = z.infer<typeof OverrideRecord>
