/** A copy of the package whose rules somebody has edited: what it decides must not go by the name of what was signed off. */
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import socialPrescribing from '../../rules/bundled/social-prescribing.json' with { type: 'json' }
import { run, scratch } from './run.js'

const TITLE = 'Needs an interpreter: holistic support'

const programWith = (name: string): string => `
import { createTriage, defaultRuleSet, digestOf, services } from '${name}'
const { provenance } = createTriage({ service: services.sp7 }).decide({ id: 'R-1', receivedOn: '2026-03-02' })
console.log(JSON.stringify([provenance.ruleSet.digest, digestOf(defaultRuleSet())]))`

const named = async (name: string): Promise<readonly string[]> => {
  const outcome = await run(`${name}.mjs`, programWith(name))
  expect(outcome).toMatchObject({ status: 0, stderr: '' })
  return JSON.parse(outcome.stdout)
}

/** Installs a second copy under another name, with other words in all its code. */
const installEdited = (name: string, edit: (text: string) => string): void => {
  const copy = join(scratch, 'node_modules', name)
  cpSync(join(scratch, 'node_modules', 'referral-triage'), copy, { recursive: true })
  for (const file of readdirSync(join(copy, 'dist')).filter((one) => one.endsWith('.js'))) {
    const path = join(copy, 'dist', file)
    writeFileSync(path, edit(readFileSync(path, 'utf8')))
  }
}

test('what was built goes by the digest of its bundle', async () => {
  expect(await named('referral-triage')).toEqual([socialPrescribing.digest, socialPrescribing.digest])
})

test('an edited rule goes by the digest of what it is now', async () => {
  expect(socialPrescribing.rules.map(({ title }) => title)).toContain(TITLE)
  installEdited('edited-rule', (text) => text.replaceAll(TITLE, 'Needs an interpreter: light support'))
  const [name, digest] = await named('edited-rule')
  expect(name).toBe(digest)
  expect(digest).not.toBe(socialPrescribing.digest)
})

test('an edited digest is not believed', async () => {
  const { digest } = socialPrescribing
  installEdited('edited-digest', (text) => text.replaceAll(digest, `sha256:${'0'.repeat(64)}`))
  expect(await named('edited-digest')).toEqual([digest, digest])
})

test('a copy without fingerprints works its digests out', async () => {
  installEdited('no-fingerprint', (text) => text.replaceAll('fingerprint', 'omitted'))
  expect(await named('no-fingerprint')).toEqual([socialPrescribing.digest, socialPrescribing.digest])
})
