import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readJson } from '../../../src/cli/reading/read-json.js'

const messageOf = (text: string, startLine?: number): string => {
  const read = readJson(text, startLine)
  return read.ok ? 'sound' : read.issues.map(({ message }) => message).join('; ')
}

test('sound JSON gives its value', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = JSON.stringify(value)
      expect(readJson(text)).toEqual({ ok: true, value: JSON.parse(text) })
    }),
  )
})

test('whatever JSON.parse refuses is refused, with a place', () => {
  const mess = fc.string({ unit: fc.constantFrom(...'{}[],:"\\ \n-.1e+aé€/', 'null', '"a"', '\t') })
  fc.assert(
    fc.property(mess, (text) => {
      let sound = true
      try {
        JSON.parse(text)
      } catch {
        sound = false
      }
      const read = readJson(text)
      if (!sound) expect(read.ok).toBe(false)
      if (!read.ok)
        expect(read.issues[0].message).toMatch(/^the (input|key|text)|^not JSON at line \d+, column \d+: /)
    }),
    { numRuns: 1000 },
  )
})

describe('the place and kind of what is not JSON', () => {
  test.each([
    ['', 'the input is empty'],
    [' \r\n ', 'the input is empty'],
    ['{"a": 1,\n "b": 2,\n}', 'not JSON at line 3, column 1: there is a comma with nothing after it'],
    ['{"a": [1, 2,]}', 'not JSON at line 1, column 13: there is a comma with nothing after it'],
    ['{"a": 1\r\n "b": 2}', 'not JSON at line 2, column 2: a comma is missing before this'],
    ['{"a" 1}', 'not JSON at line 1, column 6: a colon should stand here'],
    ['{"a": "x\n', 'not JSON at line 1, column 7: the text is not closed by a double quote'],
    ['{"a": 1\n\n\n', 'not JSON at line 1, column 8: a closing brace `}` is missing'],
    ['[1, 2', 'not JSON at line 1, column 6: a closing bracket `]` is missing'],
    ['{"a": 1} {"b": 2}', 'not JSON at line 1, column 10: there is more text after the end of the data'],
    ['// note\n{}', 'not JSON at line 1, column 1: JSON has no comments'],
    ['{"a": yes}', 'not JSON at line 1, column 7: there is a word or sign here that JSON does not know'],
  ])('%j', (text, message) => {
    expect(messageOf(text)).toBe(message)
  })

  test('counts lines from where the text stands in its file', () => {
    expect(messageOf('{"a": 1', 7)).toContain('line 7, column 8')
  })

  test('100,000 levels of nesting are an issue, not a crash', () => {
    expect(messageOf('['.repeat(100_000))).toBe('the text is not JSON')
  })
})

describe('a key that is written twice', () => {
  test('is an issue with its lines, and never the last of its values', () => {
    expect(readJson('{"a": 1,\n"a": 2}')).toEqual({
      ok: false,
      issues: [
        {
          code: 'duplicate-key',
          path: ['a'],
          message: 'the key `a` is written twice, on lines 1 and 2',
          hint: 'keep the one that is true, and take out the rest',
        },
      ],
      recovered: { a: [1, 2] },
    })
  })

  test('may be written three times on one line', () => {
    expect(messageOf('{"a": 1, "a": 1, "a": 1}')).toBe('the key `a` is written 3 times, on line 1')
  })

  test('is told beside what else is wrong', () => {
    const read = readJson('{"a": 1, "a": 2')
    expect(read.ok ? [] : read.issues.map(({ code }) => code)).toEqual(['not-json', 'duplicate-key'])
  })
})

describe('what is salvaged of text that is not JSON', () => {
  test('is the text itself where there is no data in it', () => {
    expect(readJson('she wants to die')).toMatchObject({ ok: false, recovered: 'she wants to die' })
  })

  test('is all that could be read, with loose words beside it', () => {
    const read = readJson('{"a": "he said "I want to die" today"} {"b": 1}')
    expect(read).toMatchObject({ ok: false, recovered: [expect.anything(), { b: 1 }, 'I want to die'] })
  })
})
