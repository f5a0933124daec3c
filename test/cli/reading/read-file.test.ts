import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeText } from '../../../src/cli/reading/read-file.js'

const utf16 = (text: string, mark: readonly [number, number]): Uint8Array => {
  const bytes = new Uint8Array(2 + text.length * 2)
  bytes.set(mark)
  const view = new DataView(bytes.buffer)
  for (let at = 0; at < text.length; at += 1) {
    view.setUint16(2 + at * 2, text.charCodeAt(at), mark[0] === 0xff)
  }
  return bytes
}

test('text comes through UTF-8 as it was, with or without a byte order mark', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.boolean(), (text, mark) => {
      fc.pre(!text.startsWith('\ufeff'))
      const bytes = new TextEncoder().encode(mark ? `\ufeff${text}` : text)
      expect(decodeText(bytes)).toEqual({ text, exact: true })
    }),
  )
})

test.each([[[0xff, 0xfe] as const], [[0xfe, 0xff] as const]])(
  'text comes through UTF-16, as Windows shells write it, with the mark %j',
  (mark) => {
    expect(decodeText(utf16('{"é": 1}', mark))).toEqual({ text: '{"é": 1}', exact: true })
  },
)

test.each([
  ['little', [0xff, 0xfe] as const],
  ['big', [0xfe, 0xff] as const],
])('text in UTF-16 without its mark is told by the zeros between its letters: %s end first', (_, mark) => {
  const json = '{"id": "R-1", "notes": "é … 🙂"}'
  expect(decodeText(utf16(json, mark).slice(2))).toEqual({ text: json, exact: true })
})

test('bytes that are no text are owned up to', () => {
  const { exact, text } = decodeText(Uint8Array.of(0x7b, 0xe9, 0x7d))
  expect(exact).toBe(false)
  expect(text).toBe('{\ufffd}')
})
