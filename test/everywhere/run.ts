/**
 * `npm run test:everywhere`: one suite on every runtime, and in a real browser under a strict Content-Security-Policy.
 * Every one must pass every check and give the same bytes. With `-- --write` the table goes into docs/runtimes.md.
 */
import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { promisify } from 'node:util'
import { build, type Plugin } from 'esbuild'
import { table } from '../bench/table.js'
import { chromium, runtimes } from './runtimes.js'
import type { Outcome } from './suite.js'

const ROOT = join(import.meta.dirname, '..', '..')
const run = promisify(execFile)

const EXAMPLES = readdirSync(join(ROOT, 'docs', 'examples'))
  .filter((name) => name.endsWith('.json'))
  .sort()
  .map((name): unknown => JSON.parse(readFileSync(join(ROOT, 'docs', 'examples', name), 'utf8')))

interface Ran extends Outcome {
  readonly runtime: string
  readonly version: string
}

/** The suite is typed by the sources, and runs against what was built of them. */
const asBuilt: Plugin = {
  name: 'as built',
  setup: ({ onResolve }) => {
    onResolve({ filter: /\/src\/index\.js$/ }, () => ({ path: join(ROOT, 'dist', 'index.js') }))
  },
}

/** The suite with the built package; its dependencies stay outside where there is a `node_modules` to find them in. */
const bundled = async (entry: string, outfile: string, bundling: 'whole' | 'ours'): Promise<void> => {
  await build({
    entryPoints: [join(import.meta.dirname, entry)],
    outfile,
    bundle: true,
    format: 'esm',
    platform: bundling === 'whole' ? 'browser' : 'neutral',
    target: 'es2022',
    logLevel: 'error',
    define: { EXAMPLES: JSON.stringify(EXAMPLES) },
    plugins: [asBuilt],
    ...(bundling === 'ours' ? { packages: 'external' as const } : {}),
  })
}

const onCommandLine = async (file: string): Promise<readonly Ran[]> => {
  const all: Ran[] = []
  for (const { command, name, version } of runtimes()) {
    const [program, ...args] = command
    const told = (await run(program, [...version])).stdout.trim().split('\n')[0] ?? ''
    const { stdout } = await run(program, [...args, file], { cwd: ROOT, maxBuffer: 2 ** 24 })
    all.push({
      runtime: name,
      version: told.replace(/^v|^deno | \(.*$/g, ''),
      ...(JSON.parse(stdout) as Outcome),
    })
  }
  return all
}

/** No text may become code, and nothing may come from elsewhere. */
const POLICY = "default-src 'none'; script-src 'self'; base-uri 'none'; form-action 'none'"

const inBrowser = async (folder: string): Promise<Ran> => {
  const browser = chromium()
  if (browser === null) throw new Error('there is no Chromium here: install the Debian package `chromium`')
  const page =
    '<!doctype html><meta charset="utf-8"><body><script type="module" src="/page.js"></script></body>'
  const server = createServer(({ url }, response) => {
    response.setHeader('Content-Security-Policy', POLICY)
    response.setHeader('Content-Type', url === '/page.js' ? 'text/javascript' : 'text/html')
    response.end(url === '/page.js' ? readFileSync(join(folder, 'page.js')) : page)
  })
  await new Promise<void>((ready) => {
    server.listen(0, '127.0.0.1', ready)
  })
  const { port } = server.address() as AddressInfo // it listens on a port, not on a pipe
  try {
    const args = ['--headless', '--no-sandbox', '--disable-gpu', '--virtual-time-budget=30000', '--dump-dom']
    const address = `http://127.0.0.1:${port}/`
    const { stdout } = await run(browser, [...args, address], { maxBuffer: 2 ** 24, timeout: 120_000 })
    const version = (await run(browser, ['--version'])).stdout.replace(/[^\d.]*([\d.]+).*/s, '$1')
    const text = /<body>(.*)<\/body>/s.exec(stdout)?.[1] ?? ''
    const json = text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
    const outcome = JSON.parse(json) as Outcome & { readonly codeFromText: boolean }
    const policy = {
      name: 'the page forbids that text becomes code',
      problem: outcome.codeFromText ? 'it did become code' : null,
    }
    return { runtime: 'Chromium, headless', version, ...outcome, checks: [...outcome.checks, policy] }
  } finally {
    server.close()
  }
}

const written = (all: readonly Ran[]): string => {
  const [first] = all
  const rows = all.map(({ checks, fingerprint, runtime, version }) => [
    runtime,
    version,
    `${checks.filter(({ problem }) => problem === null).length} of ${checks.length}`,
    fingerprint === first?.fingerprint ? 'the same' : 'OTHERS',
  ])
  return table(['runtime', 'version', 'checks passed', 'bytes of all decisions and pages'], rows)
}

const folder = mkdtempSync(join(tmpdir(), 'everywhere-'))
// The program stands inside the project, so that every runtime finds the dependencies as it does for users.
const inside = join(ROOT, 'node_modules', '.cache', 'everywhere')
mkdirSync(inside, { recursive: true })
try {
  const program = join(inside, 'program.mjs')
  await bundled('program.ts', program, 'ours')
  await bundled('page.ts', join(folder, 'page.js'), 'whole')
  const all = [...(await onCommandLine(program)), await inBrowser(folder)]
  const shown = written(all)
  console.log(shown)
  for (const { checks, runtime } of all) {
    for (const { name, problem } of checks) {
      if (problem !== null) console.error(`${runtime}: ${name}: ${problem}`)
    }
  }
  const failed = all.some(({ checks }) => checks.some(({ problem }) => problem !== null))
  if (failed || new Set(all.map(({ fingerprint }) => fingerprint)).size > 1) process.exitCode = 1
  if (process.argv.includes('--write') && process.exitCode !== 1) {
    const file = join(ROOT, 'docs', 'runtimes.md')
    const page = readFileSync(file, 'utf8')
    const [begin, end] = ['<!-- measured: begin -->', '<!-- measured: end -->']
    const [before, after] = [page.indexOf(begin) + begin.length, page.indexOf(end)]
    writeFileSync(file, `${page.slice(0, before)}\n\n${shown}\n\n${page.slice(after)}`)
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
