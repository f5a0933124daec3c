/** Tables for people, in Markdown. */

/** Three significant digits, without an exponent. */
export const short = (value: number): string =>
  value >= 100
    ? value.toLocaleString('en-GB', { maximumFractionDigits: 0 })
    : String(Number(value.toPrecision(3)))

/** A Markdown table; all columns but the first are numbers. */
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string => {
  const all = [head, ...rows]
  const width = head.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0), 3))
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, column) => (column === 0 ? cell.padEnd(width[0] ?? 0) : cell.padStart(width[column] ?? 0))).join(' | ')} |`
  const rule = `| ${width.map((size, column) => (column === 0 ? '-'.repeat(size) : `${'-'.repeat(size - 1)}:`)).join(' | ')} |`
  return [line(head), rule, ...rows.map(line)].join('\n')
}
