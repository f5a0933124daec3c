import { describe, expect, test } from 'vitest'
import { scratchDirectories } from '../support/directories.js'
import { killWriters } from '../support/killed-writers.js'

const directoryOf = scratchDirectories()

describe('a writer that is killed at any moment', () => {
  test('loses no record that was acknowledged in 200 runs, and its log always opens again', async () => {
    const delays = Array.from({ length: 200 }, () => Math.random() * 60)
    const seen = await killWriters(directoryOf(), directoryOf(), delays)
    console.log(JSON.stringify(seen))
    expect(seen).toMatchObject({ runs: 200 })
    expect(seen.acknowledged).toBeGreaterThan(200)
  })
})
