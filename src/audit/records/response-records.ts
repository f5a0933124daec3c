/** What a person says to a proposal, in the words of CDS Hooks' feedback: accepted, or overridden with a reason. */
import * as z from 'zod/mini'
import { describe, readonlyObject, refusal } from '../../input/describe.js'
import { words } from '../../input/readable-text.js'
import { erasable } from './commitment.js'
import { type Course, CourseSchema, lowersSafety } from './course.js'
import { ActorSchema, aboutDecision, code, label, RecordId, recordFields } from './record-fields.js'

/** What somebody looked at before they answered. It shows that a person was involved, and how. */
export const CONSIDERED = ['decision', 'reasons', 'facts', 'referral', 'client', 'health-record'] as const

const considered = z
  .readonly(z.array(z.enum(CONSIDERED)).check(z.maxLength(CONSIDERED.length)))
  .apply(describe, 'What the person looked at, or whom they talked to, before they answered.')

/** A person confirms a decision as it was proposed. */
export interface ConfirmationRecord extends z.infer<typeof ConfirmationRecordSchema> {
  /** Which type of record it is. */
  readonly type: 'confirmation'
}
export const ConfirmationRecordSchema = readonlyObject({
  ...recordFields('confirmation'),
  ...aboutDecision,
  outcome: z.literal('accepted').apply(describe, 'CDS Hooks: the proposal was accepted.'),
  by: ActorSchema.apply(describe, 'Who confirmed it.'),
  considered,
}).apply(describe, { title: 'Confirmation record' })

/** Why a proposal was overridden: a code to count by, and words. */
export const OverrideReason = readonlyObject({
  reason: readonlyObject({
    code: code('The code of the reason.'),
    system: z.nullable(label('A URI.')).apply(describe, 'The code system; null for one of your own.'),
    display: z.nullable(label('A text.')).apply(describe, 'What the code means.'),
  }).apply(describe, 'The reason as a code.'),
  userComment: erasable(words('The reason in words.')).apply(describe, 'The reason in words.'),
})
export type OverrideReason = z.infer<typeof OverrideReason>

const hasWhatItNeeds = ({ destinations, disposition, pathway, routes }: Course): boolean => {
  if (disposition === 'accept') return pathway !== null
  if (disposition === 'escalate') return routes.length > 0
  return disposition !== 'redirect' || destinations.length > 0
}

/** A person puts another course in the place of the proposed one. */
export interface OverrideRecord extends z.infer<typeof OverrideRecordSchema> {
  /** Which type of record it is. */
  readonly type: 'override'
}
export const OverrideRecordSchema = readonlyObject({
  ...recordFields('override'),
  ...aboutDecision,
  outcome: z.literal('overridden').apply(describe, 'CDS Hooks: the proposal was overridden.'),
  follows: z
    .nullable(RecordId)
    .apply(describe, 'The earlier override whose course it replaces; null where it replaces the proposal.'),
  from: CourseSchema.apply(describe, 'What stood before.'),
  to: CourseSchema.check(
    z.refine(
      hasWhatItNeeds,
      refusal('the course does not say where the person goes', {
        code: 'missing',
        hint: 'name the pathway, the routes or the destinations',
      }),
    ),
  ).apply(describe, 'What stands now.'),
  by: ActorSchema.apply(describe, 'Who overrode it.'),
  considered,
  overrideReason: OverrideReason.apply(describe, 'Why.'),
})
  .check(
    z.refine(({ by, from, to }) => by.clinical || !lowersSafety(from, to), {
      path: ['by', 'clinical'],
      ...refusal('an escalation can be overridden downwards only in a clinical role', {
        code: 'clinical-role-needed',
        hint: 'have a clinician decide, and record it with `clinical: true`; until then the escalation stands',
      }),
    }),
  )
  .apply(describe, { title: 'Override record' })
