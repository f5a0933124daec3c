import { expect, test } from 'vitest'
import { shareOf } from '../../../src/analysis/comparison/ask-differences.js'

test.each([
  [1n, 3n, 0.3333],
  [0n, 5n, 0],
  [5n, 5n, 1],
  [1n, 10n ** 30n, 1e-30],
  [2n * 10n ** 400n, 3n * 10n ** 400n, 0.6667],
  [0n, 0n, 0],
])('%s of %s', (part, all, share) => {
  expect(shareOf(part, all)).toBe(share)
})
