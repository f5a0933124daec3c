import { createHash } from 'node:crypto'
import { sha256 as inJavaScript } from '@noble/hashes/sha2'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sha256, sha256Of } from '../src/sha-256.js'

const bytes = fc.uint8Array({ maxLength: 300 })

/** A browser: there is nothing to ask. */
const nothing = sha256Of({})

describe('SHA-256', () => {
  test('of the platform and in plain JavaScript are the same bytes', () => {
    fc.assert(
      fc.property(bytes, (data) => {
        const expected = createHash('sha256').update(data).digest('hex')
        expect(bytesToHex(sha256(data))).toBe(expected)
        expect(bytesToHex(nothing(data))).toBe(expected)
      }),
    )
  })

  test('of more than one block is, too', () => {
    const long = utf8ToBytes('a'.repeat(1_000_000)) // FIPS 180-4, the third example
    const expected = 'cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0'
    expect(bytesToHex(sha256(long))).toBe(expected)
    expect(bytesToHex(nothing(long))).toBe(expected)
  })

  test('is the platform’s own where it has one', () => {
    const asked: string[] = []
    const hash = sha256Of({
      process: {
        getBuiltinModule: (name) => {
          asked.push(name)
          return { createHash }
        },
      },
    })
    expect(asked).toEqual(['node:crypto'])
    expect(hash).not.toBe(inJavaScript)
    expect(Object.getPrototypeOf(hash(new Uint8Array()))).toBe(Uint8Array.prototype)
  })

  const wrong = () => ({ update: () => ({ digest: () => new Uint8Array(32) }) })
  const short = () => ({ update: () => ({ digest: () => new Uint8Array() }) })
  const failing = () => {
    throw new Error('no such digest')
  }

  test.each([
    ['has no process, as a browser', {}],
    ['has an older process, as Node 20.0', { process: {} }],
    ['does not know the module', { process: { getBuiltinModule: () => undefined } }],
    ['was built without cryptography', { process: { getBuiltinModule: failing } }],
    ['has another sort of module', { process: { getBuiltinModule: () => ({}) } }],
    ['cannot make the hash', { process: { getBuiltinModule: () => ({ createHash: failing }) } }],
    ['gets it wrong', { process: { getBuiltinModule: () => ({ createHash: wrong }) } }],
    ['gives too few bytes', { process: { getBuiltinModule: () => ({ createHash: short }) } }],
  ])('is ours where the platform %s', (_, platform) => {
    expect(sha256Of(platform)).toBe(inJavaScript)
  })
})
