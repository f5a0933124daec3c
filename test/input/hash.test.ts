import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fingerprintOf } from '../../src/input/hash.js'

const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 })

describe('a fingerprint', () => {
  test('tells a text from any other that somebody may have made of it', () => {
    const edits = fc.record({ before: text, cut: text, put: text, after: text })
    fc.assert(
      fc.property(edits, ({ after, before, cut, put }) => {
        const [one, other] = [before + cut + after, before + put + after]
        expect(fingerprintOf(one) === fingerprintOf(other)).toBe(one === other)
      }),
    )
  })

  test('notices what is only put at the end, or taken from it', () => {
    fc.assert(
      fc.property(text, fc.constantFrom(' ', '\0', '0'), (one, end) => {
        expect(fingerprintOf(one + end)).not.toBe(fingerprintOf(one))
      }),
    )
  })

  test('notices two places that have changed their values', () => {
    fc.assert(
      fc.property(text, text, text, (one, other, between) => {
        fc.pre(one !== other && one + between + other !== other + between + one)
        expect(fingerprintOf(one + between + other)).not.toBe(fingerprintOf(other + between + one))
      }),
    )
  })

  test('of known text is known', () => {
    expect(fingerprintOf('')).toBe('00000000811c9dc5')
    expect(fingerprintOf('a walking group on Tuesdays')).toMatchInlineSnapshot(`"c59914b1d568af00"`)
  })
})
