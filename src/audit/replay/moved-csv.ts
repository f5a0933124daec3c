import type { Course } from '../records/course.js'
import { csvLine } from '../report/csv-line.js'
import type { ReplayedAgainst } from './replay-against.js'

/** The first line of the table of everybody who would be decided differently. */
export const MOVED_CSV_HEAD = csvLine(['move', 'record', 'at', 'from', 'to'])

/** A course in a few words: `escalate: crisis-team`, `accept: light`. */
export const formatCourse = ({ destinations, disposition, pathway, routes }: Course): string => {
  const where = {
    accept: pathway === null ? [] : [pathway],
    redirect: destinations,
    'request-information': [],
    escalate: routes,
  }[disposition]
  return where.length === 0 ? disposition : `${disposition}: ${where.join(' + ')}`
}

/** One line of that table. */
export const movedCsvLine = ({
  at,
  from,
  move,
  recordId,
  to,
}: Extract<ReplayedAgainst, { readonly outcome: 'moved' }>): string =>
  csvLine([move, recordId, at, formatCourse(from), formatCourse(to)])
