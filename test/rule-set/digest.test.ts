import { createHash } from 'node:crypto'
import canonicalizeModule from 'canonicalize'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalJson, digestOf } from '../../src/rule-set/digest.js'
import { withKeysShuffled } from '../support/shuffled.js'

// CommonJS, whose types promise a default export in it: what is imported is the one function.
const canonicalize = canonicalizeModule as unknown as (input: unknown) => string | undefined

describe('canonical JSON', () => {
  test('is that of RFC 8785, section 3.2.3: keys in order of their code units, numbers as ECMAScript writes them', () => {
    const data = {
      numbers: [Number('333333333.33333329'), 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
      string: "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\u0022\u002f",
      literals: [null, true, false],
    }
    expect(canonicalJson(data)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    )
  })

  test('is what `canonicalize` makes, by the author of the RFC', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'binary' }), (data) => {
        expect(canonicalJson(data)).toBe(canonicalize(data))
      }),
    )
  })

  test('leaves out what `JSON.stringify` leaves out', () => {
    expect(canonicalJson({ b: undefined, a: 1 })).toBe('{"a":1}')
  })

  test('writes an object that writes itself as `JSON.stringify` does: two dates are two values', () => {
    const date = new Date('2026-03-02')
    expect(canonicalJson({ at: date })).toBe(JSON.stringify({ at: date }))
    expect(digestOf(date)).not.toBe(digestOf(new Date('2026-03-03')))
  })

  test('is nothing for what is no JSON', () => {
    const withAGap: unknown[] = [1]
    withAGap[2] = 2
    expect(() => canonicalJson(withAGap)).toThrow(TypeError)
    expect(() => canonicalJson(undefined)).toThrow(TypeError)
    expect(() => canonicalJson(Number.NaN)).toThrow(TypeError)
    expect(() => canonicalJson([Number.POSITIVE_INFINITY])).toThrow(TypeError)
  })
})

describe('a digest', () => {
  test('is SHA-256 as Node computes it', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (data) => {
        const expected = createHash('sha256').update(canonicalJson(data), 'utf8').digest('hex')
        expect(digestOf(data)).toBe(`sha256:${expected}`)
      }),
    )
  })

  test('of known data is known', () => {
    expect(digestOf({})).toBe('sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a')
  })

  test('does not depend on the order of keys', () => {
    const pairs = fc.jsonValue().chain((data) => fc.tuple(fc.constant(data), withKeysShuffled(data)))
    fc.assert(
      fc.property(pairs, ([one, other]) => {
        expect(digestOf(other)).toBe(digestOf(one))
      }),
    )
  })
})
