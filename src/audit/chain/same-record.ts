import { canonicalJson } from '../../rule-set/digest.js'
import { withValueAtPointer } from '../privacy/at-pointer.js'
import type { LogEntry, SealedRecord } from './log-entry.js'

type Plain = { readonly [key: string]: unknown }

const contentOf = ({ disclosures, record }: SealedRecord, paths: ReadonlySet<string>): string =>
  canonicalJson(
    record.erasable.reduce<Plain>((data, path) => {
      const value = paths.has(path) ? disclosures.find((one) => one.path === path)?.value : null
      return withValueAtPointer(data, path, value ?? null)
    }, record),
  )

/**
 * Whether an entry holds the same record: what was sealed again has other salts and is still the same. Values that
 * have been erased since cannot be compared, and are left out.
 */
export const isSameRecord = ({ disclosures = [], record }: LogEntry, sealed: SealedRecord): boolean => {
  const paths = new Set(disclosures.map(({ path }) => path))
  return contentOf({ disclosures, record }, paths) === contentOf(sealed, paths)
}
