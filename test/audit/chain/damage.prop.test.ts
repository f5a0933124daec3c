import { describe, expect, test } from 'vitest'
import { damagesSeen } from '../support/damages-seen.js'

describe('any single byte or record that is changed, deleted, inserted or swapped', () => {
  test('is seen, and a log as it was written is whole', async () => {
    expect(await damagesSeen(12_000)).toBeGreaterThanOrEqual(12_000)
  })
})
