import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { openSync, writeFileSync } from 'node:fs'
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

  test.each([
    ['everything was decided', [CALM, IN_DISTRESS], 0],
    ['somebody is to be handed over', [CALM, { ...IN_DISTRESS, sauce: 'gp' }], 3],
  ])(
    'by the exit code where nobody reads on and %s',
    async (name, referrals, expected) => {
      const many = Array.from({ length: 40 }, () => referrals).flat()
      const child = decide(name.replaceAll(' ', '-'), many, 'pipe')
      child.stdout?.destroy()
      const [status] = await once(child, 'close')
      expect(status).toBe(expected)
    },
    60_000,
  )
})
