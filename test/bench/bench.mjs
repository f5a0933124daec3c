/**
 * `npm run bench`: bundles the benchmarks, as users run the package bundled, and runs them one after the other. (Run by
 * tsx, every function would be wrapped to keep its name, and the shortest work would be measured worst.)
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { build } from 'esbuild'

const PROGRAMS = ['run', 'analysis', 'load.bench', 'audit.bench']
const OUT = join('node_modules', '.cache', 'bench') // beside the packages that it imports

mkdirSync(OUT, { recursive: true })
await build({
  entryPoints: PROGRAMS.map((name) => join('test', 'bench', `${name}.ts`)),
  outdir: OUT,
  bundle: true,
  packages: 'external',
  platform: 'node',
  format: 'esm',
  target: 'es2022',
  outExtension: { '.js': '.mjs' },
})
for (const name of PROGRAMS) {
  const { status } = spawnSync(process.execPath, [join(OUT, `${name}.mjs`), ...process.argv.slice(2)], {
    stdio: 'inherit',
  })
  if (status !== 0) process.exit(status ?? 1)
}
