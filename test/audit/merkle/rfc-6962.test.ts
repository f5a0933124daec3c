import { hexToBytes } from '@noble/hashes/utils'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  CompactRange,
  digestOfBytes,
  emptyRoot,
  holdsConsistency,
  holdsInclusion,
  leafHash,
  merkleConsistency,
  merkleInclusion,
  merkleRoot,
  nodeHash,
} from '../../../src/audit/merkle/merkle-tree.js'
import { unwrap } from '../../../src/issue/issue.js'

/** The leaves and roots that the reference implementations of Certificate Transparency test with. */
const LEAVES = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
].map((hex) => hexToBytes(hex))

const ROOTS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
].map((hex) => `sha256:${hex}`)

const digests = (...hex: readonly string[]): readonly string[] => hex.map((one) => `sha256:${one}`)

const A0 = '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7'
const A1 = '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e'
const A2 = '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4'
const B0 = 'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b'
const B1 = 'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0'
const B2 = 'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7'
const C0 = '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d'
const C1 = 'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125'
const D0 = '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a'

const first = (size: number): readonly Uint8Array[] => LEAVES.slice(0, size)
const rootOf = (size: number): string => ROOTS[size] ?? ''
const leafAt = (index: number): Uint8Array => LEAVES[index] ?? new Uint8Array()

describe('the Merkle tree of RFC 6962', () => {
  test.each(ROOTS.map((root, size) => [size, root] as const))(
    'of %i leaves has the root %s',
    (size, root) => {
      expect(merkleRoot(first(size))).toBe(root)
      const range = new CompactRange()
      for (const leaf of first(size)) range.append(leaf)
      expect(digestOfBytes(range.root() ?? emptyRoot())).toBe(root)
    },
  )

  test.each([
    [0, 1, digests()],
    [0, 8, digests(A0, A1, A2)],
    [5, 8, digests(B0, B1, B2)],
    [2, 3, digests(C1)],
    [1, 5, digests(C0, A1, B0)],
  ])('has the known proof that leaf %i is among %i', (index, size, proof) => {
    expect(unwrap(merkleInclusion(first(size), index))).toEqual(proof)
    expect(holdsInclusion(leafAt(index), { index, size, root: rootOf(size), proof })).toBe(true)
  })

  test.each([
    [1, 1, digests()],
    [1, 8, digests(A0, A1, A2)],
    [6, 8, digests(D0, B1, B2)],
    [2, 5, digests(A1, B0)],
  ])('has the known proof that %i leaves are the beginning of %i', (earlier, later, proof) => {
    expect(unwrap(merkleConsistency(first(later), earlier))).toEqual(proof)
    const heads = [earlier, later].map((size) => ({ size, root: rootOf(size) }))
    expect(holdsConsistency(heads[0] ?? NO_HEAD, heads[1] ?? NO_HEAD, proof)).toBe(true)
  })

  test('has the paths of the seven leaves that section 2.1.3 draws', () => {
    const [a, b, c, d, e, f, j] = first(7).map(leafHash)
    const of = (one = a, other = b): Uint8Array => nodeHash(one ?? emptyRoot(), other ?? emptyRoot())
    const [g, h, i] = [of(a, b), of(c, d), of(e, f)]
    const [k, l] = [of(g, h), of(i, j)]
    const shown = (...nodes: readonly (Uint8Array | undefined)[]) =>
      nodes.map((one) => digestOfBytes(one ?? emptyRoot()))
    expect(unwrap(merkleInclusion(first(7), 0))).toEqual(shown(b, h, l))
    expect(unwrap(merkleInclusion(first(7), 3))).toEqual(shown(c, g, l))
    expect(unwrap(merkleInclusion(first(7), 4))).toEqual(shown(f, j, k))
    expect(unwrap(merkleInclusion(first(7), 6))).toEqual(shown(i, k))
    expect(unwrap(merkleConsistency(first(7), 3))).toEqual(shown(c, d, g, l))
    expect(unwrap(merkleConsistency(first(7), 4))).toEqual(shown(l))
    expect(unwrap(merkleConsistency(first(7), 6))).toEqual(shown(i, j, k))
  })
})

const NO_HEAD = { size: -1, root: '' }

const leaves = fc
  .array(fc.uint8Array({ maxLength: 4 }), { minLength: 1, maxLength: 70 })
  .map((list) => list.map((leaf, index) => Uint8Array.of(index, ...leaf)))

describe('proofs over any log', () => {
  test('hold for every leaf, and for no other leaf, place, size or root', () => {
    fc.assert(
      fc.property(leaves, fc.nat(), (list, seed) => {
        const index = seed % list.length
        const root = merkleRoot(list)
        const leaf = list[index] ?? new Uint8Array()
        const claim = { index, size: list.length, root, proof: unwrap(merkleInclusion(list, index)) }
        expect(holdsInclusion(leaf, claim)).toBe(true)
        expect(holdsInclusion(Uint8Array.of(...leaf, 0), claim)).toBe(false)
        expect(holdsInclusion(leaf, { ...claim, root: merkleRoot([...list, leaf]) })).toBe(false)
        for (const other of [index - 1, index + 1].filter((one) => one < list.length)) {
          expect(holdsInclusion(leaf, { ...claim, index: other })).toBe(false)
        }
        expect(holdsInclusion(leaf, { ...claim, proof: claim.proof.slice(1) })).toBe(list.length === 1)
        expect(holdsInclusion(leaf, { ...claim, proof: [...claim.proof, root] })).toBe(false)
      }),
      { numRuns: 60 },
    )
  })

  test('hold for every beginning, and for nothing that is none', () => {
    fc.assert(
      fc.property(leaves, fc.nat(), (list, seed) => {
        const size = seed % (list.length + 1)
        const earlier = { size, root: merkleRoot(list.slice(0, size)) }
        const later = { size: list.length, root: merkleRoot(list) }
        const proof = unwrap(merkleConsistency(list, size))
        expect(holdsConsistency(earlier, later, proof)).toBe(true)
        expect(
          holdsConsistency({ ...earlier, root: merkleRoot([...list, Uint8Array.of(9)]) }, later, proof),
        ).toBe(false)
        expect(holdsConsistency(later, earlier, proof)).toBe(size === list.length)
        if (size > 0 && size < list.length) {
          expect(holdsConsistency(earlier, { ...later, root: earlier.root }, proof)).toBe(false)
          expect(holdsConsistency(earlier, later, proof.slice(1))).toBe(false)
        }
      }),
      { numRuns: 60 },
    )
  })

  test('are refused for places that the log does not have', () => {
    for (const index of [-1, 8, 0.5, Number.NaN]) expect(merkleInclusion(LEAVES, index).ok).toBe(false)
    for (const size of [-1, 9, 0.5, Number.NaN]) expect(merkleConsistency(LEAVES, size).ok).toBe(false)
  })

  test('are no proof if they are not made of digests', () => {
    const claim = { index: 0, size: 2, root: rootOf(2) }
    for (const digest of ['sha256:00', 'sha256:zz', '', 'md5:00']) {
      expect(holdsInclusion(leafAt(0), { ...claim, proof: [digest] })).toBe(false)
      expect(holdsConsistency({ size: 1, root: rootOf(1) }, { size: 2, root: rootOf(2) }, [digest])).toBe(
        false,
      )
    }
  })
})
