import * as z from 'zod/mini'
import type { Decision } from '../decision/decision.js'
import { describe } from '../input/describe.js'
import { REFERRAL_LIMITS, readPlainJson } from '../input/plain-json.js'
import { valueAt } from '../input/schema-lookup.js'
import type { Issue, Result } from '../issue/issue.js'
import { CalendarDate, isCalendarDate } from '../referral/calendar-date.js'
import { type AcceptedDecision, readAcceptedDecision } from './accepted-decision.js'
import { checkStart } from './check-episode.js'
import type { Episode } from './episode.js'
import { below, mapIssues } from './issue-paths.js'
import { parseEpisode } from './parse-episode.js'
import { readStrictly } from './read-strictly.js'
import { person } from './text-fields.js'

/** What an episode starts from. */
export interface EpisodeStart {
  /** A decision that accepts the referral. */
  readonly decision: Decision
  /** The first day of support, `YYYY-MM-DD`; not before the day of the decision. */
  readonly startDate: string
  /** The person who confirmed the decision. Until somebody has, it is a proposal and nothing starts. */
  readonly confirmedBy: string
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
  const form = readStrictly(Start, json.value)
  const decision = decisionIn(json.value)
  const formIssues = form.ok ? [] : mapIssues(form.issues, asConfirmation)
  if (!decision.ok) return { ok: false, issues: [...below(decision.issues, 'decision'), ...formIssues] }
  if (form.ok) return parseEpisode(episodeFrom(decision.value, form.value.startDate, form.value.confirmedBy))
  const startDate = valueAt(json.value, ['startDate'])
  const { asOf } = decision.value.provenance
  const startIssues =
    typeof startDate === 'string' && isCalendarDate(startDate) ? checkStart(startDate, asOf) : []
  return { ok: false, issues: [...mapIssues(form.issues, asConfirmation), ...startIssues] }
}
