import { LIBRARY } from '../../version.js'
import type { AuditReport } from './audit-report.js'
import { chartOf, escaped } from './charts.js'
import { formatCell, type ReportTable } from './report-table.js'
import { reportTables } from './report-tables.js'

const STYLE = `
:root{color-scheme:light}
body{font:16px/1.5 system-ui,sans-serif;color:#1b1b1b;background:#fff;max-width:60rem;margin:2rem auto;padding:0 1rem}
h1{font-size:1.7rem}h2{font-size:1.2rem;margin-top:2.5rem;border-top:1px solid #ccc;padding-top:1rem}
p{max-width:46rem}.none{color:#555}
.scroll{overflow-x:auto}table{border-collapse:collapse;font-size:.85rem}
th,td{text-align:left;padding:.25rem .7rem .25rem 0;border-bottom:1px solid #ddd;vertical-align:top}
thead th{border-bottom:2px solid #888}tbody th{font-weight:600}.n{text-align:right;font-variant-numeric:tabular-nums}
svg{width:100%;height:auto;margin:.5rem 0}svg text{font:12px system-ui,sans-serif;fill:#1b1b1b}
.legend{list-style:none;padding:0;margin:.5rem 0;display:flex;flex-wrap:wrap;gap:.2rem 1.2rem;font-size:.85rem}
.legend span{display:inline-block;width:.8em;height:.8em;margin-right:.4em}
@media print{h2{break-after:avoid}tr{break-inside:avoid}}
`

const isNumeric = (kind: string): boolean => kind === 'number' || kind === 'share' || kind === 'duration'

const tableHtml = ({ columns, rows, title }: ReportTable): string => {
  const style = (index: number): string => (isNumeric(columns[index]?.kind ?? '') ? ' class="n"' : '')
  const head = columns.map((column, index) => `<th scope="col"${style(index)}>${escaped(column.title)}</th>`)
  const body = rows.map((row) => {
    const cells = columns.map(({ kind }, index) => {
      const said = escaped(formatCell(row[index] ?? null, kind))
      return index === 0 ? `<th scope="row">${said}</th>` : `<td${style(index)}>${said}</td>`
    })
    return `<tr>${cells.join('')}</tr>`
  })
  return `<div class="scroll" role="region" aria-label="${escaped(title)}" tabindex="0"><table><thead><tr>${head.join('')}</tr></thead><tbody>${body.join('')}</tbody></table></div>`
}

const section = (table: ReportTable): string =>
  [
    `<section id="${escaped(table.id)}"><h2>${escaped(table.title)}</h2>`,
    `<p>${escaped(table.intro)}</p>`,
    table.rows.length === 0 ? '<p class="none">None.</p>' : `${chartOf(table)}${tableHtml(table)}`,
    '</section>',
  ].join('\n')

/**
 * A report as one page of HTML that needs nothing else: no script, no font, no image from anywhere. Whatever stands in
 * the records is text in it, and never markup.
 */
export const reportHtml = (report: AuditReport): string => {
  const { first, last } = report.totals
  const when = first === null || last === null ? 'no records' : `${first} to ${last}`
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Audit report</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>Audit report</h1>
<p>${escaped(`From ${when}. Made by ${LIBRARY.name} ${LIBRARY.version}. It counts what is on record; verify the log to see that the record is whole.`)}</p>
${reportTables(report).map(section).join('\n')}
</main>
</body>
</html>
`
}
