/**
 * The Merkle tree of RFC 6962, section 2.1, over the hashes of a log's entries; and its proofs: that one entry is in
 * the log of a head, and that one head is the beginning of another. Neither shows any other entry.
 */
import { sha256 } from '@noble/hashes/sha2'
import { bytesToHex, concatBytes, hexToBytes } from '@noble/hashes/utils'
import { type Issue, type Result, resultOf } from '../../issue/issue.js'
import type { Digest } from '../records/commitment.js'

// A leaf can never pass for a node, because of the byte before it.
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

/** Whether these are all digests of 32 bytes: bytes of another length, put together, could pass for another tree. */
const areDigests = (digests: readonly string[]): boolean =>
  digests.every((digest) => /^sha256:[0-9a-f]{64}$/.test(digest))

/** The root of an append-only Merkle tree, kept as the roots of its full subtrees: at most one for each power of two. */
export class CompactRange {
  size = 0
  private readonly roots: Uint8Array[] = []

  append(leaf: Uint8Array): void {
    let hash = leafHash(leaf)
    // One more full subtree for every trailing 1 of the size so far. Sizes go past 32 bits, so no bit operators.
    for (let left = this.size; left % 2 === 1; left = (left - 1) / 2) {
      hash = nodeHash(this.roots.pop() ?? hash, hash)
    }
    this.roots.push(hash)
    this.size += 1
  }

  /** The root of the tree so far; null of an empty one. */
  root(): Uint8Array | null {
    return this.roots.reduceRight<Uint8Array | null>(
      (right, left) => (right === null ? left : nodeHash(left, right)),
      null,
    )
  }
}

/** Leaves that are hashed already: all of them, or a slice. */
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

/** `SUBPROOF` of the RFC: `whole` says whether the verifier has the root of the earlier tree. */
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

/** A tree by its size and its root. */
export interface TreeHead {
  readonly size: number
  readonly root: Digest
}

/**
 * Walks up from leaf `index` of a tree with leaves 0 to `last`, one step for each node of a proof (RFC 9162, 2.1.3.2
 * and 2.1.4.2), and says on which side of the path each node is. Gives whether the walk ends at the root.
 */
const walkUp = (
  index: number,
  last: number,
  proof: readonly Digest[],
  step: (sibling: Uint8Array, isLeft: boolean) => void,
): boolean => {
  let [at, end] = [index, last]
  for (const digest of proof) {
    if (end === 0) return false
    const isLeft = at % 2 === 1 || at === end
    step(bytesOfDigest(digest), isLeft)
    if (isLeft) while (at % 2 === 0 && at !== 0) [at, end] = [at / 2, Math.floor(end / 2)]
    at = Math.floor(at / 2)
    end = Math.floor(end / 2)
  }
  return end === 0
}

/** Whether `proof` shows that `leaf` is at `index` of the tree of `size` leaves with this root (RFC 9162, 2.1.3.2). */
export const holdsInclusion = (
  leaf: Uint8Array,
  { index, proof, root, size }: TreeHead & { readonly index: number; readonly proof: readonly Digest[] },
): boolean => {
  if (!isWithin(index, 0, size - 1) || !areDigests(proof)) return false
  let hash = leafHash(leaf)
  const isAtRoot = walkUp(index, size - 1, proof, (sibling, isLeft) => {
    hash = isLeft ? nodeHash(sibling, hash) : nodeHash(hash, sibling)
  })
  return isAtRoot && digestOfBytes(hash) === root
}

/** Whether `proof` shows that the tree of `earlier` is the beginning of that of `later` (RFC 9162, 2.1.4.2). */
export const holdsConsistency = (earlier: TreeHead, later: TreeHead, proof: readonly Digest[]): boolean => {
  if (earlier.size > later.size || !areDigests([...proof, earlier.root, later.root])) return false
  if (earlier.size === later.size) return proof.length === 0 && earlier.root === later.root
  if (earlier.size === 0) return proof.length === 0 && digestOfBytes(emptyRoot()) === earlier.root
  const isPower = Number.isInteger(Math.log2(earlier.size))
  const [first, ...rest] = isPower ? [earlier.root, ...proof] : proof
  if (first === undefined) return false
  let [index, last] = [earlier.size - 1, later.size - 1]
  while (index % 2 === 1) [index, last] = [(index - 1) / 2, Math.floor(last / 2)]
  let [old, now] = [bytesOfDigest(first), bytesOfDigest(first)]
  const isAtRoot = walkUp(index, last, rest, (sibling, isLeft) => {
    if (isLeft) old = nodeHash(sibling, old)
    now = isLeft ? nodeHash(sibling, now) : nodeHash(now, sibling)
  })
  return isAtRoot && digestOfBytes(old) === earlier.root && digestOfBytes(now) === later.root
}
