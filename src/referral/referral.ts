/** What a referral is: the schema that it is read by, field by field. */
import * as z from 'zod/mini'
import { describe } from '../input/describe.js'
import type { Frozen } from '../input/json.js'
import { REFERRAL_LIMITS } from '../input/json-limits.js'
import { memoize } from '../input/memoize.js'
import { type Agreements, agreementsSchema } from './agreements.js'
import { consentSchema, datedAnswerSchema, type GivenConsent } from './answered.js'
import { type Assessment, assessmentSchema } from './assessment-schema.js'
import { BirthDate, CalendarDate } from './calendar-date.js'
import { answer, type RiskName, Risks, risksSchema } from './risks.js'
import { type NeedDomain, NO_TEAM, type ReferralSource, type TeamId } from './shipped-words.js'
import { idsOf, shippedVocabulary, type Vocabulary } from './vocabulary.js'

export { type RiskName, Risks }

/** What is known of the person. Every answer is optional: absent or null means that nobody asked. */
export const Client = z.strictObject({
  id: z
    .nullish(z.string().check(z.minLength(1)))
    .apply(describe, 'Your own reference for the client; never a name.'),
  dateOfBirth: z
    .nullish(BirthDate)
    .apply(
      describe,
      'Date of birth. Where only the year or the month is known, its last day. One that cannot be right (over 115 years ago, or 1900-01-01) is asked about.',
    ),
  parentalConsent: answer('Whether somebody with parental responsibility agrees, of a child.'),
  longTermConditions: z
    .nullish(z.int().check(z.minimum(0), z.maximum(50)))
    .apply(describe, 'How many long-term physical or mental health conditions the client has.'),
  housebound: answer('Whether the client cannot leave home without help.'),
  supportToLeaveHome: answer(
    'Whether someone (a care worker, family) can accompany the client out of the house.',
  ),
  carer: answer('Whether the client looks after somebody, unpaid.'),
  capacityInDoubt: answer(
    'Whether there is reason to doubt that the client can make this decision. Left out: it is presumed that they can.',
  ),
  interpreterNeeded: answer('Whether the client needs an interpreter.'),
  communicationNeeds: answer(
    'Whether the client needs another way of talking or of reading, or another adjustment: Easy Read, large print, sign language, more time.',
  ),
  perinatal: answer('Whether the client is pregnant, or gave birth in the last year.'),
  mayCall: answer(
    'Whether the client may be rung: a “no” where somebody may listen, or for any other reason.',
  ),
  mayLeaveMessage: answer('Whether a message may be left for the client.'),
  mayWrite: answer('Whether letters may be sent to where the client lives.'),
  selfNavigation: z
    .nullish(z.enum(['confident', 'needs-some-help', 'needs-support']))
    .apply(describe, 'How able the client is to find their own way to a service after a brief conversation.'),
})
// Interfaces with a field written out, here and below: the compiler then says their names, rather than all that is in them.
export interface Client extends Frozen<z.infer<typeof Client>> {
  /** Date of birth, `YYYY-MM-DD`. */
  readonly dateOfBirth?: CalendarDate | null | undefined
}

/** A need that was recognised. */
export interface Need {
  /** What the need is about: a domain that ships, or one that the rule set declares. */
  readonly domain: NeedDomain
}

/** A value for a fact that the rule set declares for itself. */
export const LocalValue = z.union([z.boolean(), z.int(), z.string(), z.array(z.string()), datedAnswerSchema])
export type LocalValue = Frozen<z.infer<typeof LocalValue>>

/** One of some words. */
const oneOf = (ids: readonly string[]) => z.enum([...ids])

/** A referral to a social prescribing link worker, as half-filled as they arrive, in the words of a vocabulary: its schema. */
export const referralSchema = memoize((vocabulary: Vocabulary) =>
  z
    .strictObject({
      $schema: z.optional(z.string()).apply(describe, 'For editors: where the JSON Schema is.'),
      id: z.string().check(z.minLength(1)).apply(describe, 'Your own reference for the referral.'),
      receivedOn: CalendarDate.apply(describe, 'The date it was received.'),
      source: z.nullish(oneOf(idsOf(vocabulary.sources))).apply(describe, 'Who sent the referral.'),
      referrerTeam: z
        .nullish(oneOf([...idsOf(vocabulary.teams), NO_TEAM]))
        .apply(
          describe,
          'The team that whoever referred is in, `none` where it is none of them. Left out: what the source says by itself.',
        ),
      consent: consentSchema,
      client: z.nullish(Client).apply(describe, 'What is known of the client.'),
      needs: z
        .nullish(
          z
            .array(
              z.strictObject({
                domain: oneOf(idsOf(vocabulary.needs)).apply(describe, 'What the need is about.'),
              }),
            )
            .check(z.maxLength(200)),
        )
        .apply(
          describe,
          'The needs that were recognised. Absent: not recorded, or check boxes that nobody touched. Empty: somebody looked and found none.',
        ),
      agreements: z
        .nullish(agreementsSchema(vocabulary))
        .apply(
          describe,
          'By the id of another team, whether it agrees to social prescribing beside what it does, with the day it said so if you have it. A team that refers agrees by that.',
        ),
      risks: z.nullish(risksSchema(vocabulary)).apply(describe, 'The answers about risk.'),
      assessments: z
        .nullish(z.array(assessmentSchema(vocabulary.instruments)).check(z.maxLength(200)))
        .apply(describe, 'Questionnaires that were completed.'),
      local: z
        .nullish(z.record(z.string(), z.nullable(LocalValue)))
        .apply(describe, 'Values of the local facts that the rule set declares, by name.'),
      notes: z
        .nullish(z.string().check(z.maxLength(REFERRAL_LIMITS.text)))
        .apply(
          describe,
          'What was written that has no other field, whole: 10,000 characters at most. It is searched for phrases of danger, which can raise a decision and never lower it. A person reads it in full.',
        ),
    })
    .apply(describe, {
      title: 'Referral',
      description:
        'A referral to a social prescribing link worker. A form’s “not known” or untouched box is absent, never “unsure”.',
    }),
)

/** The schema of a referral in the words that ship. */
export const Referral = referralSchema(shippedVocabulary)
export interface Referral extends Frozen<z.infer<typeof Referral>> {
  /** Who sent it: a source that ships, or one that the rule set declares. */
  readonly source?: ReferralSource | null | undefined
  /** Whether the person agrees, and who said so. Left out where they refer themselves: then they agree to be contacted. */
  readonly consent?: GivenConsent | null | undefined
  /** The team that whoever referred is in, `none` where it is none of them. Left out: what the source says by itself. */
  readonly referrerTeam?: TeamId | null | undefined
  /** What other teams agree to, by team: one that ships, or one that the rule set declares. */
  readonly agreements?: Agreements | null | undefined
  /** What is known of the client. */
  readonly client?: Client | null | undefined
  /** The needs that were recognised. Absent: not recorded, or check boxes that nobody touched. Empty: somebody looked and found none. */
  readonly needs?: readonly Need[] | null | undefined
  /** The answers about risk. */
  readonly risks?: Risks | null | undefined
  /** Questionnaires that were completed. */
  readonly assessments?: readonly Assessment[] | null | undefined
}

/**
 * A referral as you write it down, half-filled as it may be: an editor completes and checks its keys and answers.
 * Leave out what nobody asked; an answer not given never counts as "no". A form's “not known” or untouched box is absent, never
 * `unsure`; when it is read, empty text (`''`) is absent, the `id` apart.
 */
export interface ReferralInput extends Referral {}
