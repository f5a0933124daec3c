import type { AuditReport } from '../../audit/report/audit-report.js'
import { formatCell, type ReportTable } from '../../audit/report/report-table.js'
import { reportTables } from '../../audit/report/report-tables.js'
import { groupedDigits } from './numbers.js'
import { paragraph, type ReportPart } from './report.js'

const MAX_ROWS = 25

const isNumber = (kind: string): boolean => kind === 'number' || kind === 'share' || kind === 'duration'

const partsOf = ({ columns, intro, rows, title }: ReportTable): readonly ReportPart[] => {
  const left = rows.length - MAX_ROWS
  return [
    {
      kind: 'table',
      title,
      intro,
      columns: columns.map((column) => ({ title: column.title, isNumber: isNumber(column.kind) })),
      rows: rows
        .slice(0, MAX_ROWS)
        .map((row) => columns.map(({ kind }, index) => formatCell(row[index] ?? null, kind))),
    },
    ...(left <= 0
      ? []
      : [paragraph(`And ${groupedDigits(String(left))} more; every other format has them all.`)]),
  ]
}

/** A report for people: first of all the escalations that somebody is to answer. */
export const formatReport = (report: AuditReport): readonly ReportPart[] => {
  const tables = reportTables(report)
  const isWaiting = ({ id }: ReportTable): boolean => id === 'waiting'
  return [
    { kind: 'title', text: 'Audit report' },
    ...[...tables.filter(isWaiting), ...tables.filter((table) => !isWaiting(table))].flatMap(partsOf),
    {
      kind: 'text',
      text: 'Whether the log is as it was written is not looked at here: `audit verify` says so.',
    },
  ]
}
