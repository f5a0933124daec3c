/**
 * Proofs of RFC 6962, section 2.1, over the hashes of a log's entries: that one entry is in the log of a head, and
 * that one head is the beginning of another. Neither shows any other entry.
 */
import { bytesToHex } from '@noble/hashes/utils'
import { type Issue, type Result, resultOf } from '../../issue/issue.js'
import type { Digest } from '../records/commitment.js'
import { areDigests, bytesOfDigest, digestOfBytes, emptyRoot, leafHash, nodeHash } from './merkle-hash.js'

/** Leaves hashed already, and a cut of them: from the first to before the last. */
type Leaves = readonly Uint8Array[]

/** The largest power of two below `size`. */
const splitOf = (size: number): number => 2 ** Math.floor(Math.log2(size - 1))

const rootOf = (leaves: Leaves): Uint8Array => {
  const [only] = leaves
  if (only === undefined) return emptyRoot()
  if (leaves.length === 1) return only
  const split = splitOf(leaves.length)
  return nodeHash(rootOf(leaves.slice(0, split)), rootOf(leaves.slice(split)))
}

const inclusionPath = (leaves: Leaves, index: number): Leaves => {
  if (leaves.length <= 1) return []
  const split = splitOf(leaves.length)
  const [left, right] = [leaves.slice(0, split), leaves.slice(split)]
  return index < split
    ? [...inclusionPath(left, index), rootOf(right)]
    : [...inclusionPath(right, index - split), rootOf(left)]
}

/** `SUBPROOF` of the RFC: `whole` says that the earlier tree is one that the verifier has the root of. */
const consistencyPath = (leaves: Leaves, earlier: number, whole: boolean): Leaves => {
  if (earlier === leaves.length) return whole ? [] : [rootOf(leaves)]
  const split = splitOf(leaves.length)
  const [left, right] = [leaves.slice(0, split), leaves.slice(split)]
  return earlier <= split
    ? [...consistencyPath(left, earlier, whole), rootOf(right)]
    : [...consistencyPath(right, earlier - split, false), rootOf(left)]
}

const hashed = (leaves: readonly Uint8Array[]): Leaves => leaves.map(leafHash)

const outOfRange = (name: string, value: number, size: number): readonly Issue[] => [
  {
    code: 'out-of-range',
    path: [name],
    message: `\`${value}\` is outside the log, which has ${size} entries`,
  },
]

const isWithin = (value: number, least: number, most: number): boolean =>
  Number.isInteger(value) && value >= least && value <= most

/** The Merkle root over these leaves. */
export const merkleRoot = (leaves: readonly Uint8Array[]): Digest => digestOfBytes(rootOf(hashed(leaves)))

/** The proof that the leaf at `index` is one of these, as digests from the leaf upwards; or an issue. */
export const merkleInclusion = (leaves: readonly Uint8Array[], index: number): Result<readonly Digest[]> =>
  resultOf(isWithin(index, 0, leaves.length - 1) ? [] : outOfRange('index', index, leaves.length), () =>
    inclusionPath(hashed(leaves), index).map(digestOfBytes),
  )

/** The proof that the first `earlier` leaves are the beginning of these, as digests; or an issue. */
export const merkleConsistency = (
  leaves: readonly Uint8Array[],
  earlier: number,
): Result<readonly Digest[]> =>
  resultOf(isWithin(earlier, 0, leaves.length) ? [] : outOfRange('earlier', earlier, leaves.length), () =>
    earlier === 0 ? [] : consistencyPath(hashed(leaves), earlier, true).map(digestOfBytes),
  )

const isSame = (one: Uint8Array | null, digest: Digest): boolean =>
  one !== null && `sha256:${bytesToHex(one)}` === digest

/** Whether `proof` shows that `leaf` is at `index` of the tree of `size` leaves with this root (RFC 9162, 2.1.3.2). */
export const holdsInclusion = (
  leaf: Uint8Array,
  {
    index,
    proof,
    root,
    size,
  }: {
    readonly index: number
    readonly size: number
    readonly root: Digest
    readonly proof: readonly Digest[]
  },
): boolean => {
  if (!isWithin(index, 0, size - 1) || !areDigests(proof)) return false
  let [at, last] = [index, size - 1]
  let hash = leafHash(leaf)
  for (const digest of proof) {
    if (last === 0) return false
    const sibling = bytesOfDigest(digest)
    if (at % 2 === 1 || at === last) {
      hash = nodeHash(sibling, hash)
      while (at % 2 === 0 && at !== 0) [at, last] = [at / 2, Math.floor(last / 2)]
    } else hash = nodeHash(hash, sibling)
    at = Math.floor(at / 2)
    last = Math.floor(last / 2)
  }
  return last === 0 && isSame(hash, root)
}

/** A tree by its size and its root. */
export interface TreeHead {
  readonly size: number
  readonly root: Digest
}

/** Whether `proof` shows that the tree of `earlier` is the beginning of that of `later` (RFC 9162, 2.1.4.2). */
export const holdsConsistency = (earlier: TreeHead, later: TreeHead, proof: readonly Digest[]): boolean => {
  if (earlier.size > later.size || !areDigests([...proof, earlier.root, later.root])) return false
  if (earlier.size === later.size) return proof.length === 0 && earlier.root === later.root
  if (earlier.size === 0) return proof.length === 0 && isSame(emptyRoot(), earlier.root)
  const isPower = Number.isInteger(Math.log2(earlier.size))
  const [first, ...rest] = isPower ? [earlier.root, ...proof] : proof
  if (first === undefined) return false
  let [at, last] = [earlier.size - 1, later.size - 1]
  while (at % 2 === 1) [at, last] = [(at - 1) / 2, Math.floor(last / 2)]
  let [old, now] = [bytesOfDigest(first), bytesOfDigest(first)]
  for (const digest of rest) {
    if (last === 0) return false
    const sibling = bytesOfDigest(digest)
    if (at % 2 === 1 || at === last) {
      old = nodeHash(sibling, old)
      now = nodeHash(sibling, now)
      while (at % 2 === 0 && at !== 0) [at, last] = [at / 2, Math.floor(last / 2)]
    } else now = nodeHash(now, sibling)
    at = Math.floor(at / 2)
    last = Math.floor(last / 2)
  }
  return last === 0 && isSame(old, earlier.root) && isSame(now, later.root)
}
