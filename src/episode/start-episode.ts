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
import { DISPOSITIONS } from '../rule-set/rule-set.js'
import { floorHolds } from '../service/holds.js'
import { type Episode, type EpisodeOverride, episodeOverrideSchema } from './episode.js'
import { DecisionProvenance, InterventionTerms, PathwayId, ReferralId } from './episode-terms.js'
import { checkStart, checkTerms } from './parse-episode.js'

/** What an episode starts from. */
export interface EpisodeStart {
  /** A decision that accepts the referral. */
  readonly decision: Decision
  /** The first day of support, `YYYY-MM-DD`; not before the day of the decision, and not after its `startBy`. */
  readonly startDate: string
  /** The person who confirmed the decision. Until somebody has, it is a proposal and nothing starts. */
  readonly confirmedBy: string
  /** Only where the pathway is provisional (`couldBecome` of the decision): why support starts before the answers are in. */
  readonly override?: EpisodeOverride
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
  provenance: DecisionProvenance.apply(describe, 'What the decision was made with.'),
})
type AcceptedDecision = z.infer<typeof AcceptedDecision>

/** What forms 1 and 2 did not say. */
const SAID_SINCE_FORM_3 = ['couldBecome', 'startBy'] as const

const notAccepted = (disposition: string): Issue => ({
  code: 'not-accepted',
  path: ['disposition'],
  message: `the decision is \`${disposition}\`, and only an accepted referral can become an episode`,
  hint: 'do what the decision says, and decide again when something has changed',
})

/** The questions that could make a provisional pathway another one. */
const openIssues = (
  { couldBecome = [], pathway }: AcceptedDecision,
  isOverridden: boolean,
): readonly Issue[] => {
  if (couldBecome.length === 0)
    return isOverridden
      ? [
          {
            code: 'nothing-to-override',
            path: ['override'],
            message: `the pathway \`${pathway}\` is settled, and there is nothing to override`,
            hint: 'leave `override` out',
          },
        ]
      : []
  if (isOverridden) return []
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

const termsIssues = ({ intervention }: AcceptedDecision): readonly Issue[] =>
  checkTerms(intervention).map((issue) => ({ ...issue, path: ['intervention', ...issue.path.slice(1)] }))

/** Without them nobody would know that it is provisional, or too old. */
const missingIssues = (decision: AcceptedDecision): readonly Issue[] =>
  SAID_SINCE_FORM_3.filter((key) => decision[key] === undefined).map((key) => ({
    code: 'missing',
    path: [key],
    message: `\`${key}\` is missing`,
    hint: 'give the whole decision, as it was made',
  }))

/** Reads a decision as one that accepts a referral. Gives every issue if it is another one. Never throws. */
const readAcceptedDecision = (input: unknown): Result<AcceptedDecision> => {
  const decision = readStrict(AnyDecision, input)
  if (!decision.ok) return decision
  const { disposition } = decision.value
  if (disposition !== 'accept') return { ok: false, issues: [notAccepted(disposition)] }
  const accepted = readStrict(AcceptedDecision, input)
  if (!accepted.ok) return accepted
  const missing = decision.value.schemaVersion < 3 ? [] : missingIssues(accepted.value)
  return resultOf([...missing, ...termsIssues(accepted.value)], () => accepted.value)
}

const Start = z.strictObject({
  decision: z.unknown(), // read for itself, by `readAcceptedDecision`
  startDate: CalendarDate.apply(describe, 'The first day of support.'),
  confirmedBy: person('Who confirmed the decision.'),
  override: z
    .exactOptional(episodeOverrideSchema)
    .apply(describe, 'Why support starts on a provisional pathway.'),
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

/** Every problem with the first day, if it is a date at all, and with a pathway that is provisional. */
const startIssues = (start: unknown, decision: AcceptedDecision): readonly Issue[] => {
  const startDate = valueAt(start, ['startDate'])
  const isDate = typeof startDate === 'string' && isCalendarDate(startDate)
  const ofDate = isDate ? checkStart(startDate, decision.provenance.asOf) : []
  const ofAge = isDate && ofDate.length === 0 ? ageIssues(startDate, decision) : []
  return [...ofDate, ...ofAge, ...openIssues(decision, valueAt(start, ['override']) !== undefined)]
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
 * Starts an episode from an accepted decision that a named person has confirmed, on a pathway that is settled or overridden with a
 * reason, while its answers hold. Gives a frozen episode, or every issue. Never throws. `episodeDates` says when it ends.
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
