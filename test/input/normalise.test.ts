import fc from 'fast-check'
import { expect, test } from 'vitest'
import { normalise } from '../../src/input/normalise.js'

const FORMS = ['NFC', 'NFKC', 'NFKD'] as const

test('gives what the language gives, for text as people write it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.constantFrom(...FORMS), (text, form) => {
      fc.pre(!/\p{M}{31}/u.test(text))
      expect(normalise(text, form)).toBe(text.normalize(form))
    }),
  )
})

test('loses no mark of a run that no language has, and orders it in little time', () => {
  const text = `e${'\u0301'.repeat(50_000)}${'\u0323'.repeat(50_000)}`
  const before = process.cpuUsage()
  const pieces = FORMS.map((form) => normalise(text, form))
  const { system, user } = process.cpuUsage(before)
  expect(pieces.map((piece) => piece.length)).toEqual([100_000, 100_000, 100_001])
  expect((system + user) / 1_000).toBeLessThan(1_000)
})
