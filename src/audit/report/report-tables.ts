/** A report as tables, and those tables as CSV. */
import type { AuditReport, ReportTotals } from './audit-report.js'
import { csvLine } from './csv-line.js'
import { key, number, type ReportTable, tableOf } from './report-table.js'
import { answersTable, waitingTable } from './sections/answers.js'
import { byName } from './sections/counting.js'
import { episodesTable } from './sections/episodes.js'
import { groupTable } from './sections/groups.js'
import { notAskedTable } from './sections/not-asked.js'
import { outcomesTable } from './sections/outcomes.js'
import { overridesByChangeTable, overridesByRoleTable, overridesByRuleTable } from './sections/overrides.js'
import { versionChangesTable, versionsTable } from './sections/versions.js'

/** The table of what is on record. */
const totalsTable = (totals: ReportTotals): ReportTable =>
  tableOf(
    {
      id: 'totals',
      title: 'What is on record',
      intro:
        'A decision is a proposal until somebody confirms or overrides it. One that was answered may have been replaced later.',
    },
    [
      ['records', totals.records] as const,
      ...Object.entries(totals.byType)
        .sort(([one], [other]) => byName(one, other))
        .map(([type, count]) => [`records: ${type}`, count] as const),
      ['decisions confirmed', totals.confirmed] as const,
      ['decisions overridden', totals.overridden] as const,
      ['decisions still proposals', totals.proposed] as const,
      ['decisions replaced', totals.replaced] as const,
    ],
    [key('what', ([what]) => what), number('number', ([, count]) => count)],
  )

/** All tables of a report, in their order. A table without rows says that there is nothing of the sort. */
export const reportTables = (report: AuditReport): readonly ReportTable[] => [
  totalsTable(report.totals),
  outcomesTable(report.outcomes),
  answersTable(report.answers),
  waitingTable(report.answers),
  overridesByRuleTable(report.overrides),
  overridesByRoleTable(report.overrides),
  overridesByChangeTable(report.overrides),
  notAskedTable(report.notAsked),
  ...report.groups.map((one) => groupTable(one, report.least)),
  versionsTable(report.versions),
  versionChangesTable(report.versions),
  episodesTable(report.episodes),
]

/**
 * A report as one table that a program or a spreadsheet can filter: `table,row,column,value`. Shares are from 0 to 1,
 * durations in minutes. Cells without a value are left out.
 */
export const reportCsv = (report: AuditReport): string =>
  csvLine(['table', 'row', 'column', 'value']) +
  reportTables(report)
    .flatMap(({ columns, id, rows }) =>
      rows.flatMap((row) => {
        const name = row.filter((_, index) => columns[index]?.kind === 'key').join(' | ')
        return columns.map(({ kind, title }, index) => {
          const value = row[index] ?? null
          return kind === 'key' || value === null || value === '' ? '' : csvLine([id, name, title, value])
        })
      }),
    )
    .join('')
