/**
 * SHA-256: the platform's own where it can be had at once, else in plain JavaScript. The same bytes either way.
 * Takes bytes; gives 32 bytes. Node, Bun and Deno have one; browsers only have one that must be waited for.
 */
import { sha256 as inJavaScript } from '@noble/hashes/sha2'

type Sha256 = (bytes: Uint8Array) => Uint8Array

/** What Node calls a hash, as far as we need it. */
interface NodeCrypto {
  readonly createHash: (name: 'sha256') => {
    readonly update: (bytes: Uint8Array) => { readonly digest: () => Uint8Array }
  }
}

/** The part of `globalThis` that is asked; all of it may be missing, or be something else. */
export interface Platform {
  readonly process?: { readonly getBuiltinModule?: (name: string) => unknown }
}

/** The first half of the known hash of `abc` (FIPS 180-4): whatever passes for a hash must know it. */
const KNOWN = [0xba, 0x78, 0x16, 0xbf, 0x8f, 0x01, 0xcf, 0xea, 0x41, 0x41, 0x40, 0xde, 0x5d, 0xae, 0x22, 0x23]

const isRight = (hash: Sha256): boolean => {
  const bytes = hash(Uint8Array.of(0x61, 0x62, 0x63))
  return bytes.length === 32 && KNOWN.every((byte, index) => bytes[index] === byte)
}

/** The SHA-256 of a platform; ours, where the platform has none or gets it wrong. */
export const sha256Of = (platform: Platform): Sha256 => {
  try {
    // Not `import`: a browser has no such module, and the core needs none.
    const nodeCrypto = platform.process?.getBuiltinModule?.('node:crypto') as NodeCrypto | undefined // tried out below
    if (nodeCrypto === undefined) return inJavaScript
    // A plain copy: a `Buffer` is not everywhere taken for bytes.
    const own: Sha256 = (bytes) => Uint8Array.from(nodeCrypto.createHash('sha256').update(bytes).digest())
    return isRight(own) ? own : inJavaScript
  } catch {
    return inJavaScript
  }
}

let known: Sha256 | null = null

/** SHA-256 of bytes. The platform is asked once, when first it is needed. */
export const sha256: Sha256 = (bytes) => {
  known ??= sha256Of(globalThis)
  return known(bytes)
}
