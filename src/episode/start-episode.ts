import * as z from 'zod/mini'
import type { Decision } from '../decision/decision.js'
import { describe } from '../input/describe.js'
import { deepFreeze, valueAt } from '../input/json.js'
import { REFERRAL_LIMITS } from '../input/json-limits.js'
import { readPlainJson } from '../input/plain-json.js'
import { readStrict } from '../input/read-strict.js'
import { person } from '../input/readable-text.js'
import { type Issue, issuesBelow, mapIssues, type Result, resultOf, throwing } from '../issue/issue.js'
import { quote } from '../issue/quote.js'
import { addDays, CalendarDate, isCalendarDate } from '../referral/calendar-date.js'
import { floorHolds } from '../service/holds.js'
import { type AcceptedDecision, readAcceptedDecision } from './accepted-decision.js'
import { type Episode, type EpisodeOverride, episodeOverrideSchema } from './episode.js'
import { checkStart } from './parse-episode.js'

/** What an episode starts from. */
export interface EpisodeStart {
  /** A decision that accepts the referral. */
  readonly decision: Decision
  /** The first day of support, `YYYY-MM-DD`; not before the day of the decision, not after its `startBy`, and not before its `startFrom` unless that is overridden. */
  readonly startDate: string
  /** The person who confirmed the decision. Until somebody has, it is a proposal and nothing starts. */
  readonly confirmedBy: string
  /** Only where the pathway is provisional (`couldBecome` of the decision), or before `startFrom`: why support starts before the answers are in, or before there is a place. */
  readonly override?: EpisodeOverride
}

/** The questions that could make a provisional pathway another one. */
const openIssues = ({ couldBecome = [], pathway }: AcceptedDecision): readonly Issue[] => {
  if (couldBecome.length === 0) return []
  const others = couldBecome.map((one) => quote(one.pathway)).join(' or ')
  const asked = [...new Set(couldBecome.flatMap(({ questions }) => questions))].map((fact) => quote(fact))
  return [
    {
      code: 'provisional-pathway',
      path: ['decision', 'couldBecome'],
      message: `the pathway ${quote(pathway)} is provisional: it could still become ${others}`,
      hint: `${asked.length === 0 ? 'find out what its rules wait for' : `ask about ${asked.join(', ')}`} and decide again, or say in \`override: { reason }\` why support starts before that`,
    },
  ]
}

/** That the service has no place yet; of a decision from before it was said, nothing is known of that. */
const placeIssues = (startDate: string, { startFrom }: AcceptedDecision): readonly Issue[] => {
  if (startFrom === undefined || (startFrom !== null && startFrom <= startDate)) return []
  const when = startFrom === null ? 'does not say from when it has one' : `has one from \`${startFrom}\` on`
  return [
    {
      code: 'no-place-yet',
      path: ['startDate'],
      message: `the service has no place on \`${startDate}\`: it ${when}`,
      hint: `${startFrom === null ? 'decide again once the service has a place' : 'start on that day or later'}, or say in \`override: { reason }\` why support starts before that`,
    },
  ]
}

const NOTHING_TO_OVERRIDE: Issue = {
  code: 'nothing-to-override',
  path: ['override'],
  message: 'the pathway is settled and the service has a place, so that there is nothing to override',
  hint: 'leave `override` out',
}

/** Of a decision from before it said so, a "no" holds as long as the safety floor lets it. */
const lastStart = ({ provenance, startBy }: AcceptedDecision): string =>
  startBy ?? addDays(provenance.asOf, floorHolds.no.days)

const ageIssues = (startDate: string, decision: AcceptedDecision): readonly Issue[] => {
  const last = lastStart(decision)
  return startDate <= last
    ? []
    : [
        {
          code: 'decision-too-old',
          path: ['startDate'],
          message: `support cannot start on \`${startDate}\` by this decision: \`${last}\` is the last day on which its answers about risk hold`,
          hint: 'ask again what has become of them, and decide again',
        },
      ]
}

const Start = z.strictObject({
  decision: z.unknown(), // read for itself, by `readAcceptedDecision`
  startDate: CalendarDate.apply(describe, 'The first day of support.'),
  confirmedBy: person('Who confirmed the decision.'),
  override: z
    .exactOptional(episodeOverrideSchema)
    .apply(describe, 'Why support starts on a provisional pathway, or before there is a place.'),
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

/** Every problem with the first day, if it is a date at all, and with a pathway that is provisional; an override takes away those that it is for. */
const startIssues = (start: unknown, decision: AcceptedDecision): readonly Issue[] => {
  const startDate = valueAt(start, ['startDate'])
  const isDate = typeof startDate === 'string' && isCalendarDate(startDate)
  const ofDate = isDate ? checkStart(startDate, decision.provenance.asOf) : []
  const ofAge = isDate && ofDate.length === 0 ? ageIssues(startDate, decision) : []
  const ofPlace = isDate && ofDate.length === 0 ? placeIssues(startDate, decision) : []
  const overridable = [...ofPlace, ...openIssues(decision)]
  if (valueAt(start, ['override']) === undefined) return [...ofDate, ...ofAge, ...overridable]
  return [...ofDate, ...ofAge, ...(overridable.length === 0 && isDate ? [NOTHING_TO_OVERRIDE] : [])]
}

const episodeFrom = (
  decision: AcceptedDecision,
  { confirmedBy, override, startDate }: z.infer<typeof Start>,
): Episode =>
  deepFreeze({
    schemaVersion: 1,
    referral: decision.referral,
    pathway: decision.pathway,
    startDate,
    confirmedBy,
    ...(override === undefined ? {} : { override }),
    terms: decision.intervention,
    contacts: [],
    extensions: [],
    pauses: [],
    escalations: [],
    closure: null,
    provenance: decision.provenance,
  })

/**
 * Starts an episode from an accepted decision that a named person has confirmed, on a pathway that is settled and from the day on which the
 * service has a place, or overridden with a reason, while its answers hold. Gives a frozen episode, or every issue. Never throws. `episodeDates` says when it ends.
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
  const issues = startIssues(json.value, decision.value)
  if (!form.ok) return { ok: false, issues: [...mapIssues(form.issues, asConfirmation), ...issues] }
  // `parseEpisode` would find no more: the terms were checked with the decision, and nothing has happened yet.
  return resultOf(issues, () => episodeFrom(decision.value, form.value))
}

/** As `safeStartEpisode`, and throws `TriageError` with every issue. */
export const startEpisode = throwing(safeStartEpisode)
