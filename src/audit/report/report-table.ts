/** What a table of a report is; text, CSV and HTML are made of it. */

/** What a column holds. `key` columns name the row; durations are in minutes, shares from 0 to 1. */
export type ColumnKind = 'key' | 'text' | 'number' | 'share' | 'duration'

/** A cell; `null` where there is no value. */
export type Cell = string | number | null

/** How a table is drawn: its number columns stacked, or one column of shares as bars. */
export interface TableChart {
  /** Whether the rows are columns side by side, or bars one below the other. */
  readonly layout: 'columns' | 'bars'
  /** The columns that are drawn, by index. */
  readonly columns: readonly number[]
  /** Whether each bar is drawn to its own whole. */
  readonly whole: boolean
}

/** One table of a report. */
export interface ReportTable {
  /** A name for links and for programs, such as `overrides-by-rule`; it stays the same. */
  readonly id: string
  /** The title, for people. */
  readonly title: string
  /** What the numbers are, in a sentence or two. */
  readonly intro: string
  /** The columns, from left to right. */
  readonly columns: readonly {
    /** The title, for people. */
    readonly title: string
    /** What the cells hold: `key` columns name the row. */
    readonly kind: ColumnKind
  }[]
  /** The rows: each has a cell for each column. Durations are in minutes, shares from 0 to 1. */
  readonly rows: readonly (readonly Cell[])[]
  /** How it is drawn; null where it is not. */
  readonly chart: TableChart | null
}

/** A column. */
export type Column = ReportTable['columns'][number]

/** A column of a table that is made of rows of one sort: beside its title, the cell that a row has in it. */
interface ColumnOf<Row> extends Column {
  readonly cell: (row: Row) => Cell
}

const columnOf =
  (kind: ColumnKind) =>
  <Row>(title: string, cell: (row: Row) => Cell): ColumnOf<Row> => ({ title, kind, cell })

/** A column that names the row. */
export const key = columnOf('key')
/** A column of words. */
export const text = columnOf('text')
/** A column of numbers. */
export const number = columnOf('number')
/** A column of shares, from 0 to 1. */
export const share = columnOf('share')
/** A column of durations, in minutes. */
export const duration = columnOf('duration')

/** A table of these rows, with what each column says of a row. */
export const tableOf = <Row>(
  about: Pick<ReportTable, 'id' | 'title' | 'intro'>,
  rows: readonly Row[],
  columns: readonly ColumnOf<Row>[],
  chart: TableChart | null = null,
): ReportTable => ({
  ...about,
  columns: columns.map(({ kind, title }) => ({ title, kind })),
  rows: rows.map((row) => columns.map(({ cell }) => cell(row))),
  chart,
})

const grouped = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ',')

/** Minutes as people say them: `45 min`, `3 h 20 min`, `2 d 4 h`. */
export const formatDuration = (minutes: number): string => {
  const [days, hours] = [Math.floor(minutes / 1_440), Math.floor((minutes % 1_440) / 60)]
  const two = (first: string, second: number, unit: string) =>
    second === 0 ? first : `${first} ${second} ${unit}`
  if (days > 0) return two(`${grouped(days)} d`, hours, 'h')
  return hours > 0 ? two(`${hours} h`, minutes % 60, 'min') : `${minutes} min`
}

/** A cell as people read it; a dash where there is no value. */
export const formatCell = (cell: Cell, kind: ColumnKind): string => {
  if (cell === null) return '–'
  if (typeof cell === 'string') return cell
  if (kind === 'share') return `${(cell * 100).toFixed(1)}%`
  return kind === 'duration' ? formatDuration(cell) : grouped(cell)
}
