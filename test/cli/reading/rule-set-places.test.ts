import { describe, expect, test } from 'vitest'
import { jsonPointer, regionAt } from '../../../src/cli/reading/rule-set-places.js'

const TEXT = '{\n  "rules": [\n    { "a/b": 1 },\r\n    { "name": "two" }\n  ]\n}\n'

describe('a region', () => {
  test.each([
    [['rules', 1, 'name'], { startLine: 4, startColumn: 15, endLine: 4, endColumn: 20 }],
    [['rules', 0], { startLine: 3, startColumn: 5, endLine: 3, endColumn: 17 }],
    [[], { startLine: 1, startColumn: 1, endLine: 6, endColumn: 2 }],
  ])('of %j is where the value stands', (path, region) => {
    expect(regionAt(TEXT, path)).toEqual(region)
  })

  test('of a key that is missing is what it is missing in', () => {
    expect(regionAt(TEXT, ['rules', 0, 'title'])).toEqual(regionAt(TEXT, ['rules', 0]))
  })

  test('of no JSON at all is unknown', () => {
    expect(regionAt('', ['rules'])).toBeNull()
  })
})

test('a pointer escapes as RFC 6901 says', () => {
  expect(jsonPointer(['rules', 0, 'a/b', '~'])).toBe('/rules/0/a~1b/~0')
  expect(jsonPointer([])).toBe('')
})
