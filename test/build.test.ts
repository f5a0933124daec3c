/** What the build makes of the bundles of rules that ship. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import { expect, onTestFinished, test } from 'vitest'
import { jsonAsText } from '../tsup.config.js'
import { scratchFolder } from './support/scratch-folder.js'

const BUNDLE = join(import.meta.dirname, '..', 'rules', 'bundled', 'social-prescribing.json')
const TITLE = 'Needs an interpreter: holistic support'

/** Whether the bundle is built with its fingerprint. */
const hasFingerprint = async (path: string): Promise<boolean> => {
  const { outputFiles } = await build({
    entryPoints: [path],
    bundle: true,
    format: 'esm',
    plugins: [jsonAsText],
    write: false,
    logLevel: 'silent',
  })
  return outputFiles[0]?.text.includes('fingerprint') ?? false
}

test('a bundle is built with its fingerprint', async () => {
  expect(await hasFingerprint(BUNDLE)).toBe(true)
})

test('a bundle that was edited by hand is not built: it would go by the digest of what was signed off', async () => {
  const text = readFileSync(BUNDLE, 'utf8')
  expect(text).toContain(TITLE)
  const edited = join(scratchFolder(onTestFinished), 'edited.json')
  writeFileSync(edited, text.replace(TITLE, 'Needs an interpreter: light support'))
  await expect(hasFingerprint(edited)).rejects.toThrow('npm run generate:rules')
})
