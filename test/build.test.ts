/** What the build makes of the bundles of rules that ship, and of constants. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { expect, onTestFinished, test } from 'vitest'
import { fingerprintOf } from '../src/input/hash.js'
import { jsonAsText, withPureConstants } from '../tsup.config.js'
import { scratchFolder } from './support/scratch-folder.js'

const BUNDLE = join(import.meta.dirname, '..', 'rules', 'bundled', 'social-prescribing.json')
const TITLE = 'Needs an interpreter: holistic support'

/** The module that a bundle is built to. */
const builtFrom = async (path: string): Promise<string> => {
  const { outputFiles } = await build({
    entryPoints: [path],
    bundle: true,
    format: 'esm',
    plugins: [jsonAsText],
    write: false,
    logLevel: 'silent',
  })
  return outputFiles[0]?.text ?? ''
}

/** Whether the bundle is built with its fingerprint. */
const hasFingerprint = async (path: string): Promise<boolean> =>
  (await builtFrom(path)).includes('fingerprint')

test('a bundle is built with its fingerprint', async () => {
  expect(await hasFingerprint(BUNDLE)).toBe(true)
})

test('what is built gives the bundle as it is, to the order of its keys', async () => {
  const file = join(scratchFolder(onTestFinished), 'built.mjs')
  writeFileSync(file, await builtFrom(BUNDLE))
  const { fingerprint, ...built } = (await import(pathToFileURL(file).href)).default
  expect(fingerprint).toBe(fingerprintOf(JSON.stringify(built)))
  expect(JSON.stringify(built)).toBe(JSON.stringify(JSON.parse(readFileSync(BUNDLE, 'utf8'))))
})

test('a bundle that was edited by hand is not built: it would go by the digest of what was signed off', async () => {
  const text = readFileSync(BUNDLE, 'utf8')
  expect(text).toContain(TITLE)
  const edited = join(scratchFolder(onTestFinished), 'edited.json')
  writeFileSync(edited, text.replace(TITLE, 'Needs an interpreter: light support'))
  await expect(hasFingerprint(edited)).rejects.toThrow('npm run generate:rules')
})

test.each([
  ['const Name = z.string()', 'const Name = /* @__PURE__ */ (() => (z.string()))()'],
  ["const NAMES = ['a', ...others]", "const NAMES = /* @__PURE__ */ (() => (['a', ...others]))()"],
  [
    'const KINDS = [Kind.options] as const',
    'const KINDS = /* @__PURE__ */ (() => ([Kind.options] as const))()',
  ],
  ['const DAY = HOUR * 24', 'const DAY = /* @__PURE__ */ (() => (HOUR * 24))()'],
  ["const WEEKS = { min: 6, unit: 'week' }", null],
  ['const read = (text: string) => JSON.parse(text)', null],
  ['const ids = () => new Set<string>()\nread()', null],
])('a constant that is worked out is built as pure, and nothing else: %#', (text, built) => {
  expect(withPureConstants('file.ts', text)).toBe(built ?? text)
})

test('a bundler leaves out the constants that nobody uses', async () => {
  const contents = withPureConstants(
    'file.ts',
    `const log = globalThis.console.log
     const unused = [log('unused')]
     const used = log('used')
     export { used }`,
  )
  const { outputFiles } = await build({
    stdin: { contents, loader: 'ts' },
    bundle: true,
    format: 'esm',
    write: false,
  })
  const [built] = outputFiles
  expect(built?.text).toContain('used = ')
  expect(built?.text).not.toContain('unused')
})
