/** What a service is: the schema that it is read by, field by field. */
import * as z from 'zod/mini'
import { describe } from '../input/describe.js'
import type { Frozen } from '../input/json.js'
import { ReadableLine, ReadableText, ShortContact } from '../input/readable-text.js'
import { CalendarDate } from '../referral/calendar-date.js'
import type { ReferralSource } from '../referral/shipped-words.js'
import { OwnWords } from '../words/own-words.js'
import { holdsSchema } from './holds-schema.js'
import { Nation, NationId } from './nation.js'

/** A word of the vocabulary: whether it is one of them is told when a triage is made. */
const word = (description: string) =>
  z.string().check(z.minLength(1), z.maxLength(100)).apply(describe, description)

/** A lower and an upper end, either of which may be left open. */
const Range = (unit: string, max: number) =>
  z.strictObject({
    min: z.optional(z.int().check(z.minimum(0), z.maximum(max))).apply(describe, `The least, in ${unit}.`),
    max: z.optional(z.int().check(z.minimum(0), z.maximum(max))).apply(describe, `The most, in ${unit}.`),
  })

/**
 * Whether a service has a place for somebody: the codes of the value set *Capacity Status* of HL7's guide SDOH Clinical Care (version
 * 3.0.0, STU 3). F.
 */
export const CAPACITY_STATUSES = [
  'capacity',
  'no-capacity',
  'waitlist',
  'additional-assessment-required',
] as const
/** Whether a service has a place: `capacity`, `no-capacity`, `waitlist` (none, and a list to wait on), `additional-assessment-required`. */
export type CapacityStatus = (typeof CAPACITY_STATUSES)[number]

/** Whether a service has a place on the day, as the caller says. It moves when support can start, and nothing else. */
const capacitySchema = z.strictObject({
  status: z.enum(CAPACITY_STATUSES).apply(describe, 'Whether the service has a place for somebody.'),
  from: z
    .exactOptional(CalendarDate)
    .apply(describe, 'The first day on which support can start, YYYY-MM-DD, if it is known.'),
})
/** Whether a service has a place on the day, as the caller says. It moves when support can start, and nothing else. */
export interface Capacity extends Frozen<z.infer<typeof capacitySchema>> {
  /** Whether it has a place, in the codes of HL7's guide SDOH Clinical Care. */
  readonly status: CapacityStatus
  /** The first day on which support can start, `YYYY-MM-DD`, if it is known. */
  readonly from?: string
}

/** A social prescribing service: whom it takes, where, for how long. What is absent is not stated. */
export const Service = z
  .strictObject({
    $schema: z.optional(z.string()).apply(describe, 'For editors: where the JSON Schema is.'),
    id: z
      .string()
      .check(z.regex(/^[a-z0-9][a-z0-9-]*$/))
      .apply(describe, 'Short name, in kebab case.'),
    title: ReadableLine('The name people use.'),
    nation: z
      .union([NationId, Nation])
      .apply(
        describe,
        'The nation it is in: `england`, `scotland`, `wales` or `northern-ireland`, or a document of your own. Contacts, helplines, names and ages come from it.',
      ),
    contact: z.optional(
      ReadableLine('How a person can reach the service, in plain words: a telephone number, an address.'),
    ),
    employer: z.optional(word('An employer.')).apply(describe, 'Who employs the link worker.'),
    ages: z.optional(Range('years', 130)).apply(describe, 'The ages served. Absent ends are open.'),
    children: z
      .optional(
        z.strictObject({
          from: z
            .int()
            .check(z.minimum(0), z.maximum(17))
            .apply(describe, 'The age in years from which it takes children.'),
          ownConsentFrom: z
            .optional(z.int().check(z.minimum(0), z.maximum(18)))
            .apply(
              describe,
              'The age in years from which they agree for themselves; 16 if it does not say. Of anybody younger somebody with parental responsibility has to agree.',
            ),
        }),
      )
      .apply(
        describe,
        'Whether it takes children, who are under 18 by law, within its ages. Absent: none, and they are sent to a service for children.',
      ),
    sources: z
      .optional(z.array(word('A source.')).check(z.minLength(1)))
      .apply(describe, 'Whom it takes referrals from.'),
    settings: z
      .optional(z.array(word('A setting.')).check(z.minLength(1)))
      .apply(describe, 'Where it sees people.'),
    weeks: z.optional(Range('weeks', 52)).apply(describe, 'How long an intervention lasts, in weeks.'),
    contacts: z.optional(Range('contacts', 100)).apply(describe, 'How many contacts there are.'),
    extension: z
      .optional(
        z.strictObject({
          allowed: z.boolean().apply(describe, 'Whether an intervention may be extended at all.'),
          when: z.optional(ReadableText('In which cases, in words.')),
        }),
      )
      .apply(describe, 'Whether and when an intervention may run longer.'),
    focus: z
      .optional(word('A group of people, or `general`.'))
      .apply(describe, 'Whom the service is for, if not for everyone.'),
    areaDeprivation: z
      .optional(z.enum(['high', 'mixed', 'low']))
      .apply(describe, 'How deprived the area served is.'),
    workerSupport: z
      .optional(z.array(word('A kind of support.')))
      .apply(describe, 'What support the link worker has.'),
    worksAlone: z
      .optional(z.boolean())
      .apply(describe, 'Whether the link worker has no link worker colleagues at hand.'),
    supervisesOthers: z.optional(z.boolean()).apply(describe, 'Whether the link worker supervises others.'),
    routeContacts: z
      .optional(z.record(z.string(), ShortContact('How to reach the route.')))
      .apply(
        describe,
        'How to reach the routes here (a telephone number, a name), by route id. Of a route of the safety floor it stands after the floor’s own contact.',
      ),
    holds: z.exactOptional(holdsSchema({})),
    capacity: z
      .exactOptional(capacitySchema)
      .apply(
        describe,
        'Whether it has a place on the day of the decision. It moves when support can start, never whether; no rule asks for it, and it is no part of the digest of the service.',
      ),
    words: z
      .optional(OwnWords)
      .apply(
        describe,
        'Words of its own, by language (`en` changes English ones) and key. What is about danger is always said, and these stand after it.',
      ),
    source: z
      .optional(
        z.strictObject({
          ref: ReadableText('The document.'),
          locator: ReadableText('Where in the document.'),
        }),
      )
      .apply(describe, 'Where these facts about the service come from.'),
  })
  .apply(describe, { title: 'Service', description: 'A social prescribing service.' })
// An interface with a field written out: the compiler then says its name, rather than all that is in it.
export interface Service extends Frozen<z.infer<typeof Service>> {
  /** Short name, in kebab case. */
  readonly id: string
  /** The nation it is in, by its id or as a document; contacts, helplines, names and ages come from it. */
  readonly nation: NationId | Nation
  /** Whether it has a place on the day, as the caller says; absent: support can start on the day of the decision. */
  readonly capacity?: Capacity
  /** Whom it takes referrals from: sources that ship, or that the rule set declares. */
  readonly sources?: readonly ReferralSource[] | undefined
}
