/** Replays as CSV, written line by line: a log may be larger than memory. */
import type { AuditRecord } from '../../audit/records/audit-record.js'
import type { Replayed } from '../../audit/replay/replay.js'
import type { AgainstNewRules, ReplayedAgainst } from '../../audit/replay/replay-against.js'
import { MOVED_CSV_HEAD, movedCsvLine } from '../../audit/replay/replay-against-tally.js'
import { csvLine } from '../../audit/report/csv-line.js'
import type { Output } from '../context.js'

/** Which decisions of a log are to be looked at again, by their place among its decisions: a bit for each. */
class MarkedPlaces {
  private bits = new Uint8Array(1_024)

  /** Marks a place. */
  mark(place: number): void {
    const byte = place >> 3
    if (byte >= this.bits.length) {
      const more = new Uint8Array(Math.max(byte + 1, this.bits.length * 2))
      more.set(this.bits)
      this.bits = more
    }
    this.bits[byte] = (this.bits[byte] ?? 0) | (1 << (place & 7))
  }

  /** Whether a place is marked. */
  has(place: number): boolean {
    return ((this.bits[place >> 3] ?? 0) & (1 << (place & 7))) !== 0
  }
}

/** The first line of the table of decisions that do not come out again. */
export const REPLAY_CSV_HEAD = csvLine(['outcome', 'record', 'at', 'where', 'explanation'])

/** One line of it; nothing for a decision that comes out the same. */
export const replayCsvLine = (one: Replayed): string => {
  if (one.outcome === 'same') return ''
  const where = one.outcome === 'different' ? one.difference.path : one.why
  return csvLine([one.outcome, one.recordId, one.at, where, one.explanation])
}

/** The decisions of a log with their places among them. */
async function* decisionsIn(records: AsyncIterable<AuditRecord>) {
  let place = 0
  for await (const record of records) {
    if (record.type !== 'decision') continue
    yield { record, place }
    place += 1
  }
}

/**
 * Writes everybody who would be decided differently, losses of escalation first. The log is read twice, so that
 * nothing has to be kept but one bit for each decision. Gives every result of the first reading to `seen`.
 */
export const writeMovedCsv = async (
  records: () => AsyncIterable<AuditRecord>,
  against: AgainstNewRules,
  output: Output,
  seen: (one: ReplayedAgainst) => void,
): Promise<void> => {
  const later = new MarkedPlaces()
  let anyLater = false
  output.write(MOVED_CSV_HEAD)
  for await (const { place, record } of decisionsIn(records())) {
    const one = await against(record)
    seen(one)
    if (one.outcome !== 'moved') continue
    if (one.move === 'loses-escalation') output.write(movedCsvLine(one))
    else {
      later.mark(place)
      anyLater = true
    }
  }
  if (!anyLater) return
  for await (const { place, record } of decisionsIn(records())) {
    const one = later.has(place) ? await against(record) : null
    if (one?.outcome === 'moved') output.write(movedCsvLine(one))
  }
}
