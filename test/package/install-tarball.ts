/** Builds and packs the package once, and installs the tarball into a scratch project as a user would. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** The scratch project in which the packed package is installed. */
    readonly scratch: string
  }
}

const root = join(import.meta.dirname, '..', '..')
const scratch = realpathSync(mkdtempSync(join(tmpdir(), 'referral-triage-')))

const npm = (cwd: string, ...args: readonly string[]): void => {
  execFileSync('npm', args, {
    cwd,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  })
}

/** Called by vitest before the tests of this folder. */
export const setup = (project: TestProject): void => {
  const tarballs = join(scratch, 'tarballs')
  mkdirSync(tarballs)
  npm(root, 'run', '--silent', 'build', '--', '--silent')
  npm(root, 'pack', '--silent', '--ignore-scripts', '--pack-destination', tarballs)
  const [tarball = ''] = readdirSync(tarballs)
  writeFileSync(join(scratch, 'package.json'), JSON.stringify({ private: true, type: 'module' }))
  // What `npm ci` has just fetched serves here again: no network is needed.
  npm(scratch, 'install', '--silent', '--prefer-offline', '--ignore-scripts', join(tarballs, tarball))
  project.provide('scratch', scratch)
}

/** Called by vitest after them. */
export const teardown = (): void => rmSync(scratch, { recursive: true, force: true })
