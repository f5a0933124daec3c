import { leafHash, nodeHash } from './merkle-hash.js'

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
