/** Numbers and tables as people read them. */

/** `1234567` as `1,234,567`: numbers of assignments are exact, and may have forty digits. */
export const groupedDigits = (digits: string): string => digits.replace(/\B(?=(\d{3})+$)/g, ',')

const LEAST_PERCENT = 0.0001

/** A share from 0 to 1 in percent, to three digits: `31.6%`, `<0.0001%`. */
export const percent = (share: number): string => {
  const hundredths = share * 100
  if (hundredths === 0 || hundredths >= LEAST_PERCENT) return `${Number(hundredths.toPrecision(3))}%`
  return `<${LEAST_PERCENT}%`
}

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll(/\s+/g, ' ')

/** A Markdown table that can be read as it is. The last column is left as wide as it is; numbers stand to the right. */
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
