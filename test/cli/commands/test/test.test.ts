import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { nodeFiles } from '../../../../src/cli/reading/node-files.js'
import { runCli } from '../../support/run-cli.js'

const FLOOR = 'rules/safety-floor'
const GENERATED = 'test/policy/scenarios/safety-floor'
const TWELVE_WEEKS = 'test/policy/scenarios/social-prescribing/twelve-weeks.scenario.json'

const run = (...argv: readonly string[]) => runCli(['test', ...argv])

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'referral-triage-test-'))
  cpSync(FLOOR, folder, { recursive: true })
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const edit = (path: string, change: (text: string) => string): void =>
  writeFileSync(join(folder, path), change(readFileSync(join(folder, path), 'utf8')))

/** One example of one rule says the opposite of what is so. */
const breakExample = (): void =>
  edit('escalate/self-harm-assessment.json', (text) =>
    text.replace('"verdict": "met"', '"verdict": "not-met"'),
  )

describe('the examples of the rules', () => {
  test('are run, and all pass', async () => {
    const { code, stderr, stdout } = await run('rules/social-prescribing')
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toMatch(
      /^social-prescribing \S+\n ✓ \d+ examples of \d+ rules\n\nTests {2}(\d+) passed \(\1\)\n$/,
    )
  })

  test('of the rule set that ships are run where none is named', async () => {
    expect((await run()).stdout).toBe((await run('rules/social-prescribing')).stdout)
  })

  test('that fail are told with what they came to, and end with 1', async () => {
    breakExample()
    const { code, stdout } = await run(folder)
    expect(code).toBe(1)
    expect(stdout).toContain(' ✗ self-harm-assessment: 1 of')
    expect(stdout).toContain('expected not met, got met')
    expect(stdout).toMatch(/Tests {2}1 failed, \d+ passed/)
  })
})

describe('scenarios', () => {
  test('are found among the rules, where they are no rules', async () => {
    cpSync(TWELVE_WEEKS, join(folder, 'scenarios', 'weeks.scenario.json'))
    const { code, stdout } = await run(folder)
    expect(stdout).toContain('weeks.scenario.json: 1 of 1 test failed')
    expect(stdout).toContain('unknown local fact `inCatchment` (unknown-local-fact)')
    expect(code).toBe(1)
  })

  test('that fail are told with what was expected, and what is', async () => {
    const scenario = JSON.parse(readFileSync(TWELVE_WEEKS, 'utf8'))
    scenario.expect.pathway = 'light'
    scenario.episode.steps[0].expect.week = 2
    writeFileSync(join(folder, 'wrong.scenario.json'), JSON.stringify(scenario))
    const { code, stdout } = await run('--scenarios', folder)
    expect(stdout).toContain('pathway: expected light, got holistic')
    expect(stdout).toContain('step 1: week: expected 2, got 1')
    expect(code).toBe(1)
  })

  test('are found where they are named: a file, or a directory', async () => {
    const { code, stdout } = await run('--scenarios', TWELVE_WEEKS)
    expect(code).toBe(0)
    expect(stdout).toContain(` ✓ ${TWELVE_WEEKS}: 1 scenario`)
    expect((await run(FLOOR, '--scenarios', GENERATED)).stdout).toMatch(
      /generated\.scenario\.json: \d+ scenarios/,
    )
  })

  test('that cannot be read end with 3, each problem with its file', async () => {
    writeFileSync(join(folder, 'bad.scenario.json'), '{ "title": "nothing else" }')
    const { code, stderr } = await run(folder)
    expect(code).toBe(3)
    expect(stderr).toMatch(/bad\.scenario\.json: referral/)
  })

  test('that are not where they are said to be end with 2', async () => {
    expect(await run('--scenarios', 'rules/services')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('there are no scenarios'),
    })
  })
})

describe('coverage and mutants', () => {
  test('of the floor by its examples alone leave something, and end with 1', async () => {
    const { code, stdout } = await run(FLOOR, '--coverage', '--mutate')
    expect(code).toBe(1)
    expect(stdout).toContain('safety-question-declined       3/3   10/15    0/5')
    expect(stdout).toContain(
      '✗ safety-question-declined: `selfHarm equal "declined"` never decides by being true',
    )
    expect(stdout).toContain('all mutants      26/64')
    expect(stdout).toContain('would change')
  })

  test('of the floor with the scenarios kept for it leave nothing', async () => {
    const { code, stdout } = await run(FLOOR, '--scenarios', GENERATED, '--coverage', '--mutate')
    expect(stdout).toMatch(/all rules {5}21\/21 {3}33\/33 {2}11\/11/)
    expect(stdout).toContain('all mutants      64/64')
    expect(code).toBe(0)
  })

  test('say in words which place nobody is redirected to, and which pathway nobody is accepted on', async () => {
    const { code, stdout } = await run('rules/social-prescribing', '--coverage')
    expect(code).toBe(1)
    expect(stdout).toContain('✗ no scenario is redirected to `care-coordinator`, as with {')
    expect(stdout).toContain('✗ no scenario is accepted on `light`, as with {')
    expect(stdout).toMatch(/all decisions +0\/4 +0\/2/)
  })

  test('are not measured with what fails', async () => {
    breakExample()
    const { code } = await run(folder, '--scenarios', GENERATED, '--mutate')
    expect(code).toBe(1)
  })

  test('are written as a page, where one is asked for', async () => {
    const { stdout, written } = await run(FLOOR, '--coverage-report', 'coverage.html')
    expect(written.get('coverage.html')).toMatch(/^<!doctype html>/)
    expect(stdout).toContain('Coverage')
  })
})

describe('what is told', () => {
  test('as JSON has everything in it', async () => {
    const { stdout } = await run(FLOOR, '--coverage', '--mutate', '--format', 'json')
    expect(JSON.parse(stdout)).toMatchObject({
      ok: false,
      ruleSet: { id: 'safety-floor' },
      groups: expect.arrayContaining([
        expect.objectContaining({ name: 'self-harm-assessment', kind: 'examples' }),
      ]),
      coverage: { complete: false },
      mutation: { mutants: 64, killed: 26 },
      generated: null,
    })
  })

  test('as JUnit XML has a suite for each rule, and a failure for each test that fails', async () => {
    breakExample()
    const { stdout, written } = await run(folder, '--format', 'junit', '--junit', 'tests.xml', '--coverage')
    expect(written.get('tests.xml')).toBe(stdout)
    expect(stdout).toMatch(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n<testsuites name="safety-floor"/)
    expect(stdout).toContain('<testsuite name="self-harm-assessment"')
    expect(stdout).toContain('<failure message="expected not met, got met">')
    expect(stdout).toContain(
      '<testcase classname="coverage" name="safety-question-declined is tried in full">',
    )
    expect(stdout).toContain('no scenario is escalated to `crisis-team`')
    const [, tests, failures] = /<testsuites .* tests="(\d+)" failures="(\d+)"/.exec(stdout) ?? []
    expect(stdout.match(/<testcase /g)).toHaveLength(Number(tests))
    expect(stdout.match(/<failure /g)).toHaveLength(Number(failures))
    expect(stdout.match(/<\/?testsuite[ >]/g)).toHaveLength(2 * (stdout.match(/<testsuite /g)?.length ?? 0))
  })

  test('in XML is escaped, and what XML cannot hold is left out', async () => {
    edit('escalate/self-harm-assessment.json', (text) =>
      text.replace(/"title": "[^"]*",(\s+"facts")/, '"title": "<&> \\u0007 quoted",$1'),
    )
    const { stdout } = await run(folder, '--format', 'junit')
    expect(stdout).toContain('&lt;&amp;&gt; \uFFFD quoted')
    expect(stdout).not.toContain('\u0007')
  })

  test('is the same every time, to the byte', async () => {
    const [one, other] = [
      await run(FLOOR, '--coverage', '--mutate'),
      await run(FLOOR, '--coverage', '--mutate'),
    ]
    expect(one.stdout).toBe(other.stdout)
  })

  test('on a terminal shows how far long work has come, and nowhere else', async () => {
    const watched = await runCli(['test', FLOOR, '--mutate', '--no-color'], { isTTY: true })
    expect(watched.stderr).toContain('mutants: 64 of 64')
    expect(watched.stderr.endsWith('\r\u001b[K')).toBe(true)
    expect((await run(FLOOR, '--mutate')).stderr).toBe('')
  })
})

describe('--generate', () => {
  test('writes scenarios that try everything, and says how few they are', async () => {
    const { code, stdout, written } = await run(FLOOR, '--generate', 'floor.scenario.json')
    expect(code).toBe(0)
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain(
      '7 scenarios written to floor.scenario.json: 7 try everything that can be tried, and no fewer could',
    )
    writeFileSync(join(folder, 'floor.scenario.json'), written.get('floor.scenario.json') ?? '')
    expect((await run(folder, '--coverage')).code).toBe(0)
  })

  test('with --mutate writes those that notice every mistake, too', async () => {
    const { written } = await run(FLOOR, '--generate', 'floor.scenario.json', '--mutate')
    writeFileSync(join(folder, 'floor.scenario.json'), written.get('floor.scenario.json') ?? '')
    expect((await run(folder, '--coverage', '--mutate')).code).toBe(0)
  })

  test('that cannot be written ends with 2', async () => {
    expect((await run(FLOOR, '--generate', '/nowhere/floor.scenario.json')).code).toBe(2)
  })
})

describe('--watch', () => {
  test('runs again with each change, and survives what cannot be read', async () => {
    async function* changes() {
      breakExample()
      yield
      edit('rule-set.json', () => '{')
      yield
    }
    const { code, stderr, stdout } = await runCli(['test', folder, '--watch'], { changes })
    expect(stdout).toContain('Watching for changes')
    expect(stdout.match(/^Tests {2}/gm)).toHaveLength(2)
    expect(stdout).toContain('1 failed')
    expect(stderr).toContain('This cannot be used')
    expect(code).toBe(3)
  })

  test('needs something to watch', async () => {
    expect((await run('--watch')).code).toBe(2)
  })

  test('on a machine’s own files sees a change of what is there, and of what was not', async () => {
    const seen: string[] = []
    const watching = nodeFiles.changes([folder])[Symbol.asyncIterator]()
    for (const [path, text] of [
      ['rule-set.json', '{}'],
      ['escalate/new.json', '{}'],
    ] as const) {
      const next = watching.next()
      writeFileSync(join(folder, path), text)
      await next
      seen.push(path)
    }
    await watching.return?.()
    expect(seen).toHaveLength(2)
  })
})

test('two rule sets at once are one too many', async () => {
  expect((await run(FLOOR, '--rules', 'rules/social-prescribing')).code).toBe(2)
})
