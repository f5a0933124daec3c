/** The tutorial is a test file in pieces. Here they are put together and run, as somebody who follows it would. */
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { documents, root } from '../documents.js'
import { runNode } from '../run-node.js'

// What comes after it is about the command line.
const [PAGE = ''] = (documents.get('docs/testing-rules.md') ?? '').split('\n## On the command line')

const blocksOf = (info: string): readonly string[] =>
  [...PAGE.matchAll(/^```(.*)\n([\s\S]*?)^```$/gm)].flatMap(([, kind, text = '']) =>
    kind === info ? [text] : [],
  )

const pieces = [...PAGE.matchAll(/^```ts test( fails)?\n([\s\S]*?)^```$/gm)].map(([, , text = '']) => text)

const folder = mkdtempSync(join(tmpdir(), 'referral-triage-tutorial-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const FACES = {
  'referral-triage/testing/arbitraries': 'src/testing/arbitraries/index.ts',
  'referral-triage/testing/vitest': 'src/testing/vitest.ts',
  'referral-triage/testing': 'src/testing/index.ts',
  'referral-triage': 'src/index.ts',
}

const alias = Object.entries(FACES).map(([name, file]) => ({ find: name, replacement: join(root, file) }))

// `$` keeps a shorter name from taking the longer ones.
const CONFIG = `
const alias = ${JSON.stringify(alias)}
export default {
  resolve: { alias: alias.map(({ find, replacement }) => ({ find: new RegExp('^' + find + '$'), replacement })) },
  server: { fs: { strict: false } },
  test: { include: ['*.test.ts'], testTimeout: 60000 },
}
`

interface Told {
  readonly title: string
  readonly status: string
}

const RESULTS = join(folder, 'results.json')

let told: readonly Told[] = []
let printed = ''

beforeAll(async () => {
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction')
  writeFileSync(join(folder, 'vitest.config.mjs'), CONFIG)
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ type: 'module' }))
  writeFileSync(join(folder, 'rules.test.ts'), pieces.join('\n'))
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs')
  const reporters = ['--reporter', 'default', '--reporter', 'json', '--outputFile.json', RESULTS]
  const { stderr, stdout } = await runNode(
    [vitest, 'run', '--root', folder, '--no-color', ...reporters],
    folder,
  )
  printed = `${stdout}${stderr}`
  const results: { testResults: readonly { assertionResults: readonly Told[] }[] } = JSON.parse(
    readFileSync(RESULTS, 'utf8'),
  )
  told = results.testResults.flatMap(({ assertionResults }) => assertionResults)
}, 120_000)

/** The titles of the tests in some pieces. */
const titlesIn = (texts: readonly string[]): readonly string[] =>
  texts.flatMap((text) => [...text.matchAll(/\btest\('([^']+)'/g)].map(([, title = '']) => title))

const withStatus = (status: string) => told.filter((one) => one.status === status)

describe('the tutorial', () => {
  test('passes where it says so', () => {
    expect(withStatus('passed').map(({ title }) => title)).toEqual(titlesIn(blocksOf('ts test')))
    expect(told.length).toBeGreaterThan(8)
  })

  test('fails where it says so, and nowhere else', () => {
    expect(withStatus('failed').map(({ title }) => title)).toEqual(titlesIn(blocksOf('ts test fails')))
  })

  test('shows what the failing tests say', () => {
    const said = printed.replaceAll(/[ \t]+$/gm, '')
    const shown = blocksOf('text')
    expect(shown.length).toBeGreaterThan(3)
    for (const text of shown) expect(said).toContain(text.trimEnd())
  })
})
