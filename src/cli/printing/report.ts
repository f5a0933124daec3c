/**
 * Reports made of sentences and tables. On a terminal tables that are too wide are lists, so that nothing is broken in
 * the middle of a word; into a pipe or a file goes Markdown, to be pasted into a change request or kept.
 */
import { wrapText } from '../../explain/format-explanation.js'
import type { Context } from '../context.js'
import { hanging, isTerminal, type Look } from './terminal.js'

/** A column; numbers stand to the right. */
export interface Column {
  readonly title: string
  readonly isNumber?: boolean
}

/** What a report is made of, in its order. */
export type ReportPart =
  | { readonly kind: 'title' | 'text'; readonly text: string }
  | { readonly kind: 'strong'; readonly text: string; readonly more?: string }
  | { readonly kind: 'list'; readonly lines: readonly string[] }
  | {
      readonly kind: 'table'
      readonly title: string
      readonly intro: string | null
      readonly columns: readonly Column[]
      readonly rows: readonly (readonly string[])[]
    }

/** A sentence or two. */
export const paragraph = (text: string): ReportPart => ({ kind: 'text', text })

/** Something to see at once, and what may be said after it. */
export const strong = (text: string, more?: string): ReportPart =>
  more === undefined ? { kind: 'strong', text } : { kind: 'strong', text, more }

type Table = Extract<ReportPart, { readonly kind: 'table' }>

/** Words of a table without rows. */
const NONE = 'None.'

const widthsOf = (rows: readonly (readonly string[])[], columns: Table['columns'], least: number) =>
  columns.map((_, index) => Math.max(least, ...rows.map((row) => (row[index] ?? '').length)))

/** Cells side by side, each as wide as its column; text in the last one is left as wide as it is. */
const aligned = (row: readonly string[], columns: Table['columns'], widths: readonly number[]) =>
  row.map((text, index) => {
    const width = widths[index] ?? 0
    if (columns[index]?.isNumber === true) return text.padStart(width)
    return index === columns.length - 1 ? text : text.padEnd(width)
  })

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll(/\s+/g, ' ')

/** A Markdown table that can be read as it is. */
const markdownTable = ({ columns, rows }: Table): string => {
  const texts = [columns.map(({ title }) => title), ...rows].map((row) => row.map(cell))
  const widths = widthsOf(texts, columns, 3)
  const line = (row: readonly string[]): string => `| ${aligned(row, columns, widths).join(' | ')} |`
  const [head = [], ...body] = texts
  const rule = columns.map(({ isNumber }, index) => {
    const width = widths[index] ?? 3
    if (isNumber === true) return `${'-'.repeat(width - 1)}:`
    return '-'.repeat(index === columns.length - 1 ? 3 : width)
  })
  return [line(head), line(rule), ...body.map(line)].join('\n')
}

const markdownPart = (part: ReportPart): string => {
  switch (part.kind) {
    case 'title':
      return `# ${part.text}`
    case 'text':
      return part.text
    case 'strong':
      return `**${part.text}**${part.more === undefined ? '' : ` ${part.more}`}`
    case 'list':
      return part.lines.map((line) => `- ${line}`).join('\n')
    case 'table':
      return [
        `## ${part.title}`,
        ...(part.intro === null ? [] : [part.intro]),
        part.rows.length === 0 ? NONE : markdownTable(part),
      ].join('\n\n')
  }
}

/** A report as Markdown. */
export const markdownReport = (parts: readonly ReportPart[]): string => parts.map(markdownPart).join('\n\n')

/** Items one after the other, none of them broken over two lines. */
const itemRows = (items: readonly string[], width: number): readonly string[] => {
  const rows: string[] = []
  for (const item of items) {
    const last = rows.at(-1)
    if (last !== undefined && last.length + item.length + 3 <= width)
      rows[rows.length - 1] = `${last} · ${item}`
    else rows.push(item)
  }
  return rows
}

/** A row as an item of a list: what names it first, then its numbers, then a line for each text. */
const listItem = (row: readonly string[], columns: Table['columns'], width: number): string => {
  const firstNumber = columns.findIndex(({ isNumber }) => isNumber === true)
  const namesEnd = firstNumber === -1 ? 1 : firstNumber
  const names = row.slice(0, namesEnd).filter((text) => text !== '')
  const cells = columns
    .map((column, index) => ({ ...column, text: row[index] ?? '' }))
    .filter(({ text }, index) => index >= namesEnd && text !== '')
  const numbers = cells.flatMap(({ isNumber, text, title }) =>
    isNumber === true ? [`${title} ${text}`] : [],
  )
  const texts = cells.flatMap(({ isNumber, text, title }) => (isNumber === true ? [] : [`${title}: ${text}`]))
  return [
    hanging('- ', names.join(' · '), width),
    ...[...itemRows(numbers, width - 2), ...texts].map((text) => hanging('  ', text, width)),
  ].join('\n')
}

const tableRows = (table: Table, width: number): string => {
  const { columns, rows } = table
  if (rows.length === 0) return NONE
  const texts = [columns.map(({ title }) => title), ...rows]
  const widths = widthsOf(texts, columns, 0)
  const isNarrow = widths.reduce((sum, one) => sum + one + 2, -2) <= width
  return isNarrow
    ? texts.map((row) => aligned(row, columns, widths).join('  ').trimEnd()).join('\n')
    : rows.map((row) => listItem(row, columns, width)).join('\n')
}

const terminalPart = (part: ReportPart, { style, width }: Look): string => {
  const wrapped = (text: string, emphasis?: 'bold' | 'cyan'): readonly string[] =>
    wrapText(text, width).map((row) => (emphasis === undefined ? row : style(emphasis, row)))
  switch (part.kind) {
    case 'title':
      return wrapped(part.text, 'bold').join('\n')
    case 'text':
      return wrapped(part.text).join('\n')
    case 'strong':
      return [...wrapped(part.text, 'bold'), ...wrapped(part.more ?? '')].join('\n')
    case 'list':
      return part.lines.map((line) => hanging('- ', line, width)).join('\n')
    case 'table':
      return [...wrapped(part.title, 'cyan'), ...wrapped(part.intro ?? ''), tableRows(part, width)].join('\n')
  }
}

/** A report as text for whoever reads standard output, without a line break at the end. */
export const reportText = (parts: readonly ReportPart[], context: Context): string =>
  isTerminal(context.io.stdout)
    ? parts.map((part) => terminalPart(part, context)).join('\n\n')
    : markdownReport(parts)
