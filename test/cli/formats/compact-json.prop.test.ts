import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compactJson } from '../../../src/cli/formats/compact-json.js'

test('compact JSON says what was written, whatever it is', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
      expect(JSON.parse(compactJson(value))).toEqual(JSON.parse(JSON.stringify(value)))
    }),
  )
})

test('short words share lines, and a long one has a line to itself', () => {
  const list = Array.from({ length: 12 }, (_, index) => `rule-number-${index}`)
  expect(compactJson({ list, note: 'x'.repeat(80), ok: true })).toBe(
    `{
  "list": [
    "rule-number-0", "rule-number-1", "rule-number-2", "rule-number-3", "rule-number-4", "rule-number-5",
    "rule-number-6", "rule-number-7", "rule-number-8", "rule-number-9", "rule-number-10", "rule-number-11"
  ],
  "note": "${'x'.repeat(80)}",
  "ok": true
}
`,
  )
})
