import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** An empty folder for tests to write into. `whenDone` is vitest's `afterAll` or `onTestFinished`: then it is removed. */
export const scratchFolder = (whenDone: (remove: () => void) => void): string => {
  const folder = mkdtempSync(join(tmpdir(), 'referral-triage-test-'))
  whenDone(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}
