import { describe, expect, test } from 'vitest'
import { damagesSeen } from '../support/damages-seen.js'

describe('any single byte or record that is changed, deleted, inserted or swapped', () => {
  test('is seen, a million times', async () => {
    expect(await damagesSeen(1_000_000)).toBeGreaterThanOrEqual(1_000_000)
  })
})
