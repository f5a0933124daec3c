import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { DOCUMENTS } from '../../../src/cli/commands/schema.js'
import { jsonSchemas } from '../../../src/cli/formats/json-schemas.js'
import { bundleRuleSet } from '../../../src/rule-set/bundle-rule-set.js'
import { parseRuleSet } from '../../../src/rule-set/parse-rule-set.js'
import { defaultRuleSet } from '../../../src/rule-set/shipped.js'
import { runCli } from '../support/run-cli.js'

describe('a bundle', () => {
  test('is printed, and is a rule set that its digest vouches for', async () => {
    const { code, stderr, stdout } = await runCli(['bundle', 'rules/safety-floor'])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(parseRuleSet(JSON.parse(stdout))).toMatchObject({ ok: true, value: { id: 'safety-floor' } })
    expect(JSON.parse(stdout)).toMatchObject({ digest: expect.stringMatching(/^sha256:[0-9a-f]{64}$/) })
  })

  test('can be made of a bundle, and is the same to the byte', async () => {
    const { stdout } = await runCli(['bundle', 'rules/bundled/social-prescribing.json'])
    expect(stdout).toBe(`${JSON.stringify(bundleRuleSet(defaultRuleSet()), null, 2)}\n`)
  })

  test('is written to a file with --out, and not printed', async () => {
    const printed = await runCli(['bundle', 'rules/safety-floor'])
    const { code, stdout, written } = await runCli(['bundle', 'rules/safety-floor', '--out', 'b.json'])
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' })
    expect([...written]).toEqual([['b.json', printed.stdout]])
  })

  test('of what is no rule set is refused, with 3 and no stack trace', async () => {
    const { code, stderr, stdout } = await runCli(['bundle', 'rules/services/sp1.json'])
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' })
    expect(stderr).toMatch(/^This cannot be used\n/)
    expect(stderr).not.toMatch(/^\s+at /m)
  })

  test('that cannot be written is a wrong use', async () => {
    const argv = ['bundle', 'rules/safety-floor', '--out', '/nowhere/b.json']
    const { code, stderr } = await runCli(argv)
    expect(code).toBe(2)
    expect(stderr).toBe('error: `/nowhere/b.json` cannot be written: there is no such file or directory\n')
  })
})

describe('a schema', () => {
  test.each(['referral', 'rule', 'rule-set', 'service'] as const)('of a %s is printed', async (name) => {
    const { code, stdout } = await runCli(['schema', name])
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toEqual(jsonSchemas()[name])
  })

  test('is written to a file with --out', async () => {
    const { stdout, written } = await runCli(['schema', 'service', '--out', 's.json'])
    expect(stdout).toBe('')
    expect(JSON.parse(written.get('s.json') ?? '')).toEqual(jsonSchemas().service)
  })
})

test('the documents that ship are those that the command line writes', async () => {
  const pairs = [
    [['bundle', 'rules/safety-floor'], 'rules/bundled/safety-floor.json'],
    [['bundle', 'rules/social-prescribing'], 'rules/bundled/social-prescribing.json'],
    ...DOCUMENTS.map((name) => [['schema', name], `rules/schemas/${name}.schema.json`] as const),
  ] as const
  for (const [argv, path] of pairs) {
    const { stdout } = await runCli(argv)
    expect(stdout === readFileSync(path, 'utf8'), `${path} is stale: run npm run generate`).toBe(true)
  }
})
