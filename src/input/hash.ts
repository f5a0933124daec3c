/** Mixes a value into a 32-bit hash; mask the result with a power of two for a table index. Not a cryptographic digest. */
export const mixHash = (hash: number, value: number): number =>
  Math.imul(hash ^ value, 0x9e3779b1) ^ (hash >>> 15)

/** The initial value of a hash. */
export const HASH_SEED = 0x811c9dc5
