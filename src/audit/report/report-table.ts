/** What a table of a report is; text, CSV and HTML are made of them. */

/** What a column holds. `key` columns name the row; durations are in minutes, shares from 0 to 1. */
export type ColumnKind = 'key' | 'text' | 'number' | 'share' | 'duration'

/** A cell; `null` where there is no value. */
export type Cell = string | number | null

/** How a table is drawn: its number columns stacked, or one column of shares as bars. */
export interface TableChart {
  readonly layout: 'columns' | 'bars'
  /** The columns that are drawn, by index. */
  readonly columns: readonly number[]
  /** Whether each bar is drawn to its own whole. */
  readonly whole: boolean
}

/** One table of a report. */
export interface ReportTable {
  readonly id: string
  readonly title: string
  /** What the numbers are, in a sentence or two. */
  readonly intro: string
  readonly columns: readonly { readonly title: string; readonly kind: ColumnKind }[]
  readonly rows: readonly (readonly Cell[])[]
  readonly chart: TableChart | null
}

/** A column. */
export type Column = ReportTable['columns'][number]
