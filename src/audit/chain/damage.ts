/** What can have happened to a log. */
import { quote } from '../../issue/quote.js'

/** Every kind of damage, each with the sentence that says what it means. */
export const DAMAGE_KINDS = {
  edited: 'a line is not as it was written',
  removed: 'entries are not there any more',
  inserted: 'a line is there that was never written there',
  reordered: 'an entry stands in another place than it was written',
  rewritten: 'the log is whole, and is not the one that the head was taken of',
  truncated: 'the log ends before the head that was kept',
  'value-removed': 'a value is gone, and no erasure is on record',
  'wrong-key': 'no signature is by the key that was given: it is the wrong key, or the whole log was forged',
  forged: 'a signature is not by the key that it names',
  unsigned: 'an entry is not signed',
  unfinished: 'the last line has no end, as after a crash; nothing in it was ever acknowledged',
  unreadable: 'the log cannot be read to its end',
} as const satisfies Record<string, string>

/** What happened to a log at one place. */
export type DamageKind = keyof typeof DAMAGE_KINDS

/** One damage, and where it is. */
export interface Damage {
  /** What happened there, such as `edited`, `removed` or `forged`. */
  readonly kind: DamageKind
  /** The place in the log, from 0; for removed entries the first of them. */
  readonly sequence: number
  /** How many entries it concerns. */
  readonly count: number
  /** The line it was seen at, from 1. */
  readonly line: number
  /** The id of the record, where it can be read. */
  readonly recordId: string | null
  /** In words: lower case, one sentence, no full stop. */
  readonly message: string
}

/** One damage in words, for people: where, what kind, and what was seen. */
export const formatDamage = ({ kind, line, message }: Damage): string =>
  `line ${line}: ${message} (${quote(kind)})`

const MAX_DAMAGES = 1_000

/** Keeps the first 1,000 damages, and counts all of them. */
export class DamageList {
  readonly first: Damage[] = []
  total = 0

  add(
    kind: DamageKind,
    sequence: number,
    line: number,
    message: string,
    more: { readonly recordId?: string; readonly count?: number } = {},
  ): void {
    this.total += 1
    if (this.first.length >= MAX_DAMAGES) return
    const { count = 1, recordId = null } = more
    this.first.push({ kind, sequence, count, line, recordId, message })
  }
}
