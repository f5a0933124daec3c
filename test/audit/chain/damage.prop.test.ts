import { describe, expect, test } from 'vitest'
import { changedLinesTellTheTruth, damagesSeen } from '../support/damages-seen.js'

describe('any single byte or record that is changed, deleted, inserted or swapped', () => {
  test('is seen, 20,000 times, and a log as it was written is whole', async () => {
    expect(await damagesSeen(20_000)).toBeGreaterThanOrEqual(20_000)
  })

  test('shows in the whole file wherever it shows in the lines that are not as they were', async () => {
    await changedLinesTellTheTruth()
  })
})
