/** Charts as inline SVG: no script, and every number is in the table below as well. */

import { formatCell, type ReportTable } from './report-table.js'

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&#39;'],
])

// What turns the direction of text around, or is no character at all, could make a page say something else.
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}]/gu

/** Text for HTML and SVG, between tags and in quoted attributes. */
export const escaped = (text: string): string =>
  text.replace(UNPRINTABLE, '\ufffd').replace(/[&<>"']/g, (character) => ENTITIES.get(character) ?? '')

/** Shades that can be told apart without colour. None of them is red, amber or green: nobody is graded here. */
const SHADES = [
  '#0b3c5d',
  '#328cc1',
  '#a9c8e0',
  '#6b4c9a',
  '#b8a9d4',
  '#4d4d4d',
  '#a6a6a6',
  '#d9d9d9',
] as const
const WIDTH = 760
const MAX_BARS = 60

const shade = (index: number): string => SHADES[index % SHADES.length] ?? '#4d4d4d'

interface Bar {
  readonly name: string
  readonly values: readonly number[]
}

const barsOf = ({ chart, columns, rows }: ReportTable): readonly Bar[] =>
  rows.flatMap((row) => {
    const name = row.filter((_, index) => columns[index]?.kind === 'key').join(' · ')
    const values = (chart?.columns ?? []).map((index) => row[index] ?? null)
    const numbers = values.filter((value) => typeof value === 'number')
    return numbers.length === values.length ? [{ name, values: numbers }] : []
  })

const totalOf = ({ values }: Bar): number => values.reduce((sum, value) => sum + value, 0)

const rect = (x: number, y: number, width: number, height: number, series: number, title: string): string =>
  `<rect x="${x.toFixed(1)}" y="${y.toFixed(1)}" width="${width.toFixed(1)}" height="${height.toFixed(1)}" fill="${shade(series)}"><title>${escaped(title)}</title></rect>`

const label = (x: number, y: number, text: string, anchor: 'start' | 'middle' | 'end'): string =>
  `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" text-anchor="${anchor}">${escaped(text)}</text>`

const svg = (height: number, title: string, body: string): string =>
  `<svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${escaped(title)}"><title>${escaped(title)}</title>${body}</svg>`

const legend = (names: readonly string[]): string =>
  names.length < 2
    ? ''
    : `<ul class="legend">${names
        .map((name, index) => `<li><span style="background:${shade(index)}"></span>${escaped(name)}</li>`)
        .join('')}</ul>`

const LEFT = 250

const horizontal = (table: ReportTable, bars: readonly Bar[], names: readonly string[]): string => {
  const whole = table.chart?.whole === true
  const kind = table.columns[table.chart?.columns[0] ?? 0]?.kind ?? 'number'
  const most = Math.max(...bars.map(totalOf), kind === 'share' ? 1 : 0) || 1
  const room = WIDTH - LEFT - 70
  const body = bars.map((bar, row) => {
    const y = row * 24
    const full = (whole ? totalOf(bar) : most) || 1
    let x = LEFT
    const parts = bar.values.map((value, series) => {
      const width = (value / full) * room
      const part = rect(
        x,
        y + 3,
        width,
        17,
        series,
        `${bar.name}, ${names[series]}: ${formatCell(value, kind)}`,
      )
      x += width
      return part
    })
    const short = bar.name.length > 38 ? `${bar.name.slice(0, 37)}…` : bar.name
    const said = formatCell(totalOf(bar), kind)
    return label(LEFT - 8, y + 16, short, 'end') + parts.join('') + label(x + 6, y + 16, said, 'start')
  })
  return svg(bars.length * 24 + 4, table.title, body.join(''))
}

const HEIGHT = 220

const vertical = (table: ReportTable, bars: readonly Bar[], names: readonly string[]): string => {
  const most = Math.max(...bars.map(totalOf)) || 1
  const step = (WIDTH - 50) / bars.length
  const everySo = Math.ceil(bars.length / 8)
  const body = bars.map((bar, index) => {
    const x = 50 + index * step
    let y = HEIGHT
    const parts = bar.values.map((value, series) => {
      const height = (value / most) * (HEIGHT - 20)
      y -= height
      return rect(x, y, Math.max(1, step - 2), height, series, `${bar.name}, ${names[series]}: ${value}`)
    })
    const under = index % everySo === 0 ? label(x, HEIGHT + 16, bar.name, 'start') : ''
    return parts.join('') + under
  })
  const axis = label(44, 24, formatCell(most, 'number'), 'end') + label(44, HEIGHT, '0', 'end')
  return svg(HEIGHT + 24, table.title, axis + body.join(''))
}

/** The chart of a table; nothing where it has none, or nothing to draw. Of more than 60 bars that lie, the first are drawn. */
export const chartOf = (table: ReportTable): string => {
  if (table.chart === null) return ''
  const names = table.chart.columns.map((index) => table.columns[index]?.title ?? '')
  const bars = barsOf(table)
  if (bars.length === 0) return ''
  return table.chart.layout === 'columns'
    ? legend(names) + vertical(table, bars, names)
    : legend(names) + horizontal(table, bars.slice(0, MAX_BARS), names)
}
