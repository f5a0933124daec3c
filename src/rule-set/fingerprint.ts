/**
 * Whether a text is still what it was when its fingerprint was taken. It costs much less than a digest, notices a slip or an
 * edit, and is no proof against somebody who means to deceive.
 */
import { HASH_SEED, mixHash } from '../input/hash.js'

/** Two hashes of 32 bits each over the text as UTF-8, four bytes at a time, in hexadecimal. */
export const fingerprintOf = (text: string): string => {
  const words = new Int32Array(Math.ceil((3 * text.length) / 4))
  const { written } = new TextEncoder().encodeInto(text, new Uint8Array(words.buffer))
  const end = Math.ceil(written / 4)
  let one = written
  let other = HASH_SEED
  // Machines that store words the other way round come to other fingerprints.
  for (let at = 0; at < end; at += 1) {
    const word = words[at] ?? 0
    one = mixHash(one, word)
    other = mixHash(other, word)
  }
  return [one, other].map((sum) => (sum >>> 0).toString(16).padStart(8, '0')).join('')
}
