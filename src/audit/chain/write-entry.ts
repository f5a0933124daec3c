/**
 * Records → entries as they are written: their texts, hashes and signatures. Canonical JSON of the whole is put
 * together from canonical JSON of its parts, so that a record is written and hashed once.
 */
import { bytesToHex } from '@noble/hashes/utils'
import { canonicalJson } from '../../rule-set/digest.js'
import { disclosureText, forPurpose, hashFor } from '../privacy/hashes.js'
import type { Digest, Disclosure } from '../records/commitment.js'
import type { LogEntry, SealedRecord, Signer, Tip } from './log-entry.js'

/** What the hash of an entry covers, with the record as text already. */
export interface EntryParts extends Omit<LogEntry, 'record' | 'hash' | 'disclosures'> {
  /** The canonical JSON of the record. */
  readonly record: string
}

/** The end of the text of what is hashed, from `"previous"` on: the keys come in the order of RFC 8785. */
const tailOf = ({ previous, record, sequence, signature }: EntryParts): string =>
  `"previous":"${previous}","record":${record},"schemaVersion":1,"sequence":${sequence}${
    signature === undefined ? '' : `,"signature":${canonicalJson(signature)}`
  }}`

/** The hash of an entry. */
export const entryHash = (parts: EntryParts): Digest => hashFor('entry', `{${tailOf(parts)}`)

/** The text of an entry without its disclosures: canonical JSON. */
export const entryText = (parts: EntryParts, hash: Digest): string => `{"hash":"${hash}",${tailOf(parts)}`

/** A value beside a record: its place, and the canonical JSON of the whole disclosure. */
export interface DisclosureText {
  /** The place of the value in the record, as a JSON Pointer (RFC 6901). */
  readonly path: string
  /** The canonical JSON (RFC 8785) of the place, the salt and the value. Erasing destroys it. */
  readonly text: string
}

const byPath = (disclosures: readonly Disclosure[]): readonly Disclosure[] =>
  [...disclosures].sort((one, other) => (one.path < other.path ? -1 : 1))

/** Disclosures as they are written, in the order of their paths. */
const disclosureTexts = (disclosures: readonly Disclosure[]): readonly DisclosureText[] =>
  byPath(disclosures).map((one) => ({ path: one.path, text: disclosureText(one) }))

/** A line of the log: the text of an entry with the texts of its disclosures in it. */
export const lineText = (text: string, disclosures: readonly Pick<DisclosureText, 'text'>[]): string =>
  disclosures.length === 0
    ? text
    : `{"disclosures":[${disclosures.map((one) => one.text).join()}],${text.slice(1)}`

/** The parts of an entry. */
const partsOf = (entry: LogEntry): EntryParts => {
  const { previous, record, schemaVersion, sequence, signature } = entry
  const parts = { schemaVersion, sequence, previous, record: canonicalJson(record) }
  return signature === undefined ? parts : { ...parts, signature }
}

/** The canonical line of an entry. */
export const lineOf = (entry: LogEntry): string =>
  lineText(entryText(partsOf(entry), entry.hash), disclosureTexts(entry.disclosures ?? []))

/** What is signed: the entry without its signature, hashed for this one purpose. */
export const bytesToSign = ({ signature: _, ...unsigned }: EntryParts): Uint8Array =>
  forPurpose('signature', entryHash(unsigned))

/** An entry to store, with the two texts that a store keeps. */
export interface EntryToStore {
  /** The entry itself, for what the store looks up by: its place, its hashes, its record id. */
  readonly entry: LogEntry
  /** The canonical JSON of the entry without its disclosures. A store keeps these very bytes. */
  readonly text: string
  /** The canonical JSON of each of its disclosures, in order. These can be erased. */
  readonly disclosures: readonly DisclosureText[]
}

/** A record as it will be written, wherever in the log that will be. */
export interface WrittenRecord extends SealedRecord {
  /** The canonical JSON of the record. */
  readonly text: string
  readonly disclosureTexts: readonly DisclosureText[]
}

/** Writes a record once, so that it can be tried at one place of the log after the other. */
export const writeRecord = ({ disclosures, record }: SealedRecord): WrittenRecord => ({
  record,
  disclosures: byPath(disclosures),
  text: canonicalJson(record),
  disclosureTexts: disclosureTexts(disclosures),
})

/** The entry of a record behind `after`, hashed and, with a signer, signed. */
const makeEntry = async (
  { disclosures, disclosureTexts: texts, record, text }: WrittenRecord,
  after: Tip,
  signer: Signer | undefined,
): Promise<EntryToStore> => {
  const unsigned = { schemaVersion: 1, sequence: after.size, previous: after.hash, record: text } as const
  const signed =
    signer === undefined
      ? unsigned
      : {
          ...unsigned,
          signature: { keyId: signer.keyId, value: bytesToHex(await signer.sign(bytesToSign(unsigned))) },
        }
  const hash = entryHash(signed)
  const entry: LogEntry = { ...signed, record, hash, ...(disclosures.length === 0 ? {} : { disclosures }) }
  return { entry, text: entryText(signed, hash), disclosures: texts }
}

/** The entries of some records behind `after`, each chained to the one before it. */
export const makeEntries = async (
  records: readonly WrittenRecord[],
  after: Tip,
  signer: Signer | undefined,
): Promise<readonly EntryToStore[]> => {
  const entries: EntryToStore[] = []
  let tip = after
  for (const record of records) {
    const made = await makeEntry(record, tip, signer)
    entries.push(made)
    tip = { size: made.entry.sequence + 1, hash: made.entry.hash }
  }
  return entries
}
