import { describe, expect, test } from 'vitest'
import { damagesSeen } from '../support/damages-seen.js'

describe('any single byte or record that is changed, deleted, inserted or swapped', () => {
  test('is seen, 100,000 times', async () => {
    expect(await damagesSeen(100_000)).toBeGreaterThanOrEqual(100_000)
  })
})
