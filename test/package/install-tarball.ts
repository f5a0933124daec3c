/**
 * Compiles all sources and tests, builds and packs the package, and installs the tarball into a scratch project as a
 * user would: once, beside the other tests.
 */
import { mkdirSync, mkdtempSync, readdirSync, realpathSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { type RunProgram, start } from '../beside/start.js'

declare module 'vitest' {
  interface ProvidedContext {
    /** What the compiler says of all sources and tests, for `outcomeOf`. */
    readonly compiled: string
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
  await run(root, 'npx', 'tsup', '--silent')
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
  const compiling = start((run) =>
    run(root, 'npm', 'run', '--silent', 'typecheck', '--', '--pretty', 'false'),
  )
  const installing = start(async (run) => {
    // The package is made of what the compiler writes.
    if ((await compiling.problem) !== '') throw new Error('not every type is right')
    await install(scratch, run)
  })
  project.provide('compiled', compiling.outcome)
  project.provide('scratch', scratch)
  project.provide('installed', installing.outcome)
  clearUp = async () => {
    await Promise.all([compiling.stop(), installing.stop()])
    await rm(scratch, { recursive: true, force: true, maxRetries: 5 })
  }
}

/** Called by vitest after them. */
export const teardown = (): Promise<void> => clearUp()
