/** Tables of what was decided. */
import type { AuditReport } from '../audit-report.js'
import type { ReportTable } from '../report-table.js'
import { shareOf } from '../sections/counting.js'
import { key, number, share, text } from './columns.js'

/** What is on record. */
export const totals = ({ totals: all }: AuditReport): ReportTable => ({
  id: 'totals',
  title: 'What is on record',
  intro:
    'A decision is a proposal until somebody confirms or overrides it. One that was answered may have been replaced later.',
  columns: [key('what'), number('number')],
  rows: [
    ['records', all.records],
    ...Object.entries(all.byType)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([type, count]) => [`records: ${type}`, count]),
    ['decisions confirmed', all.confirmed],
    ['decisions overridden', all.overridden],
    ['decisions still proposals', all.proposed],
    ['decisions replaced', all.replaced],
  ],
  chart: null,
})

/** Decisions by outcome and week. */
export const outcomes = ({ outcomes: { outcomes: names, weeks } }: AuditReport): ReportTable => ({
  id: 'outcomes',
  title: 'Decisions by outcome and week',
  intro: 'What was proposed, by the week (from Monday, in UTC) that it was decided in.',
  columns: [key('week'), ...names.map(number), number('all')],
  rows: weeks.map(({ counts, decisions, week }) => [week, ...counts, decisions]),
  chart: { layout: 'columns', columns: names.map((_, index) => index + 1), whole: false },
})

/** What was not asked, by referral source. */
export const notAsked = ({ notAsked: all }: AuditReport): ReportTable => ({
  id: 'not-asked',
  title: 'What was not asked, by referral source',
  intro:
    'Answers that could have changed the decision and were not in the referral. “Held up” waited for the answer.',
  columns: [
    key('source'),
    key('fact'),
    text('what'),
    number('decisions'),
    number('not asked'),
    share('share'),
    number('held up'),
  ],
  rows: all.map((one) => [
    one.source,
    one.fact,
    one.safety ? `${one.title} (safety)` : one.title,
    one.decisions,
    one.open,
    shareOf(one.open, one.decisions),
    one.heldUp,
  ]),
  chart: { layout: 'bars', columns: [5], whole: false },
})
