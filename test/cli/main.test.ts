import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, openSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, describe, expect, test } from 'vitest'
import { bundledCommand } from '../bundled.js'
import { scratchFolder } from '../support/scratch-folder.js'
import { CALM, IN_DISTRESS } from './support/run-cli.js'

const root = join(import.meta.dirname, '..', '..')
const folder = scratchFolder(afterAll)

/** Decides referrals, given as JSON Lines, in a process of its own that writes to `stdout`. */
const decide = (name: string, referrals: readonly unknown[], stdout: number | 'pipe') => {
  const file = join(folder, `${name}.jsonl`)
  writeFileSync(file, referrals.map((referral) => `${JSON.stringify(referral)}\n`).join(''))
  return spawn(process.execPath, [bundledCommand(), 'decide', file, '--service', 'sp6'], {
    cwd: root,
    stdio: ['ignore', stdout, 'pipe'],
  })
}

describe('what cannot be written is told', () => {
  test('in one line, with exit code 3 and no stack trace', async () => {
    const readOnly = openSync(join(root, 'package.json'), 'r')
    const child = decide('unwritable', [CALM, IN_DISTRESS], readOnly)
    const [stderr, [status]] = await Promise.all([
      child.stderr === null ? '' : text(child.stderr),
      once(child, 'close'),
    ])
    expect(stderr).toMatch(/^referral-triage: the output cannot be written, so some of it is lost: .*\n$/)
    expect(status).toBe(3)
  }, 60_000)

  test('where nobody reads on: whom they did not read of may be in danger', async () => {
    const many = Array.from({ length: 40 }, () => [CALM, IN_DISTRESS]).flat()
    const child = decide('unread', many, 'pipe')
    child.stdout?.destroy()
    const [stderr, [status]] = await Promise.all([
      child.stderr === null ? '' : text(child.stderr),
      once(child, 'close'),
    ])
    expect(stderr).toBe(
      'referral-triage: the output cannot be written, so some of it is lost: whoever read it has stopped\n',
    )
    expect(status).toBe(3)
  }, 60_000)

  test.runIf(existsSync('/dev/full'))(
    'on a full disk',
    async () => {
      const child = decide('full', [CALM], openSync('/dev/full', 'w'))
      const [stderr, [status]] = await Promise.all([
        child.stderr === null ? '' : text(child.stderr),
        once(child, 'close'),
      ])
      expect(stderr).toBe(
        'referral-triage: the output cannot be written, so some of it is lost: there is no space left\n',
      )
      expect(status).toBe(3)
    },
    60_000,
  )
})
