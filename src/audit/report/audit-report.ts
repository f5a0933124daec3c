/** Records → the answers to what auditors ask. */
import { type Issue, TriageError } from '../../issue/issue.js'
import { quote } from '../../issue/quote.js'
import { isCalendarDate } from '../../referral/calendar-date.js'
import { shippedVocabulary, type Vocabulary } from '../../referral/vocabulary.js'
import type { RecordType } from '../records/audit-record.js'
import type { Records } from '../replay/replay.js'
import { KnownDecisions } from './known-decision.js'
import { type Answers, answersOf } from './sections/answers.js'
import { type Episodes, episodesOf } from './sections/episodes.js'
import { type PathwaysByGroup, pathwaysByGroup } from './sections/groups.js'
import { type NotAsked, NotAskedCounts } from './sections/not-asked.js'
import { type Outcomes, OutcomesByWeek } from './sections/outcomes.js'
import { OverrideCounts, type OverrideReport } from './sections/overrides.js'
import { VersionLog, type Versions } from './sections/versions.js'

/** How to report. */
export interface ReportOptions {
  /** The day that episodes are looked at, `YYYY-MM-DD`; the day of the last record if left out. No clock is read. */
  readonly asOf?: string | undefined
  /** Counts of people in a group below this number are not shown; 10 if left out, and never below 5. */
  readonly least?: number | undefined
  /** The words that groups are called by, as `vocabularyOf(ruleSet)` gives them; those that ship if left out. */
  readonly vocabulary?: Vocabulary | undefined
}

/** What there is in a log, in all. */
export interface ReportTotals {
  /** How many records there are. */
  readonly records: number
  /** The time of the first record, an instant in UTC (ISO 8601); null if there is none. */
  readonly first: string | null
  /** The time of the last record; null if there is none. */
  readonly last: string | null
  /** How many there are of each type; a type without records is left out. */
  readonly byType: { readonly [type in RecordType]?: number }
  /** How many decisions somebody confirmed as they were proposed. */
  readonly confirmed: number
  /** How many decisions somebody overrode. */
  readonly overridden: number
  /** How many decisions are still proposals: neither answered nor replaced. */
  readonly proposed: number
  /** How many decisions another one replaced; they may have been answered before. */
  readonly replaced: number
}

/** What auditors ask. Plain JSON. */
export interface AuditReport {
  /** The version of this form. */
  readonly schemaVersion: 1
  /** What there is in all. */
  readonly totals: ReportTotals
  /** Decisions by outcome and week. */
  readonly outcomes: Outcomes
  /** The time from the proposal of an escalation until somebody answered, in minutes. */
  readonly answers: Answers
  /** How often proposals were overridden, by rule and by role, and why. */
  readonly overrides: OverrideReport
  /** What was not asked, by referral source. */
  readonly notAsked: readonly NotAsked[]
  /** Counts below this number are not shown in `groups`. */
  readonly least: number
  /** Pathways by every group that the caller supplied, such as deprivation, age and sex: in the order of the vocabulary, then by id. */
  readonly groups: readonly PathwaysByGroup[]
  /** The rule sets in force, and when they changed. */
  readonly versions: Versions
  /** Episodes that went past their limit. */
  readonly episodes: Episodes
}

const DEFAULT_LEAST = 10
const LEAST_LEAST = 5

const optionIssues = ({ asOf, least = DEFAULT_LEAST }: ReportOptions): readonly Issue[] => [
  ...(asOf === undefined || isCalendarDate(asOf)
    ? []
    : [
        {
          code: 'not-a-date',
          path: ['asOf'],
          message: `the day of the report is not a calendar date: ${quote(asOf)}`,
          hint: 'write it as YYYY-MM-DD, such as 2026-03-02',
        } as const,
      ]),
  ...(Number.isInteger(least) && least >= LEAST_LEAST
    ? []
    : [
        {
          code: 'out-of-range',
          path: ['least'],
          message: `the least count that is shown cannot be ${quote(least)}`,
          hint: `use a whole number from ${LEAST_LEAST} on; people in smaller groups could be recognised`,
        } as const,
      ]),
]

const totalsOf = (
  byType: ReadonlyMap<RecordType, number>,
  [first, last]: readonly [string | null, string | null],
  decisions: KnownDecisions,
): ReportTotals => {
  const counts = { confirmed: 0, overridden: 0, proposed: 0, replaced: 0 }
  for (const [, { answeredAt, isReplaced, overriddenTo }] of decisions.entries()) {
    if (isReplaced) counts.replaced += 1
    if (overriddenTo !== null) counts.overridden += 1
    else if (answeredAt !== null) counts.confirmed += 1
    else if (!isReplaced) counts.proposed += 1
  }
  const records = [...byType.values()].reduce((sum, count) => sum + count, 0)
  return { records, first, last, byType: Object.fromEntries(byType), ...counts }
}

/**
 * Reports on a log. Takes its records, as `readRecords` gives them. Gives counts, times and rates; record ids only of
 * escalations that wait and of episodes past their limit. Rejects with `TriageError` if the options are not valid, or
 * a record cannot be read.
 */
export const auditReport = async (records: Records, options: ReportOptions = {}): Promise<AuditReport> => {
  const [issue, ...more] = optionIssues(options)
  if (issue !== undefined) throw new TriageError([issue, ...more])
  const decisions = new KnownDecisions()
  const outcomes = new OutcomesByWeek()
  const overrides = new OverrideCounts()
  const notAsked = new NotAskedCounts()
  const versions = new VersionLog()
  const byType = new Map<RecordType, number>()
  let [first, last]: [string | null, string | null] = [null, null]
  for await (const record of records) {
    byType.set(record.type, (byType.get(record.type) ?? 0) + 1)
    if (first === null || record.at < first) first = record.at
    if (last === null || record.at > last) last = record.at
    decisions.add(record)
    overrides.add(record)
    if (record.type !== 'decision') continue
    outcomes.add(record)
    notAsked.add(record)
    versions.add(record)
  }
  const { least = DEFAULT_LEAST, vocabulary = shippedVocabulary } = options
  const on = options.asOf ?? last?.slice(0, 10)
  return {
    schemaVersion: 1,
    totals: totalsOf(byType, [first, last], decisions),
    outcomes: outcomes.result(),
    answers: answersOf(decisions),
    overrides: overrides.result(decisions),
    notAsked: notAsked.result(),
    least,
    groups: pathwaysByGroup(decisions, least, vocabulary.reportGroups),
    versions: versions.result(),
    episodes: episodesOf(decisions, on ?? '1970-01-01'),
  }
}
