/**
 * Programs of our sources in one file, for tests that run them in a process of their own: it starts in a fraction of
 * the time that reading every source takes. What is installed stays outside, as it is for users.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { buildSync } from 'esbuild'

const root = join(import.meta.dirname, '..')

/** The doors of the package, each with its source. */
const DOORS = {
  'referral-triage': 'src/index.ts',
  'referral-triage/analysis': 'src/analysis/index.ts',
  'referral-triage/audit': 'src/audit/index.ts',
  'referral-triage/node': 'src/node.ts',
  'referral-triage/testing': 'src/testing/index.ts',
}

// Inside the project, so that what is installed is found from there.
const cache = join(root, 'node_modules', '.cache')
mkdirSync(cache, { recursive: true })
const folder = mkdtempSync(join(cache, 'bundled-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))

const alias = Object.fromEntries(Object.entries(DOORS).map(([door, source]) => [door, join(root, source)]))
const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const external = Object.keys(dependencies).flatMap((name) => [name, `${name}/*`])

/** Bundles a file; gives the path of a program that Node runs. */
export const bundled = (entry: string, name: string): string => {
  const outfile = join(folder, `${name}.mjs`)
  buildSync({
    entryPoints: [entry],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'es2022',
    alias,
    external,
    logLevel: 'error',
  })
  return outfile
}

let command: string | null = null

/** The command `referral-triage`, bundled once. */
export const bundledCommand = (): string => {
  command ??= bundled(join(root, 'src', 'cli', 'main.ts'), 'main')
  return command
}
