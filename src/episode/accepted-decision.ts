/** A decision that accepts a referral, as far as an episode needs it. */
import * as z from 'zod/mini'
import { describe } from '../input/describe.js'
import { readStrict } from '../input/read-strict.js'
import { type Issue, type Result, resultOf } from '../issue/issue.js'
import { CalendarDate } from '../referral/calendar-date.js'
import { DISPOSITIONS } from '../rule-set/rule-set.js'
import { DecisionProvenance, InterventionTerms, PathwayId, ReferralId } from './episode-terms.js'
import { checkTerms } from './parse-episode.js'

const AnyDecision = z.looseObject({
  schemaVersion: z.literal([1, 2, 3, 4]).apply(describe, 'The version of the form.'),
  disposition: z.literal(DISPOSITIONS).apply(describe, 'What was decided.'),
})

/** What an episode needs of a decision; the rest of it stays where it is. */
const AcceptedDecision = z.looseObject({
  referral: ReferralId,
  pathway: PathwayId,
  intervention: InterventionTerms.apply(describe, 'How long support lasts.'),
  couldBecome: z
    .exactOptional(
      z.readonly(
        z.array(
          z.looseObject({
            pathway: PathwayId,
            questions: z.readonly(z.array(z.string().check(z.maxLength(200)))),
          }),
        ),
      ),
    )
    .apply(describe, 'What the pathway could still become.'),
  startBy: z.exactOptional(CalendarDate).apply(describe, 'The last day on which support can start by it.'),
  startFrom: z
    .exactOptional(z.nullable(CalendarDate))
    .apply(describe, 'The first day on which support can start; null where that is not known.'),
  provenance: DecisionProvenance.apply(describe, 'What the decision was made with.'),
})
export type AcceptedDecision = z.infer<typeof AcceptedDecision>

/** What an episode needs that earlier forms did not say, and the form that said it first. */
const SAID_SINCE = [
  ['couldBecome', 3],
  ['startBy', 3],
  ['startFrom', 4],
] as const

const notAccepted = (disposition: string): Issue => ({
  code: 'not-accepted',
  path: ['disposition'],
  message: `the decision is \`${disposition}\`, and only an accepted referral can become an episode`,
  hint: 'do what the decision says, and decide again when something has changed',
})

const termsIssues = ({ intervention }: AcceptedDecision): readonly Issue[] =>
  checkTerms(intervention).map((issue) => ({ ...issue, path: ['intervention', ...issue.path.slice(1)] }))

/** Without them nobody would know that it is provisional, too old, or for a service without a place. */
const missingIssues = (decision: AcceptedDecision, form: number): readonly Issue[] =>
  SAID_SINCE.filter(([key, since]) => form >= since && decision[key] === undefined).map(([key]) => ({
    code: 'missing',
    path: [key],
    message: `\`${key}\` is missing`,
    hint: 'give the whole decision, as it was made',
  }))

/** Reads a decision as one that accepts a referral. Gives every issue if it is another one. Never throws. */
export const readAcceptedDecision = (input: unknown): Result<AcceptedDecision> => {
  const decision = readStrict(AnyDecision, input)
  if (!decision.ok) return decision
  const { disposition } = decision.value
  if (disposition !== 'accept') return { ok: false, issues: [notAccepted(disposition)] }
  const accepted = readStrict(AcceptedDecision, input)
  if (!accepted.ok) return accepted
  const missing = missingIssues(accepted.value, decision.value.schemaVersion)
  return resultOf([...missing, ...termsIssues(accepted.value)], () => accepted.value)
}
