/** What was proposed, by week. */
import { addDays, daysBetween } from '../../../referral/calendar-date.js'
import { DISPOSITIONS } from '../../../rule-set/rule-set.js'
import type { Course } from '../../records/course.js'
import type { DecisionRecord } from '../../records/decision-record.js'
import { key, number, type ReportTable, tableOf } from '../report-table.js'
import { byName, Counts, getOrCreate } from './counting.js'

/** The decisions of one week. */
export interface WeekOfOutcomes {
  /** Its Monday, `YYYY-MM-DD`, in UTC. */
  readonly week: string
  /** How many decisions there are in all. */
  readonly decisions: number
  /** How many there are of each of `outcomes`, in their order. */
  readonly counts: readonly number[]
}

/** Decisions by outcome and week. */
export interface Outcomes {
  /** Every outcome that there is, from the top of the ladder down: `escalate`, `accept: light`. */
  readonly outcomes: readonly string[]
  /** Every week from the first to the last, the empty ones included, if there are not too many. */
  readonly weeks: readonly WeekOfOutcomes[]
}

const A_MONDAY = '2024-01-01'
const MAX_WEEKS = 1_500

/** The Monday of the week that a day is in. */
export const mondayOf = (date: string): string => {
  const days = daysBetween(A_MONDAY, date) % 7
  return addDays(date, days < 0 ? -days - 7 : -days)
}

const outcomeOf = ({ disposition, pathway }: Course): string =>
  disposition === 'accept' ? `accept: ${pathway ?? '?'}` : disposition

const rung = (outcome: string): number => DISPOSITIONS.findIndex((one) => outcome.startsWith(one))

const weeksBetween = (weeks: readonly string[]): readonly string[] => {
  const [first, last] = [weeks[0], weeks.at(-1)]
  if (first === undefined || last === undefined) return []
  const count = daysBetween(first, last) / 7 + 1
  return count > MAX_WEEKS ? weeks : Array.from({ length: count }, (_, week) => addDays(first, week * 7))
}

/** Counts decisions by outcome and week. */
export class OutcomesByWeek {
  private readonly mondays = new Map<string, string>()
  private readonly weeks = new Map<string, Counts>()
  private readonly all = new Counts()

  add({ at, course }: DecisionRecord): void {
    const date = at.slice(0, 10)
    const week = getOrCreate(this.mondays, date, () => mondayOf(date))
    const counts = getOrCreate(this.weeks, week, () => new Counts())
    const outcome = outcomeOf(course)
    counts.add(outcome)
    this.all.add(outcome)
  }

  result(): Outcomes {
    const outcomes = this.all
      .list()
      .map(({ name }) => name)
      .sort((one, other) => rung(other) - rung(one) || byName(one, other))
    const weeks = weeksBetween([...this.weeks.keys()].sort(byName)).map((week) => {
      const counts = outcomes.map((outcome) => this.weeks.get(week)?.of(outcome) ?? 0)
      return { week, decisions: counts.reduce((sum, count) => sum + count, 0), counts }
    })
    return { outcomes, weeks }
  }
}

/** The table of decisions by outcome and week. */
export const outcomesTable = ({ outcomes, weeks }: Outcomes): ReportTable =>
  tableOf(
    {
      id: 'outcomes',
      title: 'Decisions by outcome and week',
      intro: 'What was proposed, by the week (from Monday, in UTC) that it was decided in.',
    },
    weeks,
    [
      key('week', ({ week }) => week),
      ...outcomes.map((outcome, index) =>
        number<WeekOfOutcomes>(outcome, ({ counts }) => counts[index] ?? null),
      ),
      number('all', ({ decisions }) => decisions),
    ],
    { layout: 'columns', columns: outcomes.map((_, index) => index + 1), whole: false },
  )
