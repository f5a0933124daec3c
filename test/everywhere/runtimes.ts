/** Where the package runs: each runtime fetched as users would have it, beside the project. */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A runtime that runs a program from the command line. */
export interface Runtime {
  readonly name: string
  /** The program that runs it, and the arguments that stand before the file. */
  readonly command: readonly [string, ...string[]]
  /** Prints its version. */
  readonly version: readonly string[]
}

const FOLDER = join(tmpdir(), 'referral-triage-runtimes')

/** Installs an npm package that brings a program; gives the folder that it stands in. */
const fetched = (alias: string, wanted: string): string => {
  const folder = join(FOLDER, alias)
  if (!existsSync(join(folder, 'node_modules'))) {
    mkdirSync(folder, { recursive: true })
    execFileSync('npm', ['install', '--no-audit', '--no-fund', '--prefix', folder, wanted], {
      stdio: 'ignore',
    })
  }
  return folder
}

const program = (folder: string, name: string): string => join(folder, 'node_modules', '.bin', name)

/** npm's own `node` package brings the version that it is asked for. */
const nodeOf = (major: number): Runtime => {
  const folder = fetched(`node-${major}`, `node@${major}`)
  return { name: `Node ${major}`, command: [program(folder, 'node')], version: ['--version'] }
}

const bun = (): Runtime => ({
  name: 'Bun',
  command: [program(fetched('bun', 'bun'), 'bun')],
  version: ['--version'],
})

const deno = (): Runtime => ({
  name: 'Deno',
  command: [program(fetched('deno', 'deno'), 'deno'), 'run', '--allow-read'],
  version: ['--version'],
})

/** Every runtime that has a command line. */
export const runtimes = (): readonly Runtime[] => [nodeOf(20), nodeOf(22), nodeOf(24), bun(), deno()]

const CHROMIUM = ['chromium', 'chromium-browser', 'google-chrome']

/** A Chromium of this machine; `null` if there is none. */
export const chromium = (): string | null => {
  const folders = (process.env['PATH'] ?? '').split(':').filter((folder) => existsSync(folder))
  const found = CHROMIUM.find((name) => folders.some((folder) => readdirSync(folder).includes(name)))
  return found ?? null
}
