/**
 * The text of an entry, and its hash. Canonical JSON of the whole is put together from canonical JSON of its parts,
 * so that a record is written and hashed once.
 */
import { canonicalJson } from '../../rule-set/digest.js'
import { disclosureText } from '../privacy/commit.js'
import { forPurpose, hashFor } from '../privacy/domain-hash.js'
import type { Digest, Disclosure } from '../records/commitment.js'
import type { HashedPart, LogEntry } from './log-entry.js'

/** The hashed part of an entry, with its record as text already. */
export interface EntryParts extends Omit<HashedPart, 'record'> {
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
  readonly path: string
  readonly text: string
}

/** Disclosures as they are written, in the order of their paths. */
export const disclosureTexts = (disclosures: readonly Disclosure[]): readonly DisclosureText[] =>
  [...disclosures]
    .sort((one, other) => (one.path < other.path ? -1 : 1))
    .map((one) => ({ path: one.path, text: disclosureText(one) }))

/** A line of the log: the text of an entry with the texts of its disclosures in it. */
export const lineText = (text: string, disclosures: readonly Pick<DisclosureText, 'text'>[]): string =>
  disclosures.length === 0
    ? text
    : `{"disclosures":[${disclosures.map((one) => one.text).join()}],${text.slice(1)}`

/** The parts of an entry. */
export const partsOf = (entry: LogEntry): EntryParts => {
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
