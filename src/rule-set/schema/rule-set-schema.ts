/** The shape of a rule set document. Its rules and conditions are checked one by one, elsewhere. */
import * as z from 'zod/mini'
import { meta } from '../../meta.js'
import { once } from '../../once.js'
import { CalendarDate } from '../../referral/calendar-date.js'
import { durationMinutes, ISO_DURATION_PATTERN } from '../iso-duration.js'
import { Name, Words } from '../reading/names.js'
import { DISPOSITIONS, ROUTE_KINDS } from '../rule-set.js'
import { localFactSchema } from './local-fact-schema.js'

const kinds = once(() => z.enum(ROUTE_KINDS))
const dispositions = once(() => z.enum(DISPOSITIONS))

/** A number of weeks or contacts, both ends included. */
const LimitsSchema = (unit: 'weeks' | 'contacts') =>
  z.strictObject({
    min: z
      .int()
      .check(z.minimum(1), z.maximum(1000))
      .apply(meta, { description: `The least, in ${unit}.` }),
    max: z
      .int()
      .check(z.minimum(1), z.maximum(1000))
      .apply(meta, { description: `The most, in ${unit}.` }),
  })

const sourceSchema = once(() =>
  z.strictObject({
    id: Name('Id of the source, in kebab case.'),
    title: Words('The document, as one would cite it.'),
    url: z.exactOptional(Words('Where it can be read.')),
  }),
)

const pathwaySchema = once(() =>
  z.strictObject({
    id: Name('Id of the pathway, in kebab case.'),
    title: Words('The name people use.'),
    description: Words('What the pathway offers.'),
    weeks: LimitsSchema('weeks').apply(meta, {
      description: 'How long it lasts, in weeks, inside the envelope.',
    }),
    contacts: z.exactOptional(LimitsSchema('contacts')).apply(meta, {
      description: 'How many contacts there are: a limit of its own, never converted into weeks.',
    }),
  }),
)

const routeSchema = once(() =>
  z.strictObject({
    id: Name('Id of the route, in kebab case.'),
    title: Words('Who or what the route leads to.'),
    kind: kinds().apply(meta, { description: 'What sort of help it leads to.' }),
    within: z
      .string()
      .check(
        z.refine((text) => durationMinutes(text) !== null, {
          error: 'the text is not an ISO 8601 duration of weeks, days, hours or minutes',
          params: { hint: 'write `PT0S` for now, `PT4H` for four hours, `P1D` for the same calendar day' },
        }),
      )
      .apply(meta, {
        description:
          'By when, as an ISO 8601 duration from the decision: PT0S is now, P1D the same calendar day.',
        pattern: ISO_DURATION_PATTERN.source,
      }),
    before: z.exactOptional(
      Name('Id of a route, as urgent and of the same kind, that this one is listed before.'),
    ),
    contact: Words('How to reach it.'),
    instruction: z.exactOptional(Words('What the link worker does on this route, in plain words.')),
  }),
)

const destinationSchema = once(() =>
  z.strictObject({
    id: Name('Id of the destination, in kebab case.'),
    title: Words('The place, as the referrer knows it.'),
    contact: z.exactOptional(Words('How to reach it.')),
    advice: Words('What the referrer can do, in plain words.'),
    forClient: z.exactOptional(Words('What the person is told, in plain words, without naming a risk.')),
  }),
)

const actionSchema = once(() =>
  z.strictObject({
    id: Name('Id of the action, in kebab case.'),
    title: Words('The action in a few words.'),
    for: z.enum(['client', 'link-worker', 'service']).apply(meta, {
      description: 'Work with the client, support for the link worker, or a matter for the service.',
    }),
    dispositions: z.array(dispositions()).check(z.minLength(1)).apply(meta, {
      description: 'The dispositions of a decision that the action belongs to.',
      uniqueItems: true,
    }),
    instruction: Words('What to do, in plain words.'),
  }),
)

/** Something that must hold of every decision, its condition of any shape. */
export const invariantSchema = once(() =>
  z.strictObject({
    name: Name('Name of the invariant, in kebab case.'),
    title: Words('What must hold, as a sentence.'),
    when: z.unknown().apply(meta, { description: 'Wherever this is true …' }),
    // biome-ignore lint/suspicious/noThenProperty: the document's own word, and nothing awaits it
    then: z
      .strictObject({
        disposition: z
          .exactOptional(z.tuple([dispositions()], dispositions()))
          .apply(meta, { description: 'The decision has one of these dispositions.' }),
        notPathway: z
          .exactOptional(Name('The id of a pathway.'))
          .apply(meta, { description: 'The decision has not this pathway.' }),
        routeKind: z
          .exactOptional(kinds())
          .apply(meta, { description: 'One of its escalations leads to help of this kind.' }),
      })
      .check(
        z.refine((then) => Object.keys(then).length > 0, {
          error: 'the invariant asks nothing of the decision',
          params: { code: 'missing', hint: 'use at least one of `disposition`, `notPathway`, `routeKind`' },
        }),
      )
      .apply(meta, { description: '… the decision must be so.', minProperties: 1 }),
  }),
)

/** A rule set document, its rules and named conditions of any shape. */
export const ruleSetSchema = once(() =>
  z
    .strictObject({
      $schema: z
        .exactOptional(z.string())
        .apply(meta, { description: 'For editors: where the JSON Schema is.' }),
      id: Name('Id of the rule set, in kebab case.'),
      version: z
        .string()
        .check(z.regex(/^\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?$/))
        .apply(meta, { description: 'Version of the rule set: three numbers with dots, such as 1.0.0.' }),
      title: Words('What the rule set is called.'),
      description: z.exactOptional(Words('What the rule set is for.')),
      effective: z
        .strictObject({
          from: CalendarDate.apply(meta, { description: 'The first day it may be used, YYYY-MM-DD.' }),
          to: z
            .exactOptional(CalendarDate)
            .apply(meta, { description: 'The last day it may be used, YYYY-MM-DD.' }),
        })
        .apply(meta, { description: 'When the rule set may be used.' }),
      envelope: z
        .strictObject({
          weeks: LimitsSchema('weeks').apply(meta, {
            description: 'The weeks that no intervention may leave: inside 6 to 12.',
          }),
        })
        .apply(meta, { description: 'What no pathway and no service may leave.' }),
      sources: z
        ._default(z.array(sourceSchema()), [])
        .apply(meta, { description: 'The documents that the rules rest on.' }),
      pathways: z
        ._default(z.array(pathwaySchema()), [])
        .apply(meta, { description: 'The kinds of support, from the least to the most intensive.' }),
      routes: z._default(z.array(routeSchema()), []).apply(meta, { description: 'Where escalations go.' }),
      destinations: z
        ._default(z.array(destinationSchema()), [])
        .apply(meta, { description: 'Where redirects go.' }),
      actions: z
        ._default(z.array(actionSchema()), [])
        .apply(meta, { description: 'What there may be to do.' }),
      localFacts: z
        ._default(z.array(localFactSchema()), [])
        .apply(meta, { description: 'Facts of the rule set’s own.' }),
      conditions: z
        ._default(z.record(Name('Name of the condition, in kebab case.'), z.unknown()), {})
        .apply(meta, { description: 'Conditions that rules refer to by name.' }),
      invariants: z
        ._default(z.array(invariantSchema()), [])
        .apply(meta, { description: 'What must hold of every decision.' }),
      rules: z
        ._default(z.array(z.unknown()), [])
        .apply(meta, { description: 'The rules. Absent in a directory, where each has a file of its own.' }),
      digest: z.exactOptional(z.string().check(z.regex(/^sha256:[0-9a-f]{64}$/))).apply(meta, {
        description: 'SHA-256 over the canonical JSON of everything else; verified when it is read.',
      }),
    })
    .apply(meta, {
      title: 'Rule set',
      description: 'A versioned policy: what rules refer to, and the rules.',
    }),
)
