import { describe, expect, test } from 'vitest'
import { LIBRARY } from '../../src/version.js'
import { CALM, runCli, text } from './support/run-cli.js'

const files = { 'calm.json': text(CALM) }

describe('a command line that was not understood ends with 2 and a sentence', () => {
  test.each([
    ['an unknown command', ['decid'], "error: unknown command 'decid'\n(Did you mean decide?)\n"],
    [
      'an unknown option',
      ['decide', '--servce', 'sp2', 'calm.json'],
      "error: unknown option '--servce'\n(Did you mean --service?)\n",
    ],
    [
      'an unknown service',
      ['decide', '--service', 'sp22', 'calm.json'],
      'error: unknown service `sp22`\n(did you mean `sp2`?)\n',
    ],
    [
      'no service',
      ['decide', 'calm.json'],
      'error: no service given\n(add `--service` with one of sp1 to sp9, or a file)\n',
    ],
    [
      'a format that there is not',
      ['decide', '--format', 'xml'],
      "error: option '--format <format>' argument 'xml' is invalid. Allowed choices are text, json.\n",
    ],
    [
      'a date that the calendar has not',
      ['decide', '--as-of', '2026-02-30'],
      "error: option '--as-of <date>' argument '2026-02-30' is invalid. It is not a calendar date, written YYYY-MM-DD.\n",
    ],
    [
      'standard input twice',
      ['decide', '--service', 'sp2', '-', '-'],
      'error: standard input `-` can be read only once\n',
    ],
    [
      'a directory without referrals',
      ['decide', '--service', 'sp2', 'src/referral'],
      'error: there are no referrals (.json, .jsonl) in ',
    ],
    ['too many arguments', ['services', 'sp1', 'sp2'], "error: too many arguments for 'services'. "],
    ['a schema that there is not', ['schema', 'rules'], 'error: '],
  ])('%s', async (_, argv, said) => {
    const { code, stderr, stdout } = await runCli(argv, { files })
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr.startsWith(said)).toBe(true)
    expect(stderr).not.toMatch(/^\s+at /m)
  })

  test('no command at all shows what there is', async () => {
    const { code, stderr } = await runCli([])
    expect(code).toBe(2)
    for (const command of ['decide', 'explain', 'check', 'services', 'bundle', 'schema']) {
      expect(stderr).toContain(`\n  ${command} `)
    }
  })

  test('nothing to read from a terminal is not waited for', async () => {
    const { code, stderr } = await runCli(['decide', '--service', 'sp2'], { isTTY: true })
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: 'error: no referral given\n(name a file, or pipe referrals in)\n',
    })
  })
})

describe('help and version', () => {
  test('are what was asked for, so they end with 0', async () => {
    expect(await runCli(['--version'])).toMatchObject({ code: 0, stdout: `${LIBRARY.version}\n`, stderr: '' })
    expect(await runCli(['--help'])).toMatchObject({ code: 0, stderr: '' })
    expect(await runCli(['decide', '--help'])).toMatchObject({ code: 0, stderr: '' })
  })

  test('the help says what the exit codes mean', async () => {
    const { stdout } = await runCli(['--help'])
    expect(stdout).toMatch(/0 {2}done\n.*1 {2}check or test found.*\n.*\n.*2 {2}.*\n.*3 {2}/)
  })

  test('the help fits a terminal of 80 columns', async () => {
    for (const command of [[], ['decide'], ['explain'], ['check'], ['services'], ['bundle'], ['schema']]) {
      const { stdout } = await runCli([...command, '--help'], { columns: 80 })
      expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([])
    }
  })
})

describe('colour', () => {
  const decide = (argv: readonly string[], surroundings: object) =>
    runCli(['decide', '--service', 'sp2', 'calm.json', ...argv], { files, ...surroundings })
  const ESCAPE = '\u001b['

  test('is there on a terminal, and says nothing that the words do not', async () => {
    const coloured = await decide([], { isTTY: true })
    const plain = await decide([], {})
    expect(coloured.stdout).toContain(ESCAPE)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the escape is what is taken out
    expect(coloured.stdout.replaceAll(/\u001b\[\d+m/g, '')).toBe(plain.stdout)
  })

  test('is never red, amber or green: people are not graded', async () => {
    const { stdout } = await decide([], { isTTY: true })
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the escape is what is looked for
    const codes = new Set([...stdout.matchAll(/\u001b\[(\d+)m/g)].map(([, code]) => code))
    expect([...codes].sort()).toEqual(['1', '2', '22', '36', '39'])
  })

  test.each([
    ['--no-color', ['--no-color'], {}],
    ['NO_COLOR', [], { NO_COLOR: '1' }],
  ])('is gone with %s', async (_, argv, env) => {
    expect((await decide(argv, { isTTY: true, env })).stdout).not.toContain(ESCAPE)
  })

  test('can be forced through a pipe with FORCE_COLOR', async () => {
    expect((await decide([], { env: { FORCE_COLOR: '1' } })).stdout).toContain(ESCAPE)
  })

  test('is never in JSON', async () => {
    const { stdout } = await decide(['--format', 'json'], { isTTY: true })
    expect(stdout).not.toContain(ESCAPE)
  })
})
