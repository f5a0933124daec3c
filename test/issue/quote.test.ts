import fc from 'fast-check'
import { expect, test } from 'vitest'
import { quote, shorten } from '../../src/issue/quote.js'

test('text is quoted as it is, anything else as JSON', () => {
  expect(quote('Yes')).toBe('`Yes`')
  expect(quote(1.5)).toBe('`1.5`')
  expect(quote({ a: [null] })).toBe('`{"a":[null]}`')
  expect(quote(undefined)).toBe('`undefined`')
})

test('what is no JSON is quoted without a fault', () => {
  const cyclic: object[] = []
  cyclic.push(cyclic)
  expect(quote(1n)).toBe('`1`')
  expect(quote(cyclic)).toBe('`an object`')
})

test('long text is cut short', () => {
  expect(quote('x'.repeat(1_000))).toBe(`\`${'x'.repeat(60)}…\``)
  expect(shorten('😀'.repeat(100), 3)).toBe('😀😀😀…')
})

test('what could steer a terminal or turn text around is shown, not done', () => {
  expect(quote('a\u001B[31m\nb\u202E')).toBe('`a\\u001B[31m\\u000Ab\\u202E`')
})

test('a quotation is always one short line of printable text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      expect(quote(text)).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u)
      expect(quote(text).length).toBeLessThan(2 + 60 * 12 + 2)
    }),
  )
})
