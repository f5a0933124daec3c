/** The recipe for a rule, in CONTRIBUTING.md, followed to its end in a copy of the repository: it takes minutes. */
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { documents, root } from './documents.js'
import { followDocument } from './follow-document.js'
import { runNode } from './run-node.js'

const copy = mkdtempSync(join(tmpdir(), 'referral-triage-recipe-'))
afterAll(() => rmSync(copy, { recursive: true, force: true, maxRetries: 5 }))

const LEFT_OUT = ['.git', 'dist', 'node_modules']

test('a rule that is added as CONTRIBUTING.md says fails no test', async () => {
  cpSync(root, copy, {
    recursive: true,
    filter: (path) => !LEFT_OUT.some((name) => path.startsWith(join(root, name))),
  })
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'junction')
  const recipe = documents.get('CONTRIBUTING.md') ?? ''
  const { asPrinted, problems } = await followDocument(recipe, copy)
  expect(problems).toEqual([])
  expect(asPrinted).toBe(recipe)
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs')
  const rest = [
    'test/policy',
    'test/docs.test.ts',
    'test/triage.test.ts',
    'test/cli',
    'test/explain',
    'test/decision',
  ]
  const { status, stdout } = await runNode([vitest, 'run', '--project', 'unit', ...rest], copy)
  expect(status, stdout).toBe(0)
})
