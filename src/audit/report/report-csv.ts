import type { AuditReport } from './audit-report.js'
import { csvLine } from './csv-line.js'
import { reportTables } from './report-tables.js'

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
