/** Directories for logs, gone when the tests are over. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'

/** Makes directories, and removes them after the tests of the file that asks. */
export const scratchDirectories = (): (() => string) => {
  const made: string[] = []
  afterAll(() => {
    for (const directory of made) rmSync(directory, { recursive: true, force: true })
  })
  return () => {
    const directory = mkdtempSync(join(tmpdir(), 'referral-triage-audit-'))
    made.push(directory)
    return directory
  }
}
