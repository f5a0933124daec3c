/** Digests name a document by its content: SHA-256 over its canonical JSON (RFC 8785). */
import { sha256 } from '@noble/hashes/sha2'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils'

/**
 * Canonical JSON (RFC 8785): keys in order of their code units, numbers and text as `JSON.stringify` writes them, no spaces.
 * Takes plain JSON data; throws `TypeError` for what is none.
 */
export const canonicalJson = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value === 'object' && value !== null) {
    const object = value as Record<string, unknown> // any key may be read
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
