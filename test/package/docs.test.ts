/** Every document that ships, followed by somebody who has installed the package and nothing else. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { stepsOf } from '../documents.js'
import { followDocument, promisedBy } from '../follow-document.js'
import { scratch } from './run.js'

const modules = join(scratch, 'node_modules')
const installed = join(modules, 'referral-triage')

const pages = readdirSync(installed, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith('.md'))
  .map((path) => ({ path, text: readFileSync(join(installed, path), 'utf8').replaceAll('\r\n', '\n') }))
  .filter(({ text }) => stepsOf(text).length > 0)
  .sort((one, other) => one.path.localeCompare(other.path, 'en'))

test.each(pages)('what $path shows is what happens', async ({ path, text }) => {
  const folder = join(scratch, `following ${path.replaceAll('/', ' ')}`)
  expect(await followDocument(text, folder, modules)).toEqual(promisedBy(text))
})

test('pages show code', () => {
  expect(pages.map(({ path }) => path)).toContain('README.md')
})
