/** How long it takes from the proposal of an escalation until somebody confirms or overrides it. */
import type { KnownDecisions } from '../known-decision.js'
import { duration, key, number, type ReportTable, tableOf, text } from '../report-table.js'
import { byName, getOrCreate } from './counting.js'

/** Escalations by their most urgent route. Times are in minutes. */
export interface AnswersOfRoute {
  /** The route; `all` for all of them together. */
  readonly route: string
  /** How many escalations went this way. */
  readonly escalations: number
  /** How many of them somebody confirmed or overrode. */
  readonly answered: number
  /** How many were neither answered nor replaced by another decision. */
  readonly waiting: number
  /** Half were answered within so many minutes; null if none was. */
  readonly median: number | null
  /** Nine out of ten were answered within so many minutes; null if none was. */
  readonly ninetieth: number | null
  /** The longest that one took, in minutes; null if none was answered. */
  readonly longest: number | null
}

/** Time from escalation to confirmation. */
export interface Answers {
  /** All escalations together, then by route. */
  readonly routes: readonly AnswersOfRoute[]
  /** The first 100 that nobody has answered, in the order of the log. */
  readonly waiting: readonly {
    /** The record id of the decision. */
    readonly recordId: string
    /** When it was decided: an instant in UTC (ISO 8601). */
    readonly at: string
    /** Its most urgent route. */
    readonly route: string
  }[]
}

interface Times {
  readonly minutes: number[]
  escalations: number
  waiting: number
}

const ALL = 'all'
const MAX_SHOWN = 100

/** The least value that at least `share` of all do not exceed (nearest rank). */
const quantile = (sorted: readonly number[], share: number): number | null =>
  sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? null

const minutesBetween = (from: string, to: string): number =>
  Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 60_000))

const rowOf = (route: string, { escalations, minutes, waiting }: Times): AnswersOfRoute => {
  const sorted = minutes.sort((one, other) => one - other)
  return {
    route,
    escalations,
    answered: sorted.length,
    waiting,
    median: quantile(sorted, 0.5),
    ninetieth: quantile(sorted, 0.9),
    longest: sorted.at(-1) ?? null,
  }
}

/** Works it out from all decisions. */
export const answersOf = (decisions: KnownDecisions): Answers => {
  const routes = new Map<string, Times>()
  const waiting: Answers['waiting'][number][] = []
  for (const [recordId, { answeredAt, at, isReplaced, shape }] of decisions.entries()) {
    const { disposition, routes: called } = shape.course
    if (disposition !== 'escalate') continue
    const route = called[0] ?? '?'
    const isWaiting = answeredAt === null && !isReplaced
    if (isWaiting && waiting.length < MAX_SHOWN) waiting.push({ recordId, at, route })
    for (const name of [ALL, route]) {
      const times = getOrCreate(routes, name, () => ({ minutes: [], escalations: 0, waiting: 0 }))
      times.escalations += 1
      if (isWaiting) times.waiting += 1
      if (answeredAt !== null) times.minutes.push(minutesBetween(at, answeredAt))
    }
  }
  return {
    routes: [...routes]
      .sort(([one], [other]) => Number(other === ALL) - Number(one === ALL) || byName(one, other))
      .map(([route, times]) => rowOf(route, times)),
    waiting,
  }
}

/** The table of times from escalation to confirmation. */
export const answersTable = ({ routes }: Answers): ReportTable =>
  tableOf(
    {
      id: 'answers',
      title: 'Time from escalation to confirmation',
      intro:
        'From the proposal of an escalation until somebody confirmed or overrode it, by its most urgent route. ' +
        'It says when it was put on record, not when help came.',
    },
    routes,
    [
      key('route', ({ route }) => route),
      number('escalations', ({ escalations }) => escalations),
      number('answered', ({ answered }) => answered),
      number('waiting', ({ waiting }) => waiting),
      duration('median', ({ median }) => median),
      duration('nine of ten within', ({ ninetieth }) => ninetieth),
      duration('longest', ({ longest }) => longest),
    ],
  )

/** The table of escalations that nobody has answered. */
export const waitingTable = ({ waiting }: Answers): ReportTable =>
  tableOf(
    {
      id: 'waiting',
      title: 'Escalations that nobody has answered',
      intro: 'The first hundred. Look at these first.',
    },
    waiting,
    [
      key('record', ({ recordId }) => recordId),
      text('since', ({ at }) => at),
      text('route', ({ route }) => route),
    ],
  )
