import { describe, expect, test } from 'vitest'
import { scratchDirectories } from '../support/directories.js'
import { killWriters } from '../support/killed-writers.js'

const directoryOf = scratchDirectories()

describe('a writer that is killed at any moment', () => {
  test('loses no record that was acknowledged, and its log opens again', async () => {
    const seen = await killWriters(directoryOf(), directoryOf(), [0, 7, 19, 40])
    expect(seen.runs).toBe(4)
    expect(seen.acknowledged).toBeGreaterThan(4)
  })
})
