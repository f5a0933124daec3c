/** What is named on the command line, and is no file: it is refused, and never waited for or read for ever. */
import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { platform } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { bundledCommand } from '../bundled.js'
import { runProgram } from '../run-node.js'
import { scratchFolder } from '../support/scratch-folder.js'
import { CALM, runCli } from './support/run-cli.js'

const root = join(import.meta.dirname, '..', '..')
const folder = scratchFolder(afterAll)
const at = (name: string): string => join(folder, name)

const referral = at('calm.json')
writeFileSync(referral, JSON.stringify(CALM))

/** Runs the program for at most half a minute: what waits for ever has no exit code. */
const runIt = (args: readonly string[], input = '') =>
  runProgram(process.execPath, [bundledCommand(), ...args], root, { input, timeout: 30_000 })

const refused = 'it is a device, a pipe or a socket, and only files are read'

describe.skipIf(platform() === 'win32')('a device, a pipe or a socket that is named as a file', () => {
  execFileSync('mkfifo', [at('pipe.json')])
  symlinkSync('/dev/zero', at('endless.json'))
  const server = createServer().listen(at('socket.json'))
  afterAll(() => server.close())

  const NOT_FILES = ['/dev/zero', '/dev/null', at('pipe.json'), at('endless.json'), at('socket.json')]

  test.each(NOT_FILES)(
    'is refused with an issue, and loses no other referral: %s',
    async (path) => {
      const { status, stderr, stdout } = await runIt([
        'decide',
        '--service',
        'sp2',
        '--format',
        'json',
        path,
        referral,
      ])
      const [first, second] = stdout
        .trim()
        .split('\n')
        .map((line): unknown => JSON.parse(line))
      expect(first).toMatchObject({
        ok: false,
        issues: [{ code: 'unreadable-file', message: `\`${path}\` cannot be read: ${refused}` }],
        handover: { to: 'person' },
      })
      expect(second).toMatchObject({ ok: true })
      expect(stderr).not.toMatch(/^\s+at /m)
      expect(status).toBe(3)
    },
    60_000,
  )

  const fifo = at('pipe.json')
  test.each([
    ['a service', ['decide', '--service', fifo, referral]],
    ['a rule set', ['check', fifo]],
    ['a rule set to decide by', ['decide', '--service', 'sp2', '--rules', fifo, referral]],
    ['a base', ['check', '--base', fifo]],
    ['scenarios', ['test', fifo]],
    ['a rule set to compare with', ['compare', fifo, fifo]],
    ['a log', ['audit', 'verify', fifo]],
    ['a log that is reported', ['audit', 'report', fifo]],
    ['a service to check', ['check', '--service', fifo]],
    ['words', ['words', '--service', fifo, '--language', 'cy']],
  ])(
    'is refused as %s',
    async (_, args) => {
      const { status, stderr, stdout } = await runIt(args)
      expect(`${stdout}${stderr}`.replaceAll(/\s+/g, ' ')).toContain(refused)
      expect(stderr).not.toMatch(/^\s+at /m)
      expect(status).toBe(3)
    },
    60_000,
  )

  test('is refused among the rules of a directory, and among the files of a log', async () => {
    cpSync(join(root, 'rules', 'social-prescribing'), at('rules'), { recursive: true })
    execFileSync('mkfifo', [at('rules/action/pipe.json')])
    mkdirSync(at('log'))
    execFileSync('mkfifo', [at('log/0000000000000000.jsonl')])
    for (const args of [
      ['check', at('rules')],
      ['audit', 'verify', at('log')],
    ]) {
      const { status, stderr, stdout } = await runIt(args)
      expect(`${stdout}${stderr}`.replaceAll(/\s+/g, ' ')).toContain(refused)
      expect(status).toBe(3)
    }
  }, 60_000)

  test('is refused in a folder of referrals, by its name', async () => {
    mkdirSync(at('inbox'))
    writeFileSync(at('inbox/a.json'), JSON.stringify(CALM))
    execFileSync('mkfifo', [at('inbox/b.json')])
    const { status, stdout } = await runIt(['decide', '--service', 'sp2', '--format', 'json', at('inbox')])
    expect(status).toBe(3)
    expect(stdout).toContain(`${at('inbox/b.json')}\` cannot be read: ${refused}`)
  }, 60_000)

  test('goes on as standard input', async () => {
    const { status, stdout } = await runIt(
      ['decide', '--service', 'sp2', '--format', 'json'],
      JSON.stringify(CALM),
    )
    expect(JSON.parse(stdout)).toMatchObject({ ok: true })
    expect(status).toBe(0)
  }, 60_000)
})

describe('standard input', () => {
  test('that breaks off is an issue, and no fault', async () => {
    const { code, stderr, stdout } = await runCli(['decide', '--service', 'sp2', '--format', 'json'], {
      stdin: {
        [Symbol.iterator]: () => {
          throw Object.assign(new Error('gone'), { code: 'EIO' })
        },
      } as unknown as readonly Uint8Array[], // only its iterator is used
    })
    expect(JSON.parse(stdout)).toMatchObject({
      ok: false,
      issues: [
        { code: 'unreadable-file', message: '`standard input` cannot be read: the system says `EIO`' },
      ],
      handover: { to: 'person' },
    })
    expect(stderr).not.toMatch(/^\s+at /m)
    expect(code).toBe(3)
  })
})

describe('what is hidden in a folder', () => {
  test('is named, as a referral may be in it', async () => {
    mkdirSync(at('hiding'))
    for (const name of ['a.json', '.json', '.hidden.json', 'notes.txt']) {
      writeFileSync(at(`hiding/${name}`), JSON.stringify(CALM))
    }
    const { code, stderr, stdout } = await runCli([
      'decide',
      '--service',
      'sp2',
      '--format',
      'json',
      at('hiding'),
    ])
    expect(stderr).toContain('skipped 3 files')
    expect(stderr).toContain('`.hidden.json`, `.json`, `notes.txt`')
    expect(stdout).toContain(at('hiding/a.json'))
    expect(code).toBe(0)
  })

  test('is named where there is nothing else, and where there is more than anybody reads', async () => {
    mkdirSync(at('hidden'))
    for (let index = 100; index < 150; index += 1) writeFileSync(at(`hidden/.${index}.json`), '{}')
    const { code, stderr } = await runCli(['decide', '--service', 'sp2', at('hidden')])
    expect(stderr).toContain('there are no referrals')
    expect(stderr).toContain('skipped 50 files')
    expect(stderr).toContain('`.100.json`, `.101.json`')
    expect(stderr).toContain('`.119.json` and 30 more')
    expect(code).toBe(2)
  })

  test('among rules is named, too', async () => {
    cpSync(join(root, 'rules', 'social-prescribing'), at('own-rules'), { recursive: true })
    writeFileSync(at('own-rules/action/.draft.json'), '{')
    const { code, stderr } = await runCli(['bundle', at('own-rules')])
    expect(stderr).toContain(`skipped 1 file in \`${at('own-rules/action')}\``)
    expect(stderr).toContain('`.draft.json`')
    expect(code).toBe(0)
  })
})

describe('a comment in JSON', () => {
  const calm = JSON.stringify(CALM)
  test.each([
    ['at the end of a line', `// suicidal since May\n${calm}`],
    ['between stars', `${calm.slice(0, -1)}, /* she wants to\n die */ "housing": 1}`],
    ['after all else', `${calm} // said that she wants to die`],
    ['without an end', `${calm} /* wants to die`],
    ['of one word', `${calm.slice(0, -1)} /*suicidal*/ }`],
  ])('%s is searched for danger as any text', async (_, stdin) => {
    const { code, stdout } = await runCli(['decide', '--service', 'sp2', '--format', 'json'], { stdin })
    expect(stdout).toContain('JSON has no comments')
    expect(stdout).toMatch(/"risk":\s*"suicidalThoughts"/)
    expect(code).toBe(3)
  })

  test.each([
    ['a word without quotes', `{"id": "R-1" suicidal, "receivedOn": "2026-03-02"}`],
    ['text where a key should be', `{"suicidal since May", "id": "R-1"}`],
    ['an object without a key', `{"id": "R-1", {"suicidalThoughts": "yes"}}`],
  ])('and so is %s', async (_, stdin) => {
    const { stdout } = await runCli(['decide', '--service', 'sp2', '--format', 'json'], { stdin })
    expect(stdout).toMatch(/"risk":\s*"suicidalThoughts"/)
  })
})
