import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { node, scratch, write } from './run.js'

const installed = join(scratch, 'node_modules', 'referral-triage')
const { bin, version } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'))
const command = join(installed, bin['referral-triage'])

const referralTriage = (...args: readonly string[]) => node([command, ...args])

const REFERRAL = JSON.stringify({
  id: 'R-1',
  receivedOn: '2026-03-02',
  risks: { suicidalThoughts: 'yes' },
})

describe('the installed command', () => {
  test('is a program that Node runs', () => {
    expect(readFileSync(command, 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/)
  })

  test('tells its version', async () => {
    expect(await referralTriage('--version')).toEqual({ status: 0, stdout: `${version}\n`, stderr: '' })
  })

  test('decides a file, in words', async () => {
    const outcome = await referralTriage('decide', write('referral.json', REFERRAL), '--service', 'sp6')
    expect(outcome).toMatchObject({ status: 0, stderr: '' })
    expect(outcome.stdout).toContain('R-1')
  })

  test('decides standard input, as JSON', async () => {
    const outcome = await node([command, 'decide', '--service', 'sp6', '--format', 'json'], REFERRAL)
    expect(outcome).toMatchObject({ status: 0, stderr: '' })
    expect(outcome.stdout).toContain('"disposition": "escalate"')
  })

  test('ends with 2 when it is used wrongly', async () => {
    expect((await referralTriage('decyde')).status).toBe(2)
  })

  test('ends with 3 when a referral cannot be read, without a stack trace', async () => {
    const outcome = await referralTriage('decide', write('broken.json', '{"id": 1}'), '--service', 'sp6')
    expect(outcome.status).toBe(3)
    expect(`${outcome.stdout}${outcome.stderr}`).not.toMatch(/^\s+at /m)
  })

  test('starts rules of one’s own, which pass their checks and tests at once', async () => {
    const begun = await referralTriage('init', 'own-rules', '--nation', 'wales')
    expect(begun).toMatchObject({ status: 0, stderr: '' })
    const settings = ['--service', 'own-rules/service.json']
    expect(await referralTriage('check', 'own-rules/rules', ...settings)).toMatchObject({ status: 0 })
    expect(await referralTriage('test', 'own-rules/rules')).toMatchObject({ status: 0 })
    expect(
      await referralTriage('decide', 'own-rules/referral.json', '--rules', 'own-rules/rules', ...settings),
    ).toMatchObject({ status: 0, stderr: '' })
  })

  test('finds nothing wrong with the rules that it comes with', async () => {
    const outcome = await referralTriage('check', join(installed, 'rules', 'social-prescribing'))
    expect(outcome.status).toBe(0)
  })
})
