/** Stirs a value into a hash, both of 32 bits; a power of two masks the result into a table. It is no digest. */
export const mixHash = (hash: number, value: number): number =>
  Math.imul(hash ^ value, 0x9e3779b1) ^ (hash >>> 15)

/** What a hash begins with. */
export const HASH_SEED = 0x811c9dc5
