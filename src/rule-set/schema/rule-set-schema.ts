/** The shape of a rule set document. Its rules and conditions are checked one by one, elsewhere. */
import * as z from 'zod/mini'
import { describe, refusal } from '../../input/describe.js'
import { lazy } from '../../input/memoize.js'
import { ReadableLine, ReadableText } from '../../input/readable-text.js'
import { mayTellSchema } from '../../referral/audience.js'
import { CalendarDate } from '../../referral/calendar-date.js'
import { holdsSchema } from '../../service/holds-schema.js'
import { WIDEST_ENVELOPE } from '../envelope.js'
import { durationMinutes, ISO_DURATION_PATTERN } from '../iso-duration.js'
import { DigestText, extendsSchema, mergedFromSchema, Version } from '../merging/merged-from.js'
import { DISPOSITIONS } from '../rule-set.js'
import { invariantSchema } from './invariant-schema.js'
import { KindOfRoute } from './kind-of-route.js'
import { localFactSchema } from './local-fact-schema.js'
import { Name } from './names.js'
import { ruleSourceSchema } from './rule-schema.js'
import { vocabularySchema } from './vocabulary-schema.js'

const dispositions = lazy(() => z.enum(DISPOSITIONS))

/** For editors: `check` says the same of weeks in words of its own, and of the envelope that the rule set states. */
const BOUNDS = {
  weeks: { minimum: WIDEST_ENVELOPE.min, maximum: WIDEST_ENVELOPE.max },
  contacts: {},
}

/** A number of weeks or contacts, both ends included. */
const LimitsSchema = (unit: 'weeks' | 'contacts') => {
  const count = z.int().check(z.minimum(1), z.maximum(1000))
  return z.strictObject({
    min: count.apply(describe, { description: `The least, in ${unit}.`, ...BOUNDS[unit] }),
    max: count.apply(describe, { description: `The most, in ${unit}.`, ...BOUNDS[unit] }),
  })
}

const sourceSchema = lazy(() =>
  z.strictObject({
    id: Name('Id of the source, in kebab case.'),
    title: ReadableText('The document, as one would cite it.'),
    url: z.exactOptional(ReadableText('Where it can be read.')),
  }),
)

const pathwaySchema = lazy(() =>
  z.strictObject({
    id: Name('Id of the pathway, in kebab case.'),
    title: ReadableText('The name people use.'),
    description: ReadableText('What the pathway offers.'),
    forClient: z
      .exactOptional(z.array(ReadableLine('In plain words.')).check(z.minLength(1), z.maxLength(8)))
      .apply(
        describe,
        'What the person reads that you can do for them, a sentence each; it names no danger.',
      ),
    weeks: LimitsSchema('weeks').apply(describe, 'How long it lasts, in weeks, inside the envelope.'),
    contacts: z
      .exactOptional(LimitsSchema('contacts'))
      .apply(describe, 'How many contacts there are: a limit of its own, never converted into weeks.'),
    source: z.exactOptional(ruleSourceSchema()),
  }),
)

const routeSchema = lazy(() =>
  z.strictObject({
    id: Name('Id of the route, in kebab case.'),
    title: ReadableLine('Who or what the route leads to.'),
    kind: KindOfRoute('What sort of help it leads to: a kind of the safety floor, or one of the vocabulary.'),
    within: z
      .string()
      .check(
        z.refine(
          (text) => durationMinutes(text) !== null,
          refusal('the text is not an ISO 8601 duration of weeks, days, hours or minutes', {
            hint: 'write `PT0S` for now, `PT4H` for four hours, `P1D` for the same calendar day',
          }),
        ),
      )
      .apply(describe, {
        description:
          'By when, as an ISO 8601 duration from the decision: PT0S is now, P1D the same calendar day.',
        pattern: ISO_DURATION_PATTERN.source,
      }),
    before: z.exactOptional(
      Name(
        'Id of a route, as urgent and of the same kind, that this one is listed before; of the safety floor, one that no other names.',
      ),
    ),
    contact: ReadableLine(
      'How to reach it: two words or more, or a number. Of a route of the safety floor it stands after the floor’s own.',
    ),
    instruction: z.exactOptional(
      ReadableLine(
        'What the link worker does on this route, in plain words. Of a route of the safety floor it is added to the floor’s own.',
      ),
    ),
  }),
)

const destinationSchema = lazy(() =>
  z.strictObject({
    id: Name('Id of the destination, in kebab case.'),
    title: ReadableLine('The place, as the referrer knows it.'),
    team: z.exactOptional(Name('Id of the team that people are sent to, unless it refers them itself.')),
    mayTell: z.exactOptional(mayTellSchema()),
    contact: z.exactOptional(ReadableLine('How to reach it.')),
    advice: ReadableLine('What the referrer can do, in plain words.'),
    forClient: z.exactOptional(
      ReadableLine('What the person is told, in plain words, without naming a risk.'),
    ),
    covers: z
      .exactOptional(
        z
          .union([z.literal('all'), z.array(Name('The id of a need.')).check(z.minLength(1))])
          .apply(describe, {
            uniqueItems: true,
          }),
      )
      .apply(
        describe,
        'The needs that the place takes on, or `all` of them. Of a redirect, the needs that no place takes on are listed; left out: none is taken on.',
      ),
  }),
)

const actionSchema = lazy(() =>
  z.strictObject({
    id: Name('Id of the action, in kebab case.'),
    title: ReadableLine('The action in a few words.'),
    for: z
      .enum(['client', 'link-worker', 'service'])
      .apply(describe, 'Work with the client, support for the link worker, or a matter for the service.'),
    dispositions: z.array(dispositions()).check(z.minLength(1)).apply(describe, {
      description: 'The dispositions of a decision that the action belongs to.',
      uniqueItems: true,
    }),
    instruction: ReadableLine('What to do, in plain words.'),
    beforeAsking: z
      .exactOptional(z.literal(true))
      .apply(describe, 'That it comes before the person is asked anything, as an interpreter does.'),
    forClient: z.exactOptional(
      ReadableLine(
        'What the person reads of it while the referral waits or goes elsewhere, if every rule that calls for it may be told to them.',
      ),
    ),
    forReferrer: z.exactOptional(
      ReadableLine(
        'What whoever referred reads of it then, such as what they can do themselves, if every rule that calls for it may be told to them.',
      ),
    ),
  }),
)

/** A rule set document, its rules and named conditions of any shape. */
export const ruleSetSchema = lazy(() =>
  z
    .strictObject({
      $schema: z.exactOptional(z.string()).apply(describe, 'For editors: where the JSON Schema is.'),
      id: Name('Id of the rule set, in kebab case.'),
      version: Version('Version of the rule set: three numbers with dots, such as 1.0.0.'),
      title: ReadableText('What the rule set is called.'),
      description: z.exactOptional(ReadableText('What the rule set is for.')),
      effective: z
        .strictObject({
          from: CalendarDate.apply(describe, 'The first day it may be used, YYYY-MM-DD.'),
          to: z.exactOptional(CalendarDate).apply(describe, 'The last day it may be used, YYYY-MM-DD.'),
        })
        .apply(describe, 'When the rule set may be used.'),
      extends: z
        .exactOptional(extendsSchema())
        .apply(
          describe,
          'The rule set that this one extends: it adds to its lists, and may replace its rules by name. Absent in a bundle, where the two are merged.',
        ),
      mergedFrom: z
        .exactOptional(mergedFromSchema())
        .apply(describe, 'In a bundle: the rule set that it extends, and which of its rules are replaced.'),
      envelope: z
        .exactOptional(
          z.strictObject({
            weeks: LimitsSchema('weeks').apply(
              describe,
              `The weeks that no intervention may leave: inside ${WIDEST_ENVELOPE.min} to ${WIDEST_ENVELOPE.max}.`,
            ),
          }),
        )
        .apply(
          describe,
          'What no pathway and no service may leave. That of the rule set it extends, if left out there.',
        ),
      holds: z.exactOptional(holdsSchema({ source: ruleSourceSchema() })),
      sources: z
        ._default(z.array(sourceSchema()), [])
        .apply(describe, 'The documents that the rules rest on.'),
      vocabulary: z.exactOptional(vocabularySchema()),
      pathways: z
        ._default(z.array(pathwaySchema()).check(z.maxLength(100)), [])
        .apply(describe, 'The kinds of support, from the least to the most intensive.'),
      routes: z._default(z.array(routeSchema()), []).apply(describe, 'Where escalations go.'),
      destinations: z._default(z.array(destinationSchema()), []).apply(describe, 'Where redirects go.'),
      actions: z._default(z.array(actionSchema()), []).apply(describe, 'What there may be to do.'),
      localFacts: z._default(z.array(localFactSchema()), []).apply(describe, 'Facts of the rule set’s own.'),
      conditions: z
        ._default(z.record(Name('Name of the condition, in kebab case.'), z.unknown()), {})
        .apply(describe, 'Conditions that rules refer to by name.'),
      invariants: z
        ._default(z.array(invariantSchema()), [])
        .apply(describe, 'What must hold of every decision.'),
      rules: z
        ._default(z.array(z.unknown()), [])
        .apply(describe, 'The rules. Absent in a directory, where each has a file of its own.'),
      digest: z
        .exactOptional(DigestText)
        .apply(describe, 'SHA-256 over the canonical JSON of everything else; verified when it is read.'),
    })
    .apply(describe, {
      title: 'Rule set',
      description: 'A versioned policy: what rules refer to, and the rules.',
    }),
)
