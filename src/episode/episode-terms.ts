/** What an episode takes over from its decision: how long it may last, and what the decision was made with. */
import * as z from 'zod/mini'
import type { Intervention } from '../decision/decision.js'
import type { Provenance } from '../decision/provenance.js'
import { describe, readonlyObject } from '../input/describe.js'
import { words } from '../input/readable-text.js'
import { CalendarDate } from '../referral/calendar-date.js'
import { WIDEST_ENVELOPE } from '../rule-set/envelope.js'

/** Inside the widest envelope, whatever a rule set says. */
const week = (description: string) =>
  z.int().check(z.minimum(WIDEST_ENVELOPE.min), z.maximum(WIDEST_ENVELOPE.max)).apply(describe, description)
const contact = (description: string) =>
  z.int().check(z.minimum(0), z.maximum(100)).apply(describe, description)

/** What an extension turns on. */
export const ExtensionCause = z.literal(['rule', 'notStated', 'notAllowed', 'noCause', 'atLongest'])

/** The limits of an intervention, as the decision sets them. Weeks and contacts are never converted. */
export const InterventionTerms = readonlyObject({
  weeks: readonlyObject({
    min: week('The fewest weeks.'),
    max: week('The most weeks without an extension.'),
  }).apply(describe, 'How many weeks of support there are.'),
  contacts: z
    .nullable(readonlyObject({ min: contact('The fewest contacts.'), max: contact('The most contacts.') }))
    .apply(describe, 'How many contacts there are; null where they are not limited.'),
  extension: readonlyObject({
    possible: z.boolean().apply(describe, 'Whether the episode may be extended.'),
    maxWeeks: z
      .nullable(week('The most weeks in all.'))
      .apply(describe, 'The most weeks in all, extension included; null where none is possible.'),
    because: z.exactOptional(ExtensionCause).apply(describe, 'What it turns on.'),
    reason: words('Why, in plain words.'),
  }).apply(describe, 'Whether and how far the episode may be extended.'),
}) satisfies z.ZodMiniType<Intervention>

const id = (description: string) =>
  z.string().check(z.minLength(1), z.maxLength(200)).apply(describe, description)

const document = (description: string) =>
  readonlyObject({ id: id('Its id.'), version: id('Its version.'), digest: id('Its digest.') }).apply(
    describe,
    description,
  )

/** Which referral an episode follows. */
export const ReferralId = z
  .string()
  .check(z.minLength(1), z.maxLength(10_000))
  .apply(describe, 'The id of the referral.')

/** Which pathway it is on. */
export const PathwayId = z
  .string()
  .check(z.minLength(1), z.maxLength(200))
  .apply(describe, 'The id of the pathway.')

/** What the decision was made with, so that the episode can be traced back to it. */
export const DecisionProvenance = readonlyObject({
  ruleSet: document('The rule set.'),
  safetyFloor: document('The safety floor welded under it.'),
  service: readonlyObject({ id: id('Its id.'), digest: id('Its digest.') }).apply(describe, 'The service.'),
  words: z
    .exactOptional(
      readonlyObject({
        language: z.literal('en').apply(describe, 'The language.'),
        digest: id('Their digest.'),
      }),
    )
    .apply(describe, 'The words that it says.'),
  vocabulary: z
    .exactOptional(readonlyObject({ digest: id('Its digest.') }))
    .apply(describe, 'The vocabulary.'),
  signals: z
    .exactOptional(readonlyObject({ digest: id('Their digest.') }))
    .apply(describe, 'The lists that danger in notes is found by, where notes were searched already.'),
  nation: z
    .exactOptional(readonlyObject({ id: id('Its id.'), digest: id('Its digest.') }))
    .apply(describe, 'The nation, where services stated one already.'),
  library: readonlyObject({ name: id('Its name.'), version: id('Its version.') }).apply(
    describe,
    'The library.',
  ),
  receivedOn: z
    .exactOptional(CalendarDate)
    .apply(describe, 'The date the referral was received, where decisions stated it already.'),
  asOf: CalendarDate.apply(describe, 'The date it was decided at.'),
}) satisfies z.ZodMiniType<Provenance>
