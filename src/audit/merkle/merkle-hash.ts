/** The hashes of RFC 6962, section 2.1: a leaf can never pass for a node, because of the byte before it. */
import { sha256 } from '@noble/hashes/sha2'
import { bytesToHex, concatBytes, hexToBytes } from '@noble/hashes/utils'
import type { Digest } from '../records/commitment.js'

const LEAF = Uint8Array.of(0)
const NODE = Uint8Array.of(1)

/** The hash of a leaf. */
export const leafHash = (leaf: Uint8Array): Uint8Array => sha256(concatBytes(LEAF, leaf))

/** The hash of a node above two others. */
export const nodeHash = (left: Uint8Array, right: Uint8Array): Uint8Array =>
  sha256(concatBytes(NODE, left, right))

/** The root of a tree without leaves. */
export const emptyRoot = (): Uint8Array => sha256(new Uint8Array())

/** Bytes of a hash as a digest. */
export const digestOfBytes = (bytes: Uint8Array): Digest => `sha256:${bytesToHex(bytes)}`

/** The bytes of a digest. */
export const bytesOfDigest = (digest: Digest): Uint8Array => hexToBytes(digest.slice('sha256:'.length))

/** Whether these are all digests, 32 bytes each: what else is concatenated could pass for another tree. */
export const areDigests = (digests: readonly string[]): boolean =>
  digests.every((digest) => /^sha256:[0-9a-f]{64}$/.test(digest))
