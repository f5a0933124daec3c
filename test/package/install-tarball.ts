/**
 * Builds and packs the package once, and installs the tarball into a scratch project as a user would. All of it
 * goes on beside the other tests; those of this folder wait for it, see `installed.ts`.
 */
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** The scratch project in which the packed package is installed. */
    readonly scratch: string
    /** The file that is there once it is: empty, or with what went wrong. */
    readonly outcome: string
  }
}

const root = join(import.meta.dirname, '..', '..')
const scratch = realpathSync(mkdtempSync(join(tmpdir(), 'referral-triage-')))
const outcome = join(scratch, 'outcome.txt')
const stopped = new AbortController()

/** Fails with all that npm printed. */
const npm = (cwd: string, ...args: readonly string[]): Promise<void> =>
  new Promise((done, fail) => {
    const child = spawn('npm', args, {
      cwd,
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
      signal: stopped.signal,
    })
    const printed: Buffer[] = []
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => printed.push(chunk))
    child.on('error', fail)
    child.on('close', (status) => {
      if (status === 0) done()
      else fail(new Error(`npm ${args.join(' ')} ended with ${status}:\n${Buffer.concat(printed)}`))
    })
  })

const install = async (): Promise<void> => {
  const tarballs = join(scratch, 'tarballs')
  mkdirSync(tarballs)
  await npm(root, 'run', '--silent', 'build', '--', '--silent')
  await npm(root, 'pack', '--silent', '--ignore-scripts', '--pack-destination', tarballs)
  const [tarball = ''] = readdirSync(tarballs)
  writeFileSync(join(scratch, 'package.json'), JSON.stringify({ private: true, type: 'module' }))
  // What `npm ci` has just fetched serves here again: no network is needed.
  await npm(scratch, 'install', '--silent', '--prefer-offline', '--ignore-scripts', join(tarballs, tarball))
}

/** Written whole before it has its name, so that nobody reads half of it. */
const tell = (problem: string): void => {
  writeFileSync(`${outcome}.part`, problem)
  renameSync(`${outcome}.part`, outcome)
}

let installing = Promise.resolve()

/** Called by vitest before all tests. */
export const setup = (project: TestProject): void => {
  project.provide('scratch', scratch)
  project.provide('outcome', outcome)
  installing = install().then(
    () => tell(''),
    (error: unknown) => tell(String(error)),
  )
}

/** Called by vitest after them. */
export const teardown = async (): Promise<void> => {
  stopped.abort()
  await installing
  rmSync(scratch, { recursive: true, force: true, maxRetries: 5 })
}
