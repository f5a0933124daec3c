import * as z from 'zod/mini'
import { describe } from '../input/describe.js'
import { type Issue, type Result, resultOf } from '../issue/issue.js'
import { DISPOSITIONS } from '../rule-set/rule-set.js'
import { checkTerms } from './check-episode.js'
import { DecisionProvenance, InterventionTerms, PathwayId, ReferralId } from './episode-terms.js'
import { readStrictly } from './read-strictly.js'

const AnyDecision = z.looseObject({
  schemaVersion: z.literal(1).apply(describe, { description: 'The version of the form.' }),
  disposition: z.enum(DISPOSITIONS).apply(describe, { description: 'What was decided.' }),
})

/** What an episode needs of a decision; the rest of it stays where it is. */
const AcceptedDecision = z.looseObject({
  referral: ReferralId,
  pathway: PathwayId,
  intervention: InterventionTerms.apply(describe, { description: 'How long support lasts.' }),
  provenance: DecisionProvenance.apply(describe, { description: 'What the decision was made with.' }),
})
export type AcceptedDecision = z.infer<typeof AcceptedDecision>

const notAccepted = (disposition: string): Issue => ({
  code: 'not-accepted',
  path: ['disposition'],
  message: `the decision is \`${disposition}\`, and only an accepted referral can become an episode`,
  hint: 'do what the decision says, and decide again when something has changed',
})

const termsIssues = ({ intervention }: AcceptedDecision): readonly Issue[] =>
  checkTerms(intervention).map((issue) => ({ ...issue, path: ['intervention', ...issue.path.slice(1)] }))

/** Reads a decision as one that accepts a referral. Gives every issue if it is another one. Never throws. */
export const readAcceptedDecision = (input: unknown): Result<AcceptedDecision> => {
  const decision = readStrictly(AnyDecision, input)
  if (!decision.ok) return decision
  const { disposition } = decision.value
  if (disposition !== 'accept') return { ok: false, issues: [notAccepted(disposition)] }
  const accepted = readStrictly(AcceptedDecision, input)
  return accepted.ok ? resultOf(termsIssues(accepted.value), () => accepted.value) : accepted
}
