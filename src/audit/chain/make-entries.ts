import { bytesToHex } from '@noble/hashes/utils'
import { canonicalJson } from '../../rule-set/digest.js'
import type { EntryToStore } from '../stores/audit-store.js'
import { bytesToSign, type DisclosureText, disclosureTexts, entryHash, entryText } from './entry-text.js'
import type { LogEntry, SealedRecord, Tip } from './log-entry.js'
import type { Signer } from './signing.js'

/** A record as it will be written, wherever in the log that will be. */
export interface WrittenRecord extends SealedRecord {
  /** The canonical JSON of the record. */
  readonly text: string
  readonly disclosureTexts: readonly DisclosureText[]
}

/** Writes a record once, so that it can be tried at one place of the log after the other. */
export const writeRecord = ({ disclosures, record }: SealedRecord): WrittenRecord => ({
  record,
  disclosures: [...disclosures].sort((one, other) => (one.path < other.path ? -1 : 1)),
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
