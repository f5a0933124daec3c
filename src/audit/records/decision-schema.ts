/** The form of a decision as a record keeps it: the same as `Decision`, which the compiler holds it to. */
import * as z from 'zod'
import type { Decision } from '../../decision/decision.js'
import { DecisionProvenance } from '../../episode/episode-terms.js'
import { CalendarDate } from '../../referral/calendar-date.js'
import { DISPOSITIONS, ROUTE_KINDS } from '../../rule-set/rule-set.js'

const text = (description: string) => z.string().meta({ description })
const names = z.tuple([z.string()], z.string()).readonly().meta({ description: 'The rules behind it.' })
const limits = (description: string) =>
  z
    .strictObject({
      min: z.int().meta({ description: 'The least.' }),
      max: z.int().meta({ description: 'The most.' }),
    })
    .readonly()
    .meta({ description })

/** The value of a fact; null is unknown. */
export const FactValue = z
  .union([z.null(), z.boolean(), z.number(), z.string(), z.array(z.string()).readonly()])
  .meta({ description: 'The value of a fact; null is unknown.' })

/** Where the value of a fact comes from. */
export const FactOrigin = z
  .enum(['given', 'combined', 'computed', 'inferred', 'unknown'])
  .meta({ description: 'Where the value comes from.' })

const escalation = z
  .strictObject({
    route: text('The route.'),
    title: text('What it is called.'),
    kind: z.enum(ROUTE_KINDS).meta({ description: 'What sort of help it leads to.' }),
    within: text('How soon, as an ISO 8601 duration.'),
    contact: text('Whom to contact.'),
    instruction: text('What to do.').nullable().meta({ description: 'What to do, if it is stated.' }),
    rules: names,
  })
  .readonly()

const question = z
  .strictObject({
    fact: text('The fact.'),
    title: text('What it is called.'),
    question: text('The words to ask it in.'),
    safety: z.boolean().meta({ description: 'Whether it is about safety.' }),
    askNow: z.boolean().meta({ description: 'Whether to ask it before anything else.' }),
    holdsUp: z.boolean().meta({ description: 'Whether the decision waits for the answer.' }),
    rules: names,
  })
  .readonly()

const redirect = z
  .strictObject({
    destination: text('The better place.'),
    title: text('What it is called.'),
    contact: text('Whom to contact.').nullable().meta({ description: 'Whom to contact.' }),
    advice: text('What the referrer can do.'),
    forClient: text('What the client is told.').nullable().meta({ description: 'What the client is told.' }),
    reason: text('Why.'),
    rules: names,
  })
  .readonly()

const intervention = z
  .strictObject({
    weeks: limits('How many weeks.'),
    contacts: limits('How many contacts.').nullable().meta({ description: 'How many contacts, if limited.' }),
    extension: z
      .strictObject({
        possible: z.boolean().meta({ description: 'Whether it may be extended.' }),
        maxWeeks: z.int().nullable().meta({ description: 'The most weeks in all.' }),
        reason: text('Why.'),
      })
      .readonly()
      .meta({ description: 'Whether it may be extended, and how far.' }),
  })
  .readonly()

const action = z
  .strictObject({
    action: text('The action.'),
    title: text('What it is called.'),
    for: z.enum(['client', 'link-worker', 'service']).meta({ description: 'For whom it is.' }),
    instruction: text('What to do.'),
    reason: text('Why.'),
    rules: names,
  })
  .readonly()

const reason = z
  .strictObject({
    rule: z.string().nullable().meta({ description: 'The rule; null where the default decided.' }),
    title: text('What it is called.'),
    reason: text('Why.'),
    verdict: z.enum(['met', 'undetermined']).meta({ description: 'What the rule came to.' }),
    outcome: z
      .strictObject({
        type: text('What it calls for.'),
        target: z.string().nullable().meta({ description: 'The route, destination, pathway or action.' }),
      })
      .readonly()
      .meta({ description: 'What the rule calls for.' }),
    facts: z
      .array(
        z
          .strictObject({
            fact: text('The fact.'),
            title: text('What it is called.'),
            value: FactValue,
            origin: FactOrigin,
            from: z.array(z.string()).readonly().meta({ description: 'The places that it rests on.' }),
            completedOn: CalendarDate.exactOptional().meta({
              description: 'The day of the questionnaire that it rests on.',
            }),
          })
          .readonly(),
      )
      .readonly()
      .meta({ description: 'The facts that made it so.' }),
    source: z
      .strictObject({
        ref: text('The source.'),
        locator: text('The place in the source.'),
        basis: z.enum(['F', 'D', 'M']).meta({ description: 'Found there, derived, or common knowledge.' }),
      })
      .readonly()
      .nullable()
      .meta({ description: 'Where the rule comes from.' }),
  })
  .readonly()

/** A decision, with the pseudonym of the referral in place of its id. */
export const DecisionDocument: z.ZodType<Decision> = z
  .strictObject({
    schemaVersion: z.literal(1).meta({ description: 'The version of the form.' }),
    referral: text('A pseudonym of the referral.'),
    disposition: z.enum(DISPOSITIONS).meta({ description: 'What happens.' }),
    pathway: z.string().nullable().meta({ description: 'The pathway of an accepted referral.' }),
    provisionalPathway: z.string().nullable().meta({ description: 'What follows afterwards.' }),
    escalations: z.array(escalation).readonly().meta({ description: 'Most urgent first.' }),
    questions: z.array(question).readonly().meta({ description: 'In the order to ask them.' }),
    redirects: z.array(redirect).readonly().meta({ description: 'Better places.' }),
    intervention: intervention.nullable().meta({ description: 'How long support lasts.' }),
    actions: z.array(action).readonly().meta({ description: 'What the link worker does.' }),
    reasons: z.tuple([reason], reason).readonly().meta({ description: 'Why.' }),
    status: z.literal('proposed').meta({ description: 'A proposal until a person confirms it.' }),
    provenance: DecisionProvenance.meta({ description: 'What it was made with.' }),
  })
  .readonly()
  .meta({ description: 'The decision.' })
