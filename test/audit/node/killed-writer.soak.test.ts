import { describe, expect, test } from 'vitest'
import { runs } from '../../support/runs.js'
import { scratchDirectories } from '../support/directories.js'
import { killWriters } from '../support/killed-writers.js'

const directoryOf = scratchDirectories()

const WRITERS = runs(4)

describe('a writer that is killed at any moment', () => {
  test(`loses no record that was acknowledged in ${WRITERS} runs, and its log always opens again`, async () => {
    const delays = Array.from({ length: WRITERS }, () => Math.random() * 60)
    const seen = await killWriters(directoryOf(), directoryOf(), delays)
    console.log(JSON.stringify(seen))
    expect(seen).toMatchObject({ runs: WRITERS })
    expect(seen.acknowledged).toBeGreaterThan(WRITERS)
  })
})
