/** Builds and packs the package once, and installs the tarball into a scratch project as a user would. */
import { mkdirSync, mkdtempSync, readdirSync, realpathSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { type RunProgram, start } from '../beside/start.js'

declare module 'vitest' {
  interface ProvidedContext {
    /** The scratch project in which the packed package is installed. */
    readonly scratch: string
    /** How that went, for `outcomeOf`. */
    readonly installed: string
  }
}

const root = join(import.meta.dirname, '..', '..')

const install = async (scratch: string, run: RunProgram): Promise<void> => {
  const tarballs = join(scratch, 'tarballs')
  mkdirSync(tarballs)
  await run(root, 'npm', 'run', '--silent', 'build', '--', '--silent')
  await run(root, 'npm', 'pack', '--silent', '--ignore-scripts', '--pack-destination', tarballs)
  const [tarball = ''] = readdirSync(tarballs).map((name) => join(tarballs, name))
  writeFileSync(join(scratch, 'package.json'), JSON.stringify({ private: true, type: 'module' }))
  // What `npm ci` has just fetched serves here again: no network is needed.
  await run(scratch, 'npm', 'install', '--silent', '--prefer-offline', '--ignore-scripts', tarball)
}

let clearUp = async (): Promise<void> => undefined

/** Called by vitest before all tests, which go on meanwhile. */
export const setup = (project: TestProject): void => {
  const scratch = realpathSync(mkdtempSync(join(tmpdir(), 'referral-triage-')))
  const { outcome, stop } = start((run) => install(scratch, run))
  project.provide('scratch', scratch)
  project.provide('installed', outcome)
  clearUp = async () => {
    await stop()
    await rm(scratch, { recursive: true, force: true, maxRetries: 5 })
  }
}

/** Called by vitest after them. */
export const teardown = (): Promise<void> => clearUp()
