import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { DOCUMENTS } from '../../../src/cli/commands/schema.js'
import { jsonSchemas } from '../../../src/cli/formats/json-schemas.js'
import { bundleRuleSet } from '../../../src/rule-set/bundle-rule-set.js'
import { parseRuleSet } from '../../../src/rule-set/parse-rule-set.js'
import { defaultRuleSet } from '../../../src/rule-set/shipped.js'
import { OWN_RULES, YOUTH_SERVICE, youngPeople } from '../../support/young-people.js'
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

  describe('with --rules', () => {
    const files = { 'young.json': JSON.stringify(bundleRuleSet(youngPeople())) }
    const referral = {
      id: 'R-1',
      receivedOn: '2026-03-02',
      source: 'school-nurse',
      needs: [{ domain: 'school' }],
      risks: { 'fire-setting': 'no' },
      local: { languages: ['english'] },
    }
    const expectation = { disposition: 'request-information' }
    const [, , exams] = OWN_RULES

    test.each([
      ['referral', referral, { ...referral, local: { languages: ['klingon'] } }],
      ['service', YOUTH_SERVICE, { ...YOUTH_SERVICE, settings: ['youth-clup'] }],
      [
        'rule',
        exams,
        { ...exams, conditions: { all: [{ fact: 'needs', operator: 'contains', value: 'exam' }] } },
      ],
      ['rule-set', youngPeople(), { ...youngPeople(), rules: [{ ...exams, examples: [] }] }],
      [
        'scenario',
        { title: 'One', service: YOUTH_SERVICE, referral, expect: expectation },
        {
          title: 'One',
          service: YOUTH_SERVICE,
          referral: { ...referral, source: 'scool' },
          expect: expectation,
        },
      ],
    ])('of a %s has the words that the rule set declares, and no others', async (name, right, wrong) => {
      const own = await runCli(['schema', name, '--rules', 'young.json'], { files })
      const any = await runCli(['schema', name])
      const takes = ({ stdout }: { readonly stdout: string }, document: unknown) =>
        z.fromJSONSchema(JSON.parse(stdout)).safeParse(document).success
      expect([takes(own, right), takes(own, wrong), takes(any, right)]).toEqual([true, false, false])
    })

    test('is a wrong use for a document that no rule set has words for', async () => {
      const { code, stderr } = await runCli(['schema', 'nation', '--rules', 'young.json'], { files })
      expect(code).toBe(2)
      expect(stderr).toContain('no rule set has words for `nation`')
    })
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
