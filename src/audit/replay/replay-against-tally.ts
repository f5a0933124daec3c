/** Who would be decided differently: counted by move, and one by one as CSV. */
import { DISPOSITIONS } from '../../rule-set/rule-set.js'
import { type Course, formatCourse } from '../records/course.js'
import { csvLine } from '../report/csv-line.js'
import { MOVE_KINDS, type MoveKind } from './move.js'
import type { WhyNotReplayed } from './replay.js'
import type { Moved, ReplayedAgainst } from './replay-against.js'

const MAX_EXAMPLES = 5
const MAX_ROWS = 1_000

/** Everybody who makes one move. */
export interface MoveRow {
  /** How they move, such as `loses-escalation` or `up`. */
  readonly move: MoveKind
  /** What is on record. */
  readonly from: Course
  /** What it would be. */
  readonly to: Course
  /** How many decisions make this move. */
  readonly decisions: number
  /** The record ids of the first five. */
  readonly examples: readonly string[]
}

/** Who would be decided differently, in all. */
export interface ReplayAgainstSummary {
  /** Whether nobody loses an escalation or a question about safety, and every decision could be derived. */
  readonly ok: boolean
  /** How many decisions there are in all. */
  readonly decisions: number
  /** How many would be the same. */
  readonly same: number
  /** How many would be others. */
  readonly moved: number
  /** How many could not be derived, by why. */
  readonly notReplayed: { readonly [why in WhyNotReplayed]?: number }
  /** How many make each kind of move. */
  readonly byMove: { readonly [move in MoveKind]: number }
  /** Losses of escalation first; of equal moves the most frequent first. */
  readonly rows: readonly MoveRow[]
}

const rank = ({ move }: MoveRow): number => MOVE_KINDS.indexOf(move)
const rungs = ({ from, to }: MoveRow): number =>
  DISPOSITIONS.indexOf(to.disposition) - DISPOSITIONS.indexOf(from.disposition)

/** Counts moves as they come. Its memory grows with the sorts of move, of which there are few, not with the log. */
export class ReplayAgainstTally {
  private same = 0
  private readonly byMove = new Map<MoveKind, number>()
  private readonly why = new Map<WhyNotReplayed, number>()
  private readonly rows = new Map<string, { readonly row: MoveRow; count: number; examples: string[] }>()

  /** Takes the next result. */
  add(replayed: ReplayedAgainst): void {
    if (replayed.outcome === 'same') this.same += 1
    else if (replayed.outcome === 'moved') this.addMove(replayed)
    else this.why.set(replayed.why, (this.why.get(replayed.why) ?? 0) + 1)
  }

  private addMove({ from, move, recordId, to }: Moved): void {
    this.byMove.set(move, (this.byMove.get(move) ?? 0) + 1)
    const key = JSON.stringify([move, from, to])
    const known = this.rows.get(key)
    if (known === undefined) {
      const row = { move, from, to, decisions: 0, examples: [] }
      // A loss is never left out of the table.
      if (move.startsWith('loses') || this.rows.size < MAX_ROWS)
        this.rows.set(key, { row, count: 1, examples: [recordId] })
      return
    }
    known.count += 1
    if (known.examples.length < MAX_EXAMPLES) known.examples.push(recordId)
  }

  /** What it came to until now. */
  summary(): ReplayAgainstSummary {
    const count = (move: MoveKind): number => this.byMove.get(move) ?? 0
    const sum = (numbers: Iterable<number>): number => [...numbers].reduce((one, other) => one + other, 0)
    const [moved, unread] = [sum(this.byMove.values()), sum(this.why.values())]
    const byMove: ReplayAgainstSummary['byMove'] = {
      'loses-escalation': count('loses-escalation'),
      'loses-safety-question': count('loses-safety-question'),
      down: count('down'),
      across: count('across'),
      limits: count('limits'),
      up: count('up'),
    }
    return {
      ok:
        count('loses-escalation') + count('loses-safety-question') === 0 &&
        unread === (this.why.get('erased') ?? 0),
      decisions: this.same + moved + unread,
      same: this.same,
      moved,
      notReplayed: Object.fromEntries(this.why),
      byMove,
      rows: [...this.rows.values()]
        .map((one) => ({ ...one.row, decisions: one.count, examples: one.examples }))
        .sort(
          (one, other) =>
            rank(one) - rank(other) || rungs(one) - rungs(other) || other.decisions - one.decisions,
        ),
    }
  }
}

/** The first line of the table of everybody who would be decided differently. */
export const MOVED_CSV_HEAD = csvLine(['move', 'record', 'at', 'from', 'to'])

/** One line of that table. */
export const movedCsvLine = ({ at, from, move, recordId, to }: Moved): string =>
  csvLine([move, recordId, at, formatCourse(from), formatCourse(to)])
