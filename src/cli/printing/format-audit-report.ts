import type { AuditReport } from '../../audit/report/audit-report.js'
import { formatCell, type ReportTable } from '../../audit/report/report-table.js'
import { reportTables } from '../../audit/report/report-tables.js'
import { groupedDigits, markdownTable } from './table.js'

const MAX_ROWS = 25

const isNumber = (kind: string): boolean => kind === 'number' || kind === 'share' || kind === 'duration'

const formatTable = ({ columns, intro, rows, title }: ReportTable): string => {
  const shown = rows.slice(0, MAX_ROWS)
  const left = rows.length - shown.length
  return [
    `## ${title}`,
    intro,
    rows.length === 0
      ? 'None.'
      : markdownTable(
          columns.map((column) => ({ title: column.title, isNumber: isNumber(column.kind) })),
          shown.map((row) => columns.map(({ kind }, index) => formatCell(row[index] ?? null, kind))),
        ),
    ...(left === 0 ? [] : [`And ${groupedDigits(String(left))} more; every other format has them all.`]),
  ].join('\n\n')
}

/** A report as Markdown that is plain enough to be read as it is. */
export const formatReport = (report: AuditReport): string =>
  ['# Audit report', ...reportTables(report).map(formatTable)].join('\n\n')
