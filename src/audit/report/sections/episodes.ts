/** Episodes that went on for longer than was agreed, or with more contacts. */
import { addDays, daysBetween, daysInWeeks } from '../../../referral/calendar-date.js'
import type { KnownDecision, KnownDecisions } from '../known-decision.js'
import { key, number, type ReportTable, tableOf, text } from '../report-table.js'

/** The longest that an intervention may last, where the record does not say. */
const MAX_WEEKS_LENGTH = 12

/** An episode past its limit. */
export interface EpisodePastLimit {
  /** The record id of the decision. */
  readonly recordId: string
  /** The pathway. */
  readonly pathway: string
  /** The day of the first contact on record, or else of the confirmation. */
  readonly start: string
  /** The weeks agreed, extensions included. */
  readonly weeks: number
  /** The first day after them. */
  readonly limit: string
  /** The day it was closed; `null` while it is open. */
  readonly closedOn: string | null
  /** How many days it went, or goes, past the limit; 0 if only contacts do. */
  readonly daysOver: number
  /** How many contacts are on record. */
  readonly contacts: number
  /** The most contacts; `null` where they are not limited. */
  readonly mostContacts: number | null
}

/** Episodes past their limit, on a day. */
export interface Episodes {
  /** The day, `YYYY-MM-DD`. */
  readonly on: string
  /** Every episode on record: accepted, confirmed and not replaced. */
  readonly episodes: number
  /** How many of them are not closed. */
  readonly open: number
  /** How many of them went, or go, past their limit of weeks or of contacts. */
  readonly pastLimit: number
  /** The first 1,000 past their limit: those that are open first, the longest over first. */
  readonly shown: readonly EpisodePastLimit[]
}

const MAX_SHOWN = 1_000

const episodeOf = (
  recordId: string,
  {
    answeredAt,
    closedOn,
    contacts,
    extensionWeeks,
    firstContact,
    isReplaced,
    shape,
    overriddenTo,
  }: KnownDecision,
  on: string,
): EpisodePastLimit | null => {
  const course = overriddenTo ?? shape.course
  if (course.disposition !== 'accept' || answeredAt === null || isReplaced) return null
  const start = firstContact ?? answeredAt.slice(0, 10)
  const agreed = course.pathway === shape.course.pathway ? shape.weeks : null
  const weeks = agreed === null ? MAX_WEEKS_LENGTH : Math.min(agreed.agreed + extensionWeeks, agreed.most)
  const limit = addDays(start, daysInWeeks(weeks))
  return {
    recordId,
    pathway: course.pathway ?? '?',
    start,
    weeks,
    limit,
    closedOn,
    daysOver: Math.max(0, daysBetween(limit, closedOn ?? on)),
    contacts,
    mostContacts: shape.contacts,
  }
}

const isOver = ({ contacts, daysOver, mostContacts }: EpisodePastLimit): boolean =>
  daysOver > 0 || (mostContacts !== null && contacts > mostContacts)

/** Works it out from all decisions, as things stand `on` a day. Pauses are not on record. */
export const episodesOf = (decisions: KnownDecisions, on: string): Episodes => {
  const over: EpisodePastLimit[] = []
  let [episodes, open] = [0, 0]
  for (const [recordId, known] of decisions.entries()) {
    const episode = episodeOf(recordId, known, on)
    if (episode === null) continue
    episodes += 1
    if (episode.closedOn === null) open += 1
    if (isOver(episode)) over.push(episode)
  }
  over.sort(
    (one, other) =>
      Number(one.closedOn !== null) - Number(other.closedOn !== null) || other.daysOver - one.daysOver,
  )
  return { on, episodes, open, pastLimit: over.length, shown: over.slice(0, MAX_SHOWN) }
}

/** The table of episodes past their limit. */
export const episodesTable = ({ episodes, on, open, pastLimit, shown }: Episodes): ReportTable =>
  tableOf(
    {
      id: 'episodes-past-limit',
      title: 'Episodes past their limit',
      intro: `As things stood on ${on}: ${pastLimit} of ${episodes} episodes, of which ${open} are open. An episode starts with its first contact on record, or else when it was confirmed; pauses are not on record.`,
    },
    shown,
    [
      key('record', ({ recordId }) => recordId),
      text('pathway', ({ pathway }) => pathway),
      text('start', ({ start }) => start),
      number('weeks', ({ weeks }) => weeks),
      text('limit', ({ limit }) => limit),
      text('closed', ({ closedOn }) => closedOn),
      number('days over', ({ daysOver }) => daysOver),
      number('contacts', ({ contacts }) => contacts),
      number('most contacts', ({ mostContacts }) => mostContacts),
    ],
  )
