// Makes everything that is generated anew, and says which files that changed: those were not what their sources give.
import { execSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const FOLDERS = ['rules/bundled', 'rules/schemas', 'test/policy/scenarios', 'docs']

const texts = () =>
  new Map(
    FOLDERS.flatMap((folder) =>
      readdirSync(folder, { recursive: true })
        .filter((name) => /\.\w+$/.test(name))
        .map((name) => join(folder, name))
        .map((path) => [path, readFileSync(path, 'utf8')]),
    ),
  )

const before = texts()
// What it runs is no test of CI's own, so that nobody counts it.
const { TEST_RESULTS: _, ...env } = process.env
execSync('npm run --silent generate', { stdio: 'inherit', env })
const changed = [...texts()].filter(([path, text]) => before.get(path) !== text).map(([path]) => path)
for (const path of changed) console.error(`not what its sources give, and now made anew: ${path}`)
process.exitCode = changed.length === 0 ? 0 : 1
