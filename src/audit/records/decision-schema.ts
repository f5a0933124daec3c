/** The form of a decision as a record keeps it: the same as `Decision`, which the compiler holds it to. */
import * as z from 'zod/mini'
import type { Decision } from '../../decision/decision.js'
import { DecisionProvenance } from '../../episode/episode-terms.js'
import { describe } from '../../input/describe.js'
import { CalendarDate } from '../../referral/calendar-date.js'
import { DISPOSITIONS, type Disposition, ROUTE_KINDS } from '../../rule-set/rule-set.js'

const text = (description: string) => z.string().apply(describe, { description })
const names = z
  .readonly(z.tuple([z.string()], z.string()))
  .apply(describe, { description: 'The rules behind it.' })
const limits = (description: string) =>
  z
    .readonly(
      z.strictObject({
        min: z.int().apply(describe, { description: 'The least.' }),
        max: z.int().apply(describe, { description: 'The most.' }),
      }),
    )
    .apply(describe, { description })

/** The value of a fact; null is unknown. */
export const FactValue = z
  .union([z.null(), z.boolean(), z.number(), z.string(), z.readonly(z.array(z.string()))])
  .apply(describe, { description: 'The value of a fact; null is unknown.' })

/** Where the value of a fact comes from. */
const FactOrigin = z
  .enum(['given', 'combined', 'computed', 'inferred', 'unknown'])
  .apply(describe, { description: 'Where the value comes from.' })

/** Where the value of a fact comes from. */
export const whereFrom = {
  origin: FactOrigin,
  from: z.readonly(z.array(z.string())).apply(describe, { description: 'The places that it rests on.' }),
  completedOn: z.exactOptional(CalendarDate).apply(describe, {
    description: 'The day of the questionnaire that it rests on.',
  }),
}

const escalation = z
  .readonly(
    z.strictObject({
      route: text('The route.'),
      title: text('What it is called.'),
      kind: z.enum(ROUTE_KINDS).apply(describe, { description: 'What sort of help it leads to.' }),
      within: text('How soon, as an ISO 8601 duration.'),
      contact: text('Whom to contact.'),
      instruction: z
        .nullable(text('What to do.'))
        .apply(describe, { description: 'What to do, if it is stated.' }),
      rules: names,
    }),
  )
  .apply(describe, { id: 'ReferralTriageEscalation', description: 'A specialist the case goes to.' })

const question = z
  .readonly(
    z.strictObject({
      fact: text('The fact.'),
      title: text('What it is called.'),
      question: text('The words to ask it in.'),
      safety: z.boolean().apply(describe, { description: 'Whether it is about safety.' }),
      askNow: z.boolean().apply(describe, { description: 'Whether to ask it before anything else.' }),
      holdsUp: z.boolean().apply(describe, { description: 'Whether the decision waits for the answer.' }),
      rules: names,
    }),
  )
  .apply(describe, { id: 'ReferralTriageQuestion', description: 'Something to find out.' })

const redirect = z
  .readonly(
    z.strictObject({
      destination: text('The better place.'),
      title: text('What it is called.'),
      contact: z.nullable(text('Whom to contact.')).apply(describe, { description: 'Whom to contact.' }),
      advice: text('What the referrer can do.'),
      forClient: z
        .nullable(text('What the client is told.'))
        .apply(describe, { description: 'What the client is told.' }),
      reason: text('Why.'),
      rules: names,
    }),
  )
  .apply(describe, { id: 'ReferralTriageRedirect', description: 'A better place.' })

const intervention = z.readonly(
  z.strictObject({
    weeks: limits('How many weeks.'),
    contacts: z
      .nullable(limits('How many contacts.'))
      .apply(describe, { description: 'How many contacts, if limited.' }),
    extension: z
      .readonly(
        z.strictObject({
          possible: z.boolean().apply(describe, { description: 'Whether it may be extended.' }),
          maxWeeks: z.nullable(z.int()).apply(describe, { description: 'The most weeks in all.' }),
          reason: text('Why.'),
        }),
      )
      .apply(describe, { description: 'Whether it may be extended, and how far.' }),
  }),
)

const action = z
  .readonly(
    z.strictObject({
      action: text('The action.'),
      title: text('What it is called.'),
      for: z.enum(['client', 'link-worker', 'service']).apply(describe, { description: 'For whom it is.' }),
      instruction: text('What to do.'),
      reason: text('Why.'),
      rules: names,
    }),
  )
  .apply(describe, { id: 'ReferralTriageAction', description: 'Something for the link worker to do.' })

const reason = z
  .readonly(
    z.strictObject({
      rule: z
        .nullable(z.string())
        .apply(describe, { description: 'The rule; null where the default decided.' }),
      title: text('What it is called.'),
      reason: text('Why.'),
      verdict: z.enum(['met', 'undetermined']).apply(describe, { description: 'What the rule came to.' }),
      outcome: z
        .readonly(
          z.strictObject({
            type: text('What it calls for.'),
            target: z
              .nullable(z.string())
              .apply(describe, { description: 'The route, destination, pathway or action.' }),
          }),
        )
        .apply(describe, { description: 'What the rule calls for.' }),
      facts: z
        .readonly(
          z.array(
            z.readonly(
              z.strictObject({
                fact: text('The fact.'),
                title: text('What it is called.'),
                value: FactValue,
                ...whereFrom,
              }),
            ),
          ),
        )
        .apply(describe, { description: 'The facts that made it so.' }),
      source: z
        .nullable(
          z.readonly(
            z.strictObject({
              ref: text('The source.'),
              locator: text('The place in the source.'),
              basis: z
                .enum(['F', 'D', 'M'])
                .apply(describe, { description: 'Found there, derived, or common knowledge.' }),
            }),
          ),
        )
        .apply(describe, { description: 'Where the rule comes from.' }),
    }),
  )
  .apply(describe, { id: 'ReferralTriageReason', description: 'A rule behind the decision.' })

const everyDecision = z.strictObject({
  schemaVersion: z.literal(1).apply(describe, { description: 'The version of the form.' }),
  referral: text('A pseudonym of the referral.'),
  disposition: z.enum(DISPOSITIONS).apply(describe, { description: 'What happens.' }),
  pathway: z.null().apply(describe, { description: 'Only an accepted referral has a pathway.' }),
  provisionalPathway: text('The pathway that follows afterwards, as far as is known.'),
  escalations: z.readonly(z.array(escalation)).apply(describe, { description: 'Most urgent first.' }),
  questions: z.readonly(z.array(question)).apply(describe, { description: 'In the order to ask them.' }),
  redirects: z.readonly(z.array(redirect)).apply(describe, { description: 'Better places.' }),
  intervention: z.null().apply(describe, { description: 'Only an accepted referral has one.' }),
  actions: z.readonly(z.array(action)).apply(describe, { description: 'What the link worker does.' }),
  reasons: z.readonly(z.tuple([reason], reason)).apply(describe, { description: 'Why.' }),
  status: z.literal('proposed').apply(describe, { description: 'A proposal until a person confirms it.' }),
  provenance: DecisionProvenance.apply(describe, { description: 'What it was made with.' }),
})

const disposition = <Kind extends Disposition>(kind: Kind) =>
  z.literal(kind).apply(describe, { description: 'What happens.' })
const nothingFollows = z.null().apply(describe, { description: 'Nothing follows afterwards.' })

/** A decision, with the pseudonym of the referral in place of its id. */
export const DecisionDocument: z.ZodMiniType<Decision> = z
  .readonly(
    z.discriminatedUnion('disposition', [
      z.extend(everyDecision, {
        disposition: disposition('escalate'),
        escalations: z
          .readonly(z.tuple([escalation], escalation))
          .apply(describe, { description: 'Most urgent first.' }),
      }),
      z.extend(everyDecision, { disposition: disposition('request-information') }),
      z.extend(everyDecision, {
        disposition: disposition('redirect'),
        provisionalPathway: nothingFollows,
        redirects: z
          .readonly(z.tuple([redirect], redirect))
          .apply(describe, { description: 'Better places.' }),
      }),
      z.extend(everyDecision, {
        disposition: disposition('accept'),
        pathway: text('The pathway.'),
        provisionalPathway: nothingFollows,
        intervention: intervention.apply(describe, { description: 'How long support lasts.' }),
      }),
    ]),
  )
  .apply(describe, { description: 'The decision.' })
