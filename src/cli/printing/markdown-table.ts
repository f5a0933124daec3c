/** A table that is read as it is, and that a change request shows as a table. */

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll(/\s+/g, ' ')

/** Columns side by side, the last one left as wide as it is; numbers stand to the right. */
export const markdownTable = (
  columns: readonly { readonly title: string; readonly isNumber?: boolean }[],
  rows: readonly (readonly string[])[],
): string => {
  const texts = [columns.map(({ title }) => title), ...rows].map((row) => row.map(cell))
  const widths = columns.map((_, index) => Math.max(3, ...texts.map((row) => (row[index] ?? '').length)))
  const last = columns.length - 1
  const line = (row: readonly string[]): string =>
    `| ${row
      .map((text, index) => {
        if (index === last) return text
        const width = widths[index] ?? 0
        return columns[index]?.isNumber === true ? text.padStart(width) : text.padEnd(width)
      })
      .join(' | ')} |`
  const [head = [], ...body] = texts
  const rule = columns.map(({ isNumber }, index) => {
    const dashes = '-'.repeat(index === last ? 3 : (widths[index] ?? 3))
    return isNumber === true ? `${dashes.slice(1)}:` : dashes
  })
  return [line(head), line(rule), ...body.map(line)].join('\n')
}
