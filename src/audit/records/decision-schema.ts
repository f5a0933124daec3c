/** The form of a decision as a record keeps it: a `Decision`, or one of an earlier version of the form, without what came later. */

import * as z from 'zod/mini'
import { DecisionProvenance, ExtensionCause } from '../../episode/episode-terms.js'
import { describe, readonlyObject } from '../../input/describe.js'
import { AUDIENCES } from '../../referral/audience.js'
import { CalendarDate } from '../../referral/calendar-date.js'
import { DISPOSITIONS, type Disposition } from '../../rule-set/rule-set.js'
import { KindOfRoute } from '../../rule-set/schema/kind-of-route.js'
import { HelplinePurpose } from '../../service/nation.js'
import { CAPACITY_STATUSES } from '../../service/service.js'
import { question } from './question-schema.js'
import type { RecordedDecision } from './recorded-decision.js'
import { FactValue, mention, whereFrom } from './where-from.js'

const text = (description: string) => z.string().apply(describe, description)
const names = z.readonly(z.tuple([z.string()], z.string())).apply(describe, 'The rules behind it.')
/** Decisions made before it was stated do not say it. */
const mayTell = z.exactOptional(z.readonly(z.array(z.enum(AUDIENCES))).apply(describe, 'Who may be told.'))
const limits = (description: string) =>
  readonlyObject({
    min: z.int().apply(describe, 'The least.'),
    max: z.int().apply(describe, 'The most.'),
  }).apply(describe, description)

const escalation = readonlyObject({
  route: text('The route.'),
  title: text('What it is called.'),
  kind: KindOfRoute('What sort of help it leads to.'),
  kindTitle: z.exactOptional(text('What that kind is called, where the rule set declares it.')),
  within: text('How soon, as an ISO 8601 duration.'),
  dueBy: z.exactOptional(CalendarDate).apply(describe, 'The day by which a named person has taken over.'),
  contact: text('Whom to contact.'),
  instruction: z.nullable(text('What to do.')).apply(describe, 'What to do, if it is stated.'),
  rules: names,
}).apply(describe, { id: 'ReferralTriageEscalation', description: 'A specialist the case goes to.' })

const redirect = readonlyObject({
  destination: text('The better place.'),
  title: text('What it is called.'),
  contact: z.nullable(text('Whom to contact.')).apply(describe, 'Whom to contact.'),
  advice: text('What the referrer can do.'),
  forClient: z.nullable(text('What the client is told.')).apply(describe, 'What the client is told.'),
  reason: text('Why.'),
  forReferrer: z.exactOptional(text('Why, and what to do, for anybody who referred.')),
  rules: names,
  mayTell,
}).apply(describe, { id: 'ReferralTriageRedirect', description: 'A better place.' })

const needLeft = readonlyObject({
  need: text('The need.'),
  title: text('What it is called.'),
  mayTell: z.readonly(z.array(z.enum(AUDIENCES))).apply(describe, 'Who may be told.'),
}).apply(describe, { id: 'ReferralTriageNeedLeft', description: 'A need that no better place takes on.' })

const intervention = readonlyObject({
  weeks: limits('How many weeks.'),
  contacts: z.nullable(limits('How many contacts.')).apply(describe, 'How many contacts, if limited.'),
  extension: readonlyObject({
    possible: z.boolean().apply(describe, 'Whether it may be extended.'),
    maxWeeks: z.nullable(z.int()).apply(describe, 'The most weeks in all.'),
    because: z
      .exactOptional(ExtensionCause)
      .apply(describe, 'What it turns on; not there in version 1 of the form.'),
    reason: text('Why.'),
  }).apply(describe, 'Whether it may be extended, and how far.'),
})

const action = readonlyObject({
  action: text('The action.'),
  title: text('What it is called.'),
  for: z.enum(['client', 'link-worker', 'service']).apply(describe, 'For whom it is.'),
  instruction: text('What to do.'),
  beforeAsking: z
    .exactOptional(z.literal(true))
    .apply(describe, 'That it comes before the person is asked anything.'),
  forClient: z.exactOptional(text('What the person may read of it.')),
  forReferrer: z.exactOptional(text('What whoever referred may read of it.')),
  reason: text('Why.'),
  rules: names,
}).apply(describe, { id: 'ReferralTriageAction', description: 'Something for the link worker to do.' })

const knownFact = readonlyObject({
  fact: text('The fact.'),
  title: text('What it is called.'),
  value: FactValue,
  ...whereFrom,
  titles: z
    .exactOptional(z.readonly(z.record(z.string(), z.string())))
    .apply(describe, 'What declared words in the value are called.'),
  mayTell,
})

const reason = readonlyObject({
  rule: z.nullable(z.string()).apply(describe, 'The rule; null where the default decided.'),
  title: text('What it is called.'),
  reason: text('Why.'),
  verdict: z.enum(['met', 'undetermined']).apply(describe, 'What the rule came to.'),
  outcome: readonlyObject({
    type: text('What it calls for.'),
    target: z.nullable(z.string()).apply(describe, 'The route, destination, pathway or action.'),
  }).apply(describe, 'What the rule calls for.'),
  facts: z.readonly(z.array(knownFact)).apply(describe, 'The facts that made it so.'),
  source: z
    .nullable(
      readonlyObject({
        ref: text('The source.'),
        locator: text('The place in the source.'),
        basis: z.enum(['F', 'D', 'M']).apply(describe, 'Found there, derived, or common knowledge.'),
      }),
    )
    .apply(describe, 'Where the rule comes from.'),
  mayTell,
}).apply(describe, { id: 'ReferralTriageReason', description: 'A rule behind the decision.' })

const couldBecome = readonlyObject({
  pathway: text('The pathway.'),
  pathwayTitle: text('What it is called.'),
  rules: names,
  questions: z.readonly(z.array(z.string())).apply(describe, 'The facts whose answers they wait for.'),
}).apply(describe, { id: 'ReferralTriageCouldBecome', description: 'A pathway that it could still become.' })

const capacity = readonlyObject({
  status: z.enum(CAPACITY_STATUSES).apply(describe, 'Whether it had a place, in the codes of HL7.'),
  from: z.exactOptional(CalendarDate).apply(describe, 'The first day on which support could start.'),
}).apply(describe, { id: 'ReferralTriageCapacity', description: 'Whether the service had a place.' })

const helpline = readonlyObject({
  purpose: HelplinePurpose.apply(describe, 'What it is for.'),
  call: text('Whom to call.'),
  text: text('The sentence for the person.'),
}).apply(describe, { id: 'ReferralTriageHelpline', description: 'Where anybody can turn at once.' })

const everyDecision = z.strictObject({
  schemaVersion: z
    .literal([1, 2, 3, 4])
    .apply(describe, 'The version of the form; what came with a later one is not there.'),
  referral: text('A pseudonym of the referral.'),
  disposition: z.enum(DISPOSITIONS).apply(describe, 'What happens.'),
  pathway: z.null().apply(describe, 'Only an accepted referral has a pathway.'),
  provisionalPathway: text('The pathway that follows afterwards, as far as is known.'),
  pathwayTitle: z
    .exactOptional(z.nullable(z.string()))
    .apply(describe, 'What the pathway is called, or the provisional one.'),
  escalations: z.readonly(z.array(escalation)).apply(describe, 'Most urgent first.'),
  questions: z.readonly(z.array(question)).apply(describe, 'In the order to ask them.'),
  laterQuestions: z
    .exactOptional(z.readonly(z.array(question)))
    .apply(describe, 'Those that can wait; not there in versions 1 and 2.'),
  redirects: z.readonly(z.array(redirect)).apply(describe, 'Better places.'),
  intervention: z.null().apply(describe, 'Only an accepted referral has one.'),
  actions: z.readonly(z.array(action)).apply(describe, 'What the link worker does.'),
  reasons: z.readonly(z.tuple([reason], reason)).apply(describe, 'Why.'),
  helplines: z
    .exactOptional(z.readonly(z.array(helpline)))
    .apply(describe, 'Where anybody can turn at once, by the nation; not there in 1.'),
  mentions: z
    .exactOptional(z.readonly(z.array(mention)))
    .apply(describe, 'The phrases of danger in the notes; not there where the referral had none.'),
  furtherMentions: z.exactOptional(z.int()).apply(describe, 'How many more, if there were any.'),
  known: z
    .exactOptional(z.readonly(z.array(knownFact)))
    .apply(describe, 'What was known already; not there in 1 and 2.'),
  status: z.literal('proposed').apply(describe, 'A proposal until a person confirms it.'),
  provenance: DecisionProvenance.apply(describe, 'What it was made with.'),
})

const disposition = <Kind extends Disposition>(kind: Kind) => z.literal(kind).apply(describe, 'What happens.')
const nothingFollows = z.null().apply(describe, 'Nothing follows afterwards.')

/** A decision, with the pseudonym of the referral in place of its id. */
export const DecisionDocument: z.ZodMiniType<RecordedDecision> = z
  .readonly(
    z.discriminatedUnion('disposition', [
      z.extend(everyDecision, {
        disposition: disposition('escalate'),
        escalations: z.readonly(z.tuple([escalation], escalation)).apply(describe, 'Most urgent first.'),
      }),
      z.extend(everyDecision, {
        disposition: disposition('request-information'),
        dueBy: z
          .exactOptional(CalendarDate)
          .apply(describe, 'The day by which the first conversation is held; not there in 1 and 2.'),
      }),
      z.extend(everyDecision, {
        disposition: disposition('redirect'),
        provisionalPathway: nothingFollows,
        redirects: z.readonly(z.tuple([redirect], redirect)).apply(describe, 'Better places.'),
        needsLeft: z
          .exactOptional(z.readonly(z.array(needLeft)))
          .apply(
            describe,
            'The needs that none of them takes on; not there where the needs are not recorded, nor in 1 and 2.',
          ),
      }),
      z.extend(everyDecision, {
        disposition: disposition('accept'),
        pathway: text('The pathway.'),
        provisionalPathway: nothingFollows,
        couldBecome: z
          .exactOptional(z.readonly(z.array(couldBecome)))
          .apply(describe, 'More intensive pathways that it could still become; not there in 1 and 2.'),
        startBy: z
          .exactOptional(CalendarDate)
          .apply(describe, 'The last day on which support can start by it; not there in 1 and 2.'),
        startFrom: z
          .exactOptional(z.nullable(CalendarDate))
          .apply(describe, 'The first day on which it can, if that is known; not there in 1 to 3.'),
        capacity: z
          .exactOptional(z.nullable(capacity))
          .apply(describe, 'Whether the service had a place, where it was said; not there in 1 to 3.'),
        forClient: z
          .exactOptional(z.nullable(z.readonly(z.array(z.string()))))
          .apply(describe, 'What the person is told that the pathway offers.'),
        intervention: intervention.apply(describe, 'How long support lasts.'),
      }),
    ]),
  )
  .apply(describe, 'The decision.')
