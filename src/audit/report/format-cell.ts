import type { Cell, ColumnKind } from './report-table.js'

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
