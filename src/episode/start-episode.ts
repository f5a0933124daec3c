import * as z from 'zod/mini'
import type { Decision } from '../decision/decision.js'
import { describe } from '../input/describe.js'
import { REFERRAL_LIMITS, readPlainJson } from '../input/plain-json.js'
import { readStrict } from '../input/read-strict.js'
import { person } from '../input/readable-text.js'
import { valueAt } from '../input/schema-lookup.js'
import { type Issue, issuesBelow, mapIssues, type Result, resultOf } from '../issue/issue.js'
import { CalendarDate, isCalendarDate } from '../referral/calendar-date.js'
import { DISPOSITIONS } from '../rule-set/rule-set.js'
import type { Episode } from './episode.js'
import { DecisionProvenance, InterventionTerms, PathwayId, ReferralId } from './episode-terms.js'
import { checkStart, checkTerms, parseEpisode } from './parse-episode.js'

/** What an episode starts from. */
export interface EpisodeStart {
  /** A decision that accepts the referral. */
  readonly decision: Decision
  /** The first day of support, `YYYY-MM-DD`; not before the day of the decision. */
  readonly startDate: string
  /** The person who confirmed the decision. Until somebody has, it is a proposal and nothing starts. */
  readonly confirmedBy: string
}

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
type AcceptedDecision = z.infer<typeof AcceptedDecision>

const notAccepted = (disposition: string): Issue => ({
  code: 'not-accepted',
  path: ['disposition'],
  message: `the decision is \`${disposition}\`, and only an accepted referral can become an episode`,
  hint: 'do what the decision says, and decide again when something has changed',
})

const termsIssues = ({ intervention }: AcceptedDecision): readonly Issue[] =>
  checkTerms(intervention).map((issue) => ({ ...issue, path: ['intervention', ...issue.path.slice(1)] }))

/** Reads a decision as one that accepts a referral. Gives every issue if it is another one. Never throws. */
const readAcceptedDecision = (input: unknown): Result<AcceptedDecision> => {
  const decision = readStrict(AnyDecision, input)
  if (!decision.ok) return decision
  const { disposition } = decision.value
  if (disposition !== 'accept') return { ok: false, issues: [notAccepted(disposition)] }
  const accepted = readStrict(AcceptedDecision, input)
  return accepted.ok ? resultOf(termsIssues(accepted.value), () => accepted.value) : accepted
}

const Start = z.strictObject({
  decision: z.optional(z.unknown()), // read for itself, by `readAcceptedDecision`
  startDate: CalendarDate.apply(describe, { description: 'The first day of support.' }),
  confirmedBy: person('Who confirmed the decision.'),
})

const asConfirmation = (issue: Issue): Issue =>
  issue.path[0] === 'confirmedBy'
    ? { ...issue, code: 'not-confirmed', hint: 'name the person who confirmed the decision' }
    : issue

const decisionIn = (start: unknown): Result<AcceptedDecision> => {
  const decision = valueAt(start, ['decision'])
  if (decision !== undefined) return readAcceptedDecision(decision)
  const hint = 'give the decision that accepts the referral'
  return { ok: false, issues: [{ code: 'missing', path: [], message: '`decision` is missing', hint }] }
}

const episodeFrom = (decision: AcceptedDecision, startDate: string, confirmedBy: string): Episode => ({
  schemaVersion: 1,
  referral: decision.referral,
  pathway: decision.pathway,
  startDate,
  confirmedBy,
  terms: decision.intervention,
  contacts: [],
  extensions: [],
  pauses: [],
  escalations: [],
  closure: null,
  provenance: decision.provenance,
})

/**
 * Starts an episode from an accepted decision that a named person has confirmed. Gives a frozen episode, or
 * every issue. Never throws. `episodeDates` says when it ends.
 */
export const startEpisode = (start: EpisodeStart): Result<Episode> => {
  const json = readPlainJson(start, REFERRAL_LIMITS)
  if (!json.ok) return json
  const form = readStrict(Start, json.value)
  const decision = decisionIn(json.value)
  const formIssues = form.ok ? [] : mapIssues(form.issues, asConfirmation)
  if (!decision.ok) return { ok: false, issues: [...issuesBelow(decision.issues, 'decision'), ...formIssues] }
  if (form.ok) return parseEpisode(episodeFrom(decision.value, form.value.startDate, form.value.confirmedBy))
  const startDate = valueAt(json.value, ['startDate'])
  const { asOf } = decision.value.provenance
  const startIssues =
    typeof startDate === 'string' && isCalendarDate(startDate) ? checkStart(startDate, asOf) : []
  return { ok: false, issues: [...mapIssues(form.issues, asConfirmation), ...startIssues] }
}
