import type { AuditReport } from '../../audit/report/audit-report.js'
import { cellInWords } from '../../audit/report/cell-in-words.js'
import type { ReportTable } from '../../audit/report/report-table.js'
import { reportTables } from '../../audit/report/report-tables.js'
import { groupedDigits } from '../big-numbers.js'
import { markdownTable } from '../markdown-table.js'

const MOST_ROWS = 25

const isNumber = (kind: string): boolean => kind === 'number' || kind === 'share' || kind === 'duration'

const tableInWords = ({ columns, intro, rows, title }: ReportTable): string => {
  const shown = rows.slice(0, MOST_ROWS)
  const left = rows.length - shown.length
  return [
    `## ${title}`,
    intro,
    rows.length === 0
      ? 'None.'
      : markdownTable(
          columns.map((column) => ({ title: column.title, isNumber: isNumber(column.kind) })),
          shown.map((row) => columns.map(({ kind }, index) => cellInWords(row[index] ?? null, kind))),
        ),
    ...(left === 0 ? [] : [`And ${groupedDigits(String(left))} more; every other format has them all.`]),
  ].join('\n\n')
}

/** A report as Markdown that is plain enough to be read as it is. */
export const reportInWords = (report: AuditReport): string =>
  ['# Audit report', ...reportTables(report).map(tableInWords)].join('\n\n')
