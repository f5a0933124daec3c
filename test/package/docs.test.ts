/** Every document that ships, followed by somebody who has installed the package and nothing else. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root, stepsOf } from '../documents.js'
import { followDocument, startProject } from '../follow-document.js'
import { scratch } from './run.js'

const modules = join(scratch, 'node_modules')
const installed = join(modules, 'referral-triage')

const pages = readdirSync(installed, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith('.md'))
  .map((path) => ({ path, text: readFileSync(join(installed, path), 'utf8').replaceAll('\r\n', '\n') }))
  .filter(({ text }) => stepsOf(text).length > 0)
  .sort((one, other) => one.path.localeCompare(other.path, 'en'))

test.each(pages)('what $path shows is what happens (`vitest -u` writes it anew)', async ({ path, text }) => {
  const folder = join(scratch, `following ${path.replaceAll('/', ' ')}`)
  startProject(folder, modules)
  const { asPrinted, problems } = await followDocument(text, folder)
  expect(problems).toEqual([])
  await expect(asPrinted).toMatchFileSnapshot(join(root, path))
})

test('pages show code', () => {
  expect(pages.map(({ path }) => path)).toContain('README.md')
})
