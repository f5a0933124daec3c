import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { runCli } from '../support/run-cli.js'

const OLD = 'rules/social-prescribing'
const changed = mkdtempSync(join(tmpdir(), 'changed-'))

const compare = (...argv: readonly string[]) => runCli(['compare', ...argv])

/** Takes a rule out of the copy. */
const remove = (path: string): void => rmSync(join(changed, path))

beforeEach(() => {
  rmSync(changed, { recursive: true })
  cpSync(OLD, changed, { recursive: true })
})

/** The cells of each row of the tables, without the rule between head and body. */
const rowsOf = (markdown: string): readonly (readonly string[])[] =>
  markdown
    .split('\n')
    .filter((line) => line.startsWith('|') && !line.includes('---'))
    .map((line) =>
      line
        .slice(1, -1)
        .split('|')
        .map((cell) => cell.trim()),
    )

describe('a rule set and its own bundle', () => {
  test('are equivalent, with 0', async () => {
    const { code, stderr, stdout } = await compare(OLD, 'rules/bundled/social-prescribing.json')
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toMatch(/: equivalent\*\* \(every referral gets the same disposition, /)
    expect(stdout).toMatch(/looked at \(about \d\.\d × 10\^\d\d\)\. None comes to another outcome\./)
    expect(rowsOf(stdout)).toEqual([])
  })
})

describe('a rule set with other words beside the safety floor', () => {
  test('is equivalent, named by place, and to be signed anew', async () => {
    const path = join(changed, 'rule-set.json')
    writeFileSync(
      path,
      readFileSync(path, 'utf8').replace('Ring today, with the young', 'Write, to the young'),
    )
    const { code, stdout } = await compare(OLD, changed)
    expect(code).toBe(0)
    expect(stdout).toContain('`routes: young-peoples-crisis-team`')
    expect(stdout).toMatch(
      /signed anew by a clinical safety officer: .* \(fingerprint (\w{4} ){4}→ \w{4}( \w{4}){3}\)/,
    )
    expect((await compare(OLD, OLD)).stdout).not.toContain('signed anew')
  })
})

describe('a rule set by which somebody may wait longer', () => {
  test('is looser, warns of it in days, and is to be signed anew', async () => {
    const path = join(changed, 'rule-set.json')
    const document = JSON.parse(readFileSync(path, 'utf8'))
    document.holds.firstConversation.days = 10
    writeFileSync(path, JSON.stringify(document))
    const { code, stdout } = await compare(OLD, changed)
    expect(code).toBe(0)
    expect(stdout).toContain(': looser**')
    expect(rowsOf(stdout).slice(1)).toEqual([
      ['warning', 'the first conversation is due (firstConversation)', '7', '10'],
    ])
    expect(stdout).toContain('signed anew')
  })
})

describe('a rule set without one of its escalations', () => {
  beforeEach(() => remove('escalate/harm-to-others.json'))

  test('is told as a table to be pasted into a change request, errors first, with 1', async () => {
    const { code, stdout } = await compare(OLD, changed)
    expect(code).toBe(1)
    expect(stdout).toMatch(/: looser\*\*/)
    expect(stdout).toMatch(/\*\*\d+ errors: people lose an escalation/)
    expect(stdout).toContain('Rules: removed `harm-to-others`.')
    const [head, first] = rowsOf(stdout)
    expect(head).toEqual(['', 'move', 'combinations', 'share', 'example'])
    expect(first).toEqual([
      'error',
      'escalate (duty-clinician, today) → request-information',
      expect.stringMatching(/^[\d,]+$/),
      expect.stringMatching(/^[\d.]+%$/),
      'Harm to others: yes; all else not known',
    ])
  })

  test('is told as JSON with the two decisions of each example', async () => {
    const { code, stdout } = await compare(OLD, changed, '--service', 'sp6', '--format', 'json')
    expect(code).toBe(1)
    const { moves, ...comparison } = JSON.parse(stdout)
    expect(comparison).toMatchObject({ ok: false, service: 'sp6', verdict: 'looser', method: 'exact' })
    expect(moves[0]).toMatchObject({
      severity: 'error',
      assignments: expect.stringMatching(/^\d+$/),
      share: expect.any(Number),
      witness: { service: { id: 'sp6' }, from: { disposition: 'escalate' }, to: { routes: [] } },
    })
  })

  test('the other way round adds it, with 0', async () => {
    const { code, stdout } = await compare(changed, OLD)
    expect(code).toBe(0)
    expect(stdout).toMatch(/: stricter\*\*/)
    expect(stdout).toContain('Rules: added `harm-to-others`.')
  })
})

test('people on a lighter pathway are a warning, and no error', async () => {
  remove('pathway/holistic-housebound.json')
  const { code, stdout } = await compare(OLD, changed)
  expect(code).toBe(0)
  expect(rowsOf(stdout)[1]?.slice(0, 2)).toEqual(['warning', 'accept (holistic) → accept (light)'])
})

describe('what cannot be compared', () => {
  test('is a rule set that is not there, with 3', async () => {
    const { code, stderr, stdout } = await compare(OLD, join(changed, 'gone'))
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' })
    expect(stderr).toContain('there is no such file or directory')
  })

  test('is a rule set alone, or with an unknown service: wrong use, with 2', async () => {
    expect((await compare(OLD)).code).toBe(2)
    expect((await compare(OLD, OLD, '--service', 'sp11')).code).toBe(2)
  })
})
