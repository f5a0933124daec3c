import { bytesToHex } from '@noble/hashes/utils'
import { canonicalJson } from '../../rule-set/digest.js'
import type { EntryToStore } from '../stores/audit-store.js'
import { bytesToSign, disclosuresText, entryHash, entryText } from './entry-text.js'
import type { LogEntry, SealedRecord, Tip } from './log-entry.js'
import type { Signer } from './signing.js'

/** The entry of a record behind `after`, hashed and, with a signer, signed. */
const makeEntry = async (
  { disclosures, record }: SealedRecord,
  after: Tip,
  signer: Signer | undefined,
): Promise<EntryToStore> => {
  const unsigned = {
    schemaVersion: 1,
    sequence: after.size,
    previous: after.hash,
    record: canonicalJson(record),
  } as const
  const signed =
    signer === undefined
      ? unsigned
      : {
          ...unsigned,
          signature: { keyId: signer.keyId, value: bytesToHex(await signer.sign(bytesToSign(unsigned))) },
        }
  const hash = entryHash(signed)
  const sorted = [...disclosures].sort((one, other) => (one.path < other.path ? -1 : 1))
  const entry: LogEntry = {
    ...signed,
    record,
    hash,
    ...(sorted.length === 0 ? {} : { disclosures: sorted }),
  }
  return { entry, text: entryText(signed, hash), disclosures: disclosuresText(sorted) }
}

/** The entries of some records behind `after`, each chained to the one before it. */
export const makeEntries = async (
  records: readonly SealedRecord[],
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
