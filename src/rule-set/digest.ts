/** Digests name a document by its content: SHA-256 over its canonical JSON (RFC 8785). */
import { sha256 } from '@noble/hashes/sha2'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils'
import canonicalizeModule from 'canonicalize'

/**
 * `canonicalize` is CommonJS whose types promise a default export. Node hands over the function itself as
 * default; some bundlers hand over the module that holds it.
 */
const canonicalize = ((): ((input: unknown) => string | undefined) => {
  const module: unknown = canonicalizeModule
  const inner: unknown =
    typeof module === 'object' && module !== null && 'default' in module ? module.default : module
  return inner as (input: unknown) => string | undefined // the one function that the package exports
})()

/** Canonical JSON (RFC 8785). Takes plain JSON data; throws `TypeError` for anything else. */
export const canonicalJson = (value: unknown): string => {
  const json = canonicalize(value)
  if (json === undefined) throw new TypeError('only plain JSON data has canonical JSON')
  return json
}

/** `sha256:` and the hexadecimal SHA-256 of a value's canonical JSON. Takes plain JSON data. */
export const digestOf = (value: unknown): string =>
  `sha256:${bytesToHex(sha256(utf8ToBytes(canonicalJson(value))))}`
