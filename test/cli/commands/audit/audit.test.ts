import { generateKeyPairSync, sign } from 'node:crypto'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SealedRecord } from '../../../../src/audit/chain/log-entry.js'
import { vocabularyOf } from '../../../../src/referral/vocabulary.js'
import { defaultRuleSet } from '../../../../src/rule-set/shipped.js'
import { decidedAt, STORY } from '../../../audit/report/story.js'
import { linesOf } from '../../../audit/support/logs.js'
import { withErased } from '../../../audit/support/on-record.js'
import { ACCEPTED } from '../../../audit/support/records.js'
import { runCli } from '../../support/run-cli.js'

const folder = mkdtempSync(join(tmpdir(), 'audit-cli-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const audit = (...argv: readonly string[]) => runCli(['audit', ...argv])
const file = (name: string): string => join(folder, name)

const NAME = `${defaultRuleSet().id}@${defaultRuleSet().version}`
const HARM = { ...ACCEPTED, risks: { ...ACCEPTED.risks, harmToOthers: 'yes' } }
const RECORDS: readonly SealedRecord[] = [
  ...STORY,
  decidedAt('d-6', '2026-03-17 09:00', ACCEPTED),
  decidedAt('d-7', '2026-03-17 10:00', HARM),
]

let lines: readonly string[] = []

const written = (name: string, some: readonly string[]): string => {
  writeFileSync(file(name), some.map((line) => `${line}\n`).join(''))
  return file(name)
}

beforeAll(async () => {
  lines = await linesOf(RECORDS)
  written('log.jsonl', lines)
  cpSync('rules/social-prescribing', file('changed'), { recursive: true })
  rmSync(file('changed/escalate/harm-to-others.json'))
  const ruleSet = JSON.parse(readFileSync(file('changed/rule-set.json'), 'utf8'))
  for (const pathway of ruleSet.pathways) pathway.weeks = { min: 6, max: 7 }
  writeFileSync(file('changed/rule-set.json'), JSON.stringify(ruleSet))
})

describe('audit verify', () => {
  test('finds no damage, and says what it was not held against', async () => {
    const { code, stderr, stdout } = await audit('verify', file('log.jsonl'))
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toMatch(/^No damage found inside 10 entries; not held against a kept head\n/)
    expect(stdout).toContain('It was held against no head.')
    expect(stdout).toContain('Signatures were not checked')
  })

  test('does not call a directory without entries sound, as it may be another than was meant', async () => {
    const { stdout } = await audit('verify', file('changed'))
    expect(stdout).toMatch(/^There are no entries, so nothing was verified: make sure that this is the log\n/)
  })

  test('says what happened to one that was changed, with 1', async () => {
    const changed = written('changed.jsonl', [...lines.slice(0, 3), ...lines.slice(4)])
    const { code, stdout } = await audit('verify', changed)
    expect(code).toBe(1)
    expect(stdout).toMatch(/^The log is damaged: 1 place/)
    expect(stdout).toContain('(`removed`)')
    expect(stdout).toContain('removed: entries are not there any more')
  })

  test('as JSON it is the whole report', async () => {
    const changed = written('edited.jsonl', [lines[0]?.replace('d-1', 'd-9') ?? '', ...lines.slice(1)])
    const { code, stdout } = await audit('verify', changed, '--format', 'json')
    expect(code).toBe(1)
    expect(JSON.parse(stdout)).toMatchObject({
      ok: false,
      head: null,
      heldAgainst: { heads: 0, signatures: false },
      damages: [{ kind: 'edited', sequence: 0 }],
    })
  })

  test('against a head that was kept it sees that the log was shortened', async () => {
    const head = file('head.json')
    writeFileSync(head, (await audit('head', file('log.jsonl'))).stdout)
    const held = await audit('verify', file('log.jsonl'), '--head', head)
    expect(held.code).toBe(0)
    expect(held.stdout).toMatch(/^The log is whole: 10 entries\n/)
    const short = written('short.jsonl', lines.slice(0, -1))
    expect((await audit('verify', short)).code).toBe(0)
    const { code, stdout } = await audit('verify', short, '--head', head)
    expect(code).toBe(1)
    expect(stdout).toContain('the log has 9 entries, and had 10 when the head was taken')
  })

  test('checks signatures by a public key', async () => {
    const keys = generateKeyPairSync('ed25519')
    const signer = { keyId: 'k1', sign: (bytes: Uint8Array) => sign(null, bytes, keys.privateKey) }
    const signed = written('signed.jsonl', await linesOf(RECORDS.slice(0, 2), signer))
    const pem = (name: string, key: typeof keys.publicKey): string => {
      writeFileSync(file(name), key.export({ type: 'spki', format: 'pem' }))
      return file(name)
    }
    const right = await audit('verify', signed, '--public-key', pem('right.pem', keys.publicKey))
    expect(right.code).toBe(0)
    expect(right.stdout).toContain('All signatures were checked.')
    const other = pem('other.pem', generateKeyPairSync('ed25519').publicKey)
    const wrong = await audit('verify', signed, '--public-key', other)
    expect(wrong.code).toBe(1)
    expect(wrong.stdout).toContain('(`wrong-key`)')
    const none = await audit('verify', signed, '--public-key', file('log.jsonl'))
    expect(none.code).toBe(2)
  })

  test.each(['verify', 'head', 'replay', 'report'])(
    '%s of a log that is not there ends with 3',
    async (command) => {
      const { code, stderr, stdout } = await audit(command, file('nothing'))
      expect({ code, stdout }).toEqual({ code: 3, stdout: '' })
      expect(stderr).toContain('cannot be read')
    },
  )

  test('a head that is none ends with 3', async () => {
    writeFileSync(file('no-head.json'), '{"size":-1}')
    const { code, stderr } = await audit('verify', file('log.jsonl'), '--head', file('no-head.json'))
    expect(code).toBe(3)
    expect(stderr).toContain('no-head.json')
  })
})

describe('audit head', () => {
  test('gives the head of a whole log, or writes it to a file', async () => {
    const { code, stdout } = await audit('head', file('log.jsonl'))
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toEqual({
      schemaVersion: 1,
      size: 10,
      hash: JSON.parse(lines.at(-1) ?? '{}').hash,
      root: expect.stringMatching(/^sha256:/),
    })
    const out = await audit('head', file('log.jsonl'), '--out', '/somewhere/head.json')
    expect(out.written.get('/somewhere/head.json')).toBe(stdout)
  })

  test('gives none of a damaged one, with 1', async () => {
    const { code, stderr, stdout } = await audit('head', written('two.jsonl', lines.slice(1)))
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toContain('The log is damaged')
  })
})

describe('audit replay', () => {
  test('says that everything comes out again', async () => {
    const { code, stderr, stdout } = await audit('replay', file('log.jsonl'))
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toBe('**7 decisions on record: 7 come out the same, 0 differ.**\n')
  })

  test('says of each decision that does not, why, with 1', async () => {
    const forged = lines.map((line) => line.replace('"harm-to-others":"met"', '"harm-to-others":"not-met"'))
    const log = written('forged.jsonl', forged)
    const { code, stdout } = await audit('replay', log)
    expect(code).toBe(1)
    expect(stdout).toContain(
      '- d-7 (2026-03-17T10:00:00.000Z): the verdict of the rule `harm-to-others` is `not-met`',
    )
    const csv = await audit('replay', log, '--format', 'csv')
    expect(csv.stdout.split('\r\n')).toEqual([
      'outcome,record,at,where,explanation',
      expect.stringMatching(
        /^different,d-7,2026-03-17T10:00:00.000Z,\/verdicts\/harm-to-others,"?the verdict/,
      ),
      '',
    ])
    const json = await audit('replay', log, '--format', 'json')
    expect(JSON.parse(json.stdout)).toMatchObject({ ok: false, decisions: 7, same: 6, different: 1 })
  })

  test('names the rule set that it needs, and finds it when it is given', async () => {
    const rules = file('older.json')
    const bundle = JSON.parse(readFileSync('rules/bundled/social-prescribing.json', 'utf8'))
    const { digest: _, ...older } = { ...bundle, version: '0.0.1' }
    writeFileSync(rules, JSON.stringify(older))
    const { stdout: bundled } = await runCli(['bundle', 'rules/social-prescribing'])
    const { digest: current } = JSON.parse(bundled)
    const { stdout: listed } = await audit('report', file('log.jsonl'), '--format', 'json')
    expect(JSON.parse(listed).versions.inForce[0].ruleSet.digest).toBe(current)
    const renamed = lines.map((line) => line.replaceAll(current, `sha256:${'b'.repeat(64)}`))
    const { code, stdout } = await audit('replay', written('renamed.jsonl', renamed), '--rules', rules)
    expect(code).toBe(1)
    expect(stdout).toContain(
      '7 decisions could not be derived again: the rule set that it was decided by was not given',
    )
  })

  test('leaves out what was erased, and is content', async () => {
    const erased = await linesOf(RECORDS.map((one) => withErased(one, ['/facts'])))
    const { code, stdout } = await audit('replay', written('erased.jsonl', erased))
    expect(code).toBe(0)
    expect(stdout).toContain('7 decisions could not be derived again: its facts have been erased.')
  })

  test('takes a line that another program is writing for none', async () => {
    written('writing.jsonl', lines)
    writeFileSync(file('writing.jsonl'), '{"half', { flag: 'a' })
    expect((await audit('replay', file('writing.jsonl'))).code).toBe(0)
    expect((await audit('verify', file('writing.jsonl'))).code).toBe(1)
  })

  test('takes the documents of nations as they were, and tells one that is none', async () => {
    const given = await audit('replay', file('log.jsonl'), '--nation', 'rules/nations/scotland.json')
    expect(given).toMatchObject(await audit('replay', file('log.jsonl')))
    expect((await audit('replay', file('log.jsonl'), '--nation', 'rules/services/sp1.json')).code).toBe(3)
  })

  test('draws a bar on a terminal, and takes it away', async () => {
    const { stderr } = await runCli(['audit', 'replay', file('log.jsonl')], { isTTY: true })
    expect(stderr).toMatch(/█+░* +\d+% {2}\d+ records/)
    expect(stderr.endsWith('\r\u001b[K')).toBe(true)
  })
})

describe('audit replay --against', () => {
  const against = (...more: readonly string[]) =>
    audit('replay', file('log.jsonl'), '--against', file('changed'), ...more)

  test('shows who would lose an escalation first, with 1', async () => {
    const { code, stdout } = await against()
    expect(code).toBe(1)
    expect(stdout).toMatch(/^\*\*By the new rules, \d+ of 7 decisions would come out differently\.\*\*/)
    expect(stdout).toContain('**1 decision would lose an escalation, or a route of one.**')
    const rows = stdout.split('\n').filter((line) => line.startsWith('| '))
    expect(rows[2]).toMatch(
      /^\| loses escalation +\| escalate: duty-clinician +\| request-information \| +1 \| d-7 \|$/,
    )
    expect(stdout).toContain('7 come out the same, 0 differ')
  })

  test('as CSV has a line for each, the losses first whatever their place in the log', async () => {
    const reversed = await linesOf([...RECORDS].reverse().filter(({ record }) => record.type === 'decision'))
    for (const log of [file('log.jsonl'), written('reversed.jsonl', reversed)]) {
      const { code, stdout } = await audit('replay', log, '--against', file('changed'), '--format', 'csv')
      expect(code).toBe(1)
      const [head, first, ...rest] = stdout.trimEnd().split('\r\n')
      expect(head).toBe('move,record,at,from,to')
      expect(first).toMatch(/^loses-escalation,d-7,/)
      expect(rest.length).toBeGreaterThan(0)
      expect(rest.filter((line) => line.startsWith('loses-escalation'))).toEqual([])
    }
  })

  test('as JSON has the counts of both', async () => {
    const { stdout } = await against('--format', 'json')
    expect(JSON.parse(stdout)).toMatchObject({
      ok: false,
      against: { decisions: 7, byMove: { 'loses-escalation': 1 } },
      replay: { ok: true, same: 7 },
    })
  })

  test('by the same rules moves nobody, with 0', async () => {
    const { code, stdout } = await audit('replay', file('log.jsonl'), '--against', 'rules/social-prescribing')
    expect(code).toBe(0)
    expect(stdout).toContain('0 of 7 decisions would come out differently')
  })
})

describe('audit report', () => {
  test('answers in text', async () => {
    const { code, stdout } = await audit('report', file('log.jsonl'))
    expect(code).toBe(0)
    expect(stdout).toContain('## Override rate by role')
    expect(stdout).toMatch(/\| general-practitioner +\| +1 \| +1 \| +1 \| 100\.0% \| seen-today \(1\) \|/)
  })

  test('is a page, a table or data, as it is asked for, and is written where it is told to', async () => {
    const html = await audit(
      'report',
      file('log.jsonl'),
      '--format',
      'html',
      '--out',
      '/somewhere/report.html',
    )
    expect(html.written.get('/somewhere/report.html')).toMatch(/^<!doctype html>/)
    const csv = await audit('report', file('log.jsonl'), '--format', 'csv')
    expect(csv.stdout).toMatch(/^table,row,column,value\r\n/)
    const json = await audit('report', file('log.jsonl'), '--format', 'json', '--as-of', '2027-01-01')
    expect(JSON.parse(json.stdout)).toMatchObject({
      schemaVersion: 1,
      episodes: { on: '2027-01-01', pastLimit: 2 },
    })
  })

  test('calls groups as the rules do that it is given, and by their ids without them', async () => {
    const reportGroups = [{ id: 'school-year', title: 'year at school', range: { min: 7, max: 13 } }]
    const rules = file('school')
    cpSync('rules/social-prescribing', rules, { recursive: true })
    const document = JSON.parse(readFileSync(join(rules, 'rule-set.json'), 'utf8'))
    document.vocabulary.reportGroups = reportGroups
    writeFileSync(join(rules, 'rule-set.json'), JSON.stringify(document))
    const grouped = decidedAt('d-1', '2026-03-02 09:00', ACCEPTED, {
      groups: { 'school-year': 11 },
      vocabulary: vocabularyOf({ vocabulary: { reportGroups } }),
    })
    const log = written('school.jsonl', await linesOf([grouped]))
    expect((await audit('report', log, '--rules', rules)).stdout).toContain('## Pathways by year at school')
    expect((await audit('report', log)).stdout).toContain('## Pathways by school-year')
    expect((await audit('report', log, '--rules', file('nowhere'))).code).toBe(3)
  })

  test.each([
    ['--least', '3'],
    ['--as-of', 'yesterday'],
    ['--format', 'pdf'],
  ])('refuses %s %s as wrong usage', async (option, value) => {
    expect((await audit('report', file('log.jsonl'), option, value)).code).toBe(2)
  })

  test('of what is no log says so, with 3', async () => {
    const { code, stderr } = await audit('report', written('no-log.jsonl', ['no log']))
    expect(code).toBe(3)
    expect(stderr).toContain('`referral-triage audit verify ')
  })
})

test('audit alone is a wrong usage, and shows what there is', async () => {
  const { code, stderr } = await audit()
  expect(code).toBe(2)
  for (const command of ['verify', 'head', 'replay', 'report']) expect(stderr).toContain(`  ${command} `)
})

describe('audit made-with', () => {
  test('lists whom a release decided about, as text, CSV and JSON', async () => {
    const { code, stdout } = await audit('made-with', file('log.jsonl'), NAME)
    expect(code).toBe(0)
    expect(stdout).toContain('7 in all')
    const csv = await audit('made-with', file('log.jsonl'), NAME, '--format', 'csv')
    expect(csv.stdout.trimEnd().split('\r\n')).toHaveLength(8)
    const json = await audit('made-with', file('log.jsonl'), NAME, '--format', 'json')
    expect(JSON.parse(json.stdout).decisions).toHaveLength(7)
  })

  test('of a name that made none says which names there are, with 1', async () => {
    const { code, stdout } = await audit('made-with', file('log.jsonl'), '0.0.1')
    expect(code).toBe(1)
    expect(stdout).toContain(`Decisions of this log were made with: referral-triage@`)
    expect(stdout).toContain(NAME)
  })
})
