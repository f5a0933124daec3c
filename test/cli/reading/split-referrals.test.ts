import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { splitReferrals } from '../../../src/cli/reading/split-referrals.js'

const values = (text: string, asLines?: boolean) =>
  splitReferrals(text, asLines).referrals.map(({ read }) => (read.ok ? read.value : 'bad'))

const object = fc.dictionary(fc.string(), fc.jsonValue()).map((value) => JSON.stringify(value))
/** A line that is no JSON, and opens no value that could go on in the next line. */
const badLine = fc.constantFrom(
  'oops',
  '{"id": "R-1"',
  '{"id": }',
  'id,source',
  '"',
  '{"a": 1, "a": 2}',
  '{]',
)

describe('one text', () => {
  test.each([
    ['{"a": 1}', 'object', [{ a: 1 }]],
    ['\n\n {\n "a": 1\n}\n', 'object', [{ a: 1 }]],
    ['[{"a": 1}, {"b": 2}]', 'array', [{ a: 1 }, { b: 2 }]],
    ['[]', 'array', []],
    ['{"a": 1}\n{"b": 2}', 'lines', [{ a: 1 }, { b: 2 }]],
    ['{"a": 1}\r\n\r\n{"b": 2}\r\n', 'lines', [{ a: 1 }, { b: 2 }]],
    ['oops\n{"b": 2}', 'lines', ['bad', { b: 2 }]],
    ['42', 'object', [42]],
    ['', 'object', ['bad']],
    ['{"a": 1', 'object', ['bad']],
    ['[\n{"a": 1},\n{"b": 2},\n]', 'object', ['bad']],
    ['{\n"client":\n{"a": 1}\n', 'object', ['bad']],
  ])('%j is %s', (text, form, expected) => {
    expect(splitReferrals(text).form).toBe(form)
    expect(values(text)).toEqual(expected)
  })

  test('is JSON Lines whenever its file is called so', () => {
    expect(values('{"a": 1}', true)).toEqual([{ a: 1 }])
    expect(splitReferrals('{"a": 1}', true)).toMatchObject({ form: 'lines', referrals: [{ line: 1 }] })
    expect(splitReferrals('oops\nno\n', true).referrals).toHaveLength(2)
  })
})

describe('JSON Lines', () => {
  test('a bad line loses none of the others, and is told with its number', () => {
    const lines = fc.array(fc.oneof(object, badLine), { minLength: 2, maxLength: 8 })
    fc.assert(
      fc.property(lines, object, fc.nat(), (some, sound, at) => {
        const place = at % (some.length + 1)
        const all = [...some.slice(0, place), sound, ...some.slice(place)]
        const { referrals } = splitReferrals(all.join('\n'), true)
        expect(referrals.map(({ line }) => line)).toEqual(all.map((_, index) => index + 1))
        expect(referrals[place]?.read).toEqual({ ok: true, value: JSON.parse(sound) })
      }),
    )
  })

  test('are seen for what they are while one line is sound', () => {
    fc.assert(
      fc.property(fc.array(badLine, { minLength: 1, maxLength: 5 }), object, (bad, sound) => {
        const { form, referrals } = splitReferrals([...bad, sound].join('\n'))
        expect(form).toBe('lines')
        expect(referrals.at(-1)?.read).toEqual({ ok: true, value: JSON.parse(sound) })
      }),
    )
  })
})

describe('a JSON array', () => {
  test('a key written twice in one element loses no other element', () => {
    const { form, referrals } = splitReferrals('[{"a": 1}, {"x": {"b": 1, "b": 2}}, {"c": 3}]')
    expect(form).toBe('array')
    expect(referrals).toMatchObject([
      { index: 0, read: { ok: true, value: { a: 1 } } },
      { index: 1, read: { ok: false, issues: [{ path: ['x', 'b'] }], recovered: { x: { b: [1, 2] } } } },
      { index: 2, read: { ok: true, value: { c: 3 } } },
    ])
  })
})
