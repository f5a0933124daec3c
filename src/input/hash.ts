/** Hashes of 32 bits, for tables and fingerprints; none of them is a cryptographic digest. */

/** Mixes a value into a 32-bit hash; mask the result with a power of two for a table index. */
export const mixHash = (hash: number, value: number): number =>
  Math.imul(hash ^ value, 0x9e3779b1) ^ (hash >>> 15)

/** The initial value of a hash. */
export const HASH_SEED = 0x811c9dc5

/**
 * Tells whether a text is still what it was: two hashes over it as UTF-8, four bytes at a time, in hexadecimal. It costs
 * much less than a digest and notices a slip or an edit, not somebody who means to deceive.
 */
export const fingerprintOf = (text: string): string => {
  const words = new Int32Array(Math.ceil((3 * text.length) / 4))
  const { written } = new TextEncoder().encodeInto(text, new Uint8Array(words.buffer))
  const end = Math.ceil(written / 4)
  let first = written
  let second = HASH_SEED
  // On a big-endian machine the words, and so the fingerprint, are others.
  for (let at = 0; at < end; at += 1) {
    const word = words[at] ?? 0
    first = mixHash(first, word)
    second = mixHash(second, word)
  }
  return [first, second].map((sum) => (sum >>> 0).toString(16).padStart(8, '0')).join('')
}
