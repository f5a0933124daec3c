import { quote } from '../../issue/quote.js'
import type { DamageList } from './damage.js'
import type { Tip } from './log-entry.js'
import type { DamagedLine, IntactLine } from './read-frame.js'

interface Seen {
  readonly line: number
  readonly sequence: number
  readonly previous: string
  readonly hash: string
  readonly recordId: string
}

interface Broken {
  readonly line: number
  readonly claims: number | null
  readonly recordId: string | null
  readonly why: string
}

interface Gap {
  from: number
  to: number
  readonly line: number
}

/**
 * Walks along a log and says where it is not one unbroken chain. It keeps what is out of order, not what is in
 * order, so that a log of any length takes the same memory.
 */
export class ChainWalk {
  /** The sequence number that comes next: everything before it has been accounted for. */
  expected: number
  /** The hash of the entry before it; null where that entry is damaged or gone. */
  hash: string | null
  private broken: Broken[] = []
  /** An entry from further on: the next line shows whether the log goes on from there, or it alone is out of place. */
  private jump: Seen | null = null
  private readonly misplaced = new Map<number, Seen>()
  private gaps: Gap[] = []

  constructor(
    start: Tip,
    private readonly damages: DamageList,
  ) {
    this.expected = start.size
    this.hash = start.hash
  }

  damaged({ frame, why }: DamagedLine, line: number): void {
    const recordId = frame?.record.recordId ?? null
    this.broken.push({ line, claims: frame?.sequence ?? null, recordId, why })
  }

  intact({ frame: { hash, previous, record, sequence } }: IntactLine, line: number): void {
    const seen: Seen = { line, sequence, previous, hash, recordId: record.recordId }
    if (this.jump !== null) this.settleJump(this.jump, seen)
    if (this.broken.length > 0 && sequence >= this.expected) this.settleBroken(sequence, line)
    if (sequence === this.expected) this.follow(seen)
    else if (sequence > this.expected) this.jump = seen
    else this.late(seen)
  }

  /** Call it after the last line. */
  end(): void {
    if (this.jump !== null) this.leap(this.jump)
    this.jump = null
    this.settleBroken(this.expected + this.broken.length, this.broken.at(-1)?.line ?? 0)
    for (const seen of this.misplaced.values()) {
      if (seen.sequence === this.expected && seen.previous === this.hash) {
        this.moved(seen)
        this.expected += 1
        this.hash = seen.hash
      } else this.added(seen)
    }
    for (const { from, line, to } of this.gaps) {
      const message =
        to - from === 1 ? `entry ${from} is missing` : `the entries ${from} to ${to - 1} are missing`
      this.damages.add('removed', from, line, message, { count: to - from })
    }
  }

  private follow(seen: Seen): void {
    if (this.hash !== null && seen.previous !== this.hash) {
      const message =
        seen.sequence === 0
          ? 'entry 0 says that another one came before it'
          : `entry ${seen.sequence} does not follow from entry ${seen.sequence - 1}: one of the two was written anew, with its hash`
      this.damages.add('edited', Math.max(0, seen.sequence - 1), seen.line, message)
    }
    this.expected = seen.sequence + 1
    this.hash = seen.hash
  }

  /** If the line after a jump goes on from before it, only the entry jumped to is out of place. */
  private settleJump(jump: Seen, next: Seen): void {
    this.jump = null
    if (next.sequence !== this.expected) this.leap(jump)
    else if (this.misplaced.has(jump.sequence)) this.added(jump)
    else this.misplaced.set(jump.sequence, jump)
  }

  /** The log goes on behind a gap. Some of the entries missing there may stand elsewhere. */
  private leap(seen: Seen): void {
    this.hash = null
    this.missing(seen.sequence, seen.line)
    this.follow(seen)
  }

  private missing(to: number, line: number): void {
    const skipped = [...this.misplaced.values()].filter(
      ({ sequence }) => sequence >= this.expected && sequence < to,
    )
    let from = this.expected
    for (const seen of skipped.sort((one, other) => one.sequence - other.sequence)) {
      this.misplaced.delete(seen.sequence)
      this.moved(seen)
      if (seen.sequence > from) this.gaps.push({ from, to: seen.sequence, line })
      from = seen.sequence + 1
    }
    if (to > from) this.gaps.push({ from, to, line })
    this.expected = to
  }

  /** An entry of an earlier place: one that was missed there, or one too many. */
  private late(seen: Seen): void {
    const gap = this.gaps.find(({ from, to }) => seen.sequence >= from && seen.sequence < to)
    if (gap === undefined) {
      this.added(seen)
      return
    }
    this.moved(seen)
    const { from, line, to } = gap
    this.gaps = [
      ...this.gaps.filter((one) => one !== gap),
      ...[
        { from, to: seen.sequence, line },
        { from: seen.sequence + 1, to, line },
      ].filter((rest) => rest.to > rest.from),
    ]
  }

  private moved({ line, recordId, sequence }: Seen): void {
    this.damages.add('reordered', sequence, line, `entry ${sequence} stands at line ${line}`, { recordId })
  }

  private added({ line, recordId, sequence }: Seen): void {
    const message = `line ${line} says that it is entry ${sequence}, and does not belong there`
    this.damages.add('inserted', sequence, line, message, { recordId })
  }

  /**
   * Accounts for damaged lines: they count as the entries up to the next intact one. If there are more lines than
   * entries, the rest were inserted; if fewer, entries are missing.
   */
  private settleBroken(to: number, line: number): void {
    const { broken } = this
    if (broken.length === 0) return
    this.broken = []
    const places = to - this.expected
    const inPlace = ({ claims }: Broken): boolean => claims !== null && claims >= this.expected && claims < to
    const likely = [...broken.filter(inPlace), ...broken.filter((one) => !inPlace(one))].slice(0, places)
    const edited = broken.filter((one) => likely.includes(one))
    for (const one of broken.filter((other) => !likely.includes(other))) {
      const message = `line ${one.line} does not belong to the log: ${one.why}`
      this.damages.add('inserted', this.expected, one.line, message)
    }
    if (edited.length === 0) return
    let sequence = this.expected
    for (const one of edited) {
      const who = one.recordId === null ? '' : ` (${quote(one.recordId)})`
      const more = one.recordId === null ? {} : { recordId: one.recordId }
      this.damages.add('edited', sequence, one.line, `entry ${sequence}${who} was changed: ${one.why}`, more)
      sequence += 1
    }
    this.expected = sequence
    this.hash = null
    if (to > sequence) this.missing(to, line)
  }
}
