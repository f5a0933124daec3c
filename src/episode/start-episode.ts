import * as z from 'zod/mini'
import type { Decision } from '../decision/decision.js'
import { describe } from '../input/describe.js'
import { deepFreeze, valueAt } from '../input/json.js'
import { REFERRAL_LIMITS } from '../input/json-limits.js'
import { readPlainJson } from '../input/plain-json.js'
import { readStrict } from '../input/read-strict.js'
import { person } from '../input/readable-text.js'
import { type Issue, issuesBelow, mapIssues, type Result, resultOf, throwing } from '../issue/issue.js'
import { CalendarDate, isCalendarDate } from '../referral/calendar-date.js'
import { DISPOSITIONS } from '../rule-set/rule-set.js'
import type { Episode } from './episode.js'
import { DecisionProvenance, InterventionTerms, PathwayId, ReferralId } from './episode-terms.js'
import { checkStart, checkTerms } from './parse-episode.js'

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
  schemaVersion: z.literal([1, 2, 3]).apply(describe, 'The version of the form.'),
  disposition: z.literal(DISPOSITIONS).apply(describe, 'What was decided.'),
})

/** What an episode needs of a decision; the rest of it stays where it is. */
const AcceptedDecision = z.looseObject({
  referral: ReferralId,
  pathway: PathwayId,
  intervention: InterventionTerms.apply(describe, 'How long support lasts.'),
  provenance: DecisionProvenance.apply(describe, 'What the decision was made with.'),
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
  decision: z.unknown(), // read for itself, by `readAcceptedDecision`
  startDate: CalendarDate.apply(describe, 'The first day of support.'),
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

/** Every problem with the first day, if it is a date at all. */
const startIssues = (startDate: unknown, { provenance }: AcceptedDecision): readonly Issue[] =>
  typeof startDate === 'string' && isCalendarDate(startDate) ? checkStart(startDate, provenance.asOf) : []

const episodeFrom = (
  decision: AcceptedDecision,
  { confirmedBy, startDate }: z.infer<typeof Start>,
): Episode =>
  deepFreeze({
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
export const safeStartEpisode = (start: EpisodeStart): Result<Episode> => {
  const json = readPlainJson(start, REFERRAL_LIMITS)
  if (!json.ok) return json
  const form = readStrict(Start, json.value)
  const decision = decisionIn(json.value)
  if (!decision.ok) {
    // That the decision is missing is said by `decisionIn`.
    const others = form.ok ? [] : form.issues.filter(({ path }) => path[0] !== 'decision').map(asConfirmation)
    return { ok: false, issues: [...issuesBelow(decision.issues, 'decision'), ...others] }
  }
  const issues = startIssues(valueAt(json.value, ['startDate']), decision.value)
  if (!form.ok) return { ok: false, issues: [...mapIssues(form.issues, asConfirmation), ...issues] }
  // `parseEpisode` would find no more: the terms were checked with the decision, and nothing has happened yet.
  return resultOf(issues, () => episodeFrom(decision.value, form.value))
}

/** As `safeStartEpisode`, and throws `TriageError` with every issue. */
export const startEpisode = throwing(safeStartEpisode)
