/** Random logs, and everything that can happen to the bytes of one. */
import { Buffer } from 'node:buffer'
import fc from 'fast-check'
import { EMPTY_LOG, type SealedRecord, type Tip } from '../../../src/audit/chain/log-entry.js'
import { lineText, makeEntries, writeRecord } from '../../../src/audit/chain/write-entry.js'
import { fileOf } from './logs.js'
import { closed, contacted, measured } from './records.js'

/** A log as it was written, with its end. */
export interface WholeLog {
  readonly lines: readonly string[]
  readonly bytes: Uint8Array
  readonly end: Tip
  /** By its size, where the log ended while it was written. */
  readonly tips: readonly Tip[]
}

const wholeLog = async (records: readonly SealedRecord[]): Promise<WholeLog> => {
  const entries = await makeEntries(records.map(writeRecord), EMPTY_LOG, undefined)
  const lines = entries.map(({ disclosures, text }) => lineText(text, disclosures))
  const tips = [EMPTY_LOG, ...entries.map(({ entry }) => ({ size: entry.sequence + 1, hash: entry.hash }))]
  return { lines, bytes: fileOf(lines), end: tips.at(-1) ?? EMPTY_LOG, tips }
}

const draft = fc.oneof(
  fc.constant((id: string) => contacted(id)),
  fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
    .map((words) => (id: string) => closed(id, `a${words}`)),
  fc
    .oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.constantFrom('yes', 'no'))
    .map((value) => (id: string) => measured(id, value)),
)

/** Logs of a few records, some with values that can be erased. */
export const randomLog = fc
  .array(draft, { minLength: 1, maxLength: 5 })
  .map((drafts) => wholeLog(drafts.map((make, index) => make(`r${index}`))))

const at = (share: number, length: number): number => Math.min(length - 1, Math.floor(share * length))

const without = <T>(list: readonly T[], index: number): readonly T[] => list.filter((_, one) => one !== index)

const inserted = <T>(list: readonly T[], index: number, value: T): readonly T[] => [
  ...list.slice(0, index),
  value,
  ...list.slice(index),
]

const spliced = (bytes: Uint8Array, index: number, remove: number, put: readonly number[]): Uint8Array =>
  Buffer.concat([bytes.subarray(0, index), Uint8Array.from(put), bytes.subarray(index + remove)])

/** One thing that happens to a log; null where it would change nothing. */
export type Damage = (log: WholeLog) => Uint8Array | null

const share = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })
const byte = fc.oneof(
  fc.integer({ min: 0, max: 255 }),
  fc.constantFrom(0x0a, 0x0d, 0x20, 0x22, 0x30, 0x7b, 0xff),
)

const onBytes: readonly fc.Arbitrary<Damage>[] = [
  fc.tuple(share, byte).map(([where, value]) => ({ bytes }) => {
    const index = at(where, bytes.length)
    return bytes[index] === value ? null : spliced(bytes, index, 1, [value])
  }),
  share.map(
    (where) =>
      ({ bytes }) =>
        spliced(bytes, at(where, bytes.length), 1, []),
  ),
  fc.tuple(share, byte).map(
    ([where, value]) =>
      ({ bytes }) =>
        spliced(bytes, at(where, bytes.length + 1), 0, [value]),
  ),
  fc.tuple(share, share).map(([one, other]) => ({ bytes }) => {
    const [from, to] = [at(one, bytes.length), at(other, bytes.length)]
    const [a, b] = [bytes[from] ?? 0, bytes[to] ?? 0]
    if (a === b) return null
    return spliced(spliced(bytes, from, 1, [b]), to, 1, [a])
  }),
  share.map(
    (where) =>
      ({ bytes }) =>
        bytes.subarray(0, at(where, bytes.length)),
  ),
]

const onLines: readonly fc.Arbitrary<Damage>[] = [
  share.map(
    (where) =>
      ({ lines }) =>
        fileOf(without(lines, at(where, lines.length))),
  ),
  fc.tuple(share, share).map(([which, where]) => ({ lines }) => {
    const line = lines[at(which, lines.length)] ?? ''
    return fileOf(inserted(lines, at(where, lines.length + 1), line))
  }),
  fc.tuple(share, share).map(([which, where]) => ({ lines }) => {
    const from = at(which, lines.length)
    const moved = inserted(without(lines, from), at(where, lines.length), lines[from] ?? '')
    return moved.every((line, index) => line === lines[index]) ? null : fileOf(moved)
  }),
  fc.tuple(share, share).map(([one, other]) => ({ lines }) => {
    const [a, b] = [at(one, lines.length), at(other, lines.length)]
    if (a === b) return null
    return fileOf(lines.map((line, index) => lines[index === a ? b : index === b ? a : index] ?? line))
  }),
]

/** A single byte or record changed, deleted, inserted or swapped; or a file cut off. */
export const randomDamage: fc.Arbitrary<Damage> = fc.oneof(
  { weight: 3, arbitrary: fc.oneof(...onBytes) },
  { weight: 1, arbitrary: fc.oneof(...onLines) },
)
