/** Digests name a document by its content: SHA-256 over its canonical JSON (RFC 8785). */
import { sha256 } from '@noble/hashes/sha2'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils'
import type { Service } from '../service/service.js'

/**
 * Canonical JSON (RFC 8785): keys in order of their code units, numbers and text as `JSON.stringify` writes them, no spaces.
 * Takes plain JSON data; throws `TypeError` for what is none.
 */
export const canonicalJson = (value: unknown): string => {
  // `Array.from` visits gaps, too, and a gap is no JSON.
  if (Array.isArray(value)) return `[${Array.from(value, (item) => canonicalJson(item)).join(',')}]`
  if (typeof value === 'object' && value !== null) {
    const object = value as Record<string, unknown> // any key may be read
    // As `JSON.stringify` does: all dates would have one digest otherwise.
    if (typeof object['toJSON'] === 'function') return canonicalJson(object['toJSON']())
    const pairs = Object.keys(object)
      .filter((key) => object[key] !== undefined)
      .sort()
      .map((key) => `${JSON.stringify(key)}:${canonicalJson(object[key])}`)
    return `{${pairs.join(',')}}`
  }
  const json = JSON.stringify(value)
  if (json === undefined || (typeof value === 'number' && !Number.isFinite(value))) {
    throw new TypeError('only plain JSON data has canonical JSON')
  }
  return json
}

/** `sha256:` and the hexadecimal SHA-256 of a value's canonical JSON. Takes plain JSON data. */
export const digestOf = (value: unknown): string =>
  `sha256:${bytesToHex(sha256(utf8ToBytes(canonicalJson(value))))}`

/** The digest of a service. Its capacity is no part of it: that changes by the day, decides nothing, and stands in the decision itself. */
export const digestOfService = ({ capacity: _, ...stated }: Service): string => digestOf(stated)
