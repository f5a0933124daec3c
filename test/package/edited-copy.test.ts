/** A copy of the package whose rules somebody has edited: what it decides must not go by the name of what was signed off. */
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import socialPrescribing from '../../rules/bundled/social-prescribing.json' with { type: 'json' }
import { fingerprintOf } from '../../src/input/hash.js'
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

const NO_DIGEST = `sha256:${'0'.repeat(64)}`

const editRule = (text: string): string => text.replaceAll(TITLE, 'Needs an interpreter: light support')

const expectItsOwnDigest = async (name: string): Promise<void> => {
  expect(socialPrescribing.rules.map(({ title }) => title)).toContain(TITLE)
  const [digest, actual] = await named(name)
  expect(digest).toBe(actual)
  expect(digest).not.toBe(socialPrescribing.digest)
}

test('what was built goes by the digest of its bundle', async () => {
  expect(await named('referral-triage')).toEqual([socialPrescribing.digest, socialPrescribing.digest])
})

test('a digest that fits its fingerprint is not worked out again', async () => {
  const { digest } = socialPrescribing
  const [bundle, other] = [socialPrescribing, { ...socialPrescribing, digest: NO_DIGEST }].map((one) =>
    fingerprintOf(JSON.stringify(one)),
  )
  installEdited('believed', (text) =>
    text.replaceAll(digest, NO_DIGEST).replaceAll(bundle ?? '', other ?? ''),
  )
  expect(await named('believed')).toEqual([NO_DIGEST, digest])
})

test('an edited rule goes by the digest of what it is now', async () => {
  installEdited('edited-rule', editRule)
  await expectItsOwnDigest('edited-rule')
})

test('an edited digest is not believed', async () => {
  const { digest } = socialPrescribing
  installEdited('edited-digest', (text) => text.replaceAll(digest, NO_DIGEST))
  expect(await named('edited-digest')).toEqual([digest, digest])
})

test('without a fingerprint no digest is believed', async () => {
  installEdited('no-fingerprint', (text) => editRule(text.replaceAll(/"fingerprint":"[^"]*",/g, '')))
  await expectItsOwnDigest('no-fingerprint')
})
