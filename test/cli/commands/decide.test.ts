import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { ANSWERS } from '../../../src/referral/vocabulary.js'
import { services } from '../../../src/service/shipped.js'
import { createTriage } from '../../../src/triage.js'
import { scratchFolder } from '../../support/scratch-folder.js'
import { CALM, IN_DISTRESS, jsonLines, runCli, text } from '../support/run-cli.js'

const decide = (argv: readonly string[], surroundings: object = {}) =>
  runCli(['decide', '--service', 'sp2', ...argv], surroundings)
const decideJson = (argv: readonly string[], surroundings: object = {}) =>
  decide(['--format', 'json', ...argv], surroundings)

const triage = createTriage({ service: services.sp2 })
const BAD = { ...CALM, id: 'R-3', consent: 'jawohl' }

describe('one referral', () => {
  test('gives the decision of the library, to the byte', async () => {
    const { code, stderr, stdout } = await decideJson(['calm.json'], { files: { 'calm.json': text(CALM) } })
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toBe(
      `${JSON.stringify({ ok: true, input: { file: 'calm.json' }, decision: triage.decide(CALM) }, null, 2)}\n`,
    )
  })

  test.each([
    ['with -', ['-']],
    ['with no file named', []],
  ])('can come through standard input, %s', async (_, argv) => {
    const { code, stdout } = await decideJson(argv, { stdin: text(CALM) })
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toEqual({ ok: true, input: { file: '-' }, decision: triage.decide(CALM) })
  })

  test('can come in chunks that cut a character in two', async () => {
    const bytes = new TextEncoder().encode(text({ ...CALM, id: 'Zoë' }))
    const at = bytes.indexOf(0xc3) + 1
    const { stdout } = await decideJson([], { stdin: [bytes.slice(0, at), bytes.slice(at)] })
    expect(JSON.parse(stdout)).toMatchObject({ decision: { referral: 'Zoë' } })
  })

  test('may have a byte order mark and lines as Windows ends them', async () => {
    const stdin = `\ufeff${JSON.stringify(CALM, null, 2).replaceAll('\n', '\r\n')}\r\n`
    expect(JSON.parse((await decideJson([], { stdin })).stdout)).toMatchObject({
      decision: triage.decide(CALM),
    })
  })

  test('is decided at the date it was received, whatever the date is today', async () => {
    const { stdout } = await decideJson([], { stdin: text(CALM) })
    expect(JSON.parse(stdout)).toMatchObject({ decision: { provenance: { asOf: CALM.receivedOn } } })
  })

  test('is decided at another date with --as-of', async () => {
    const { stdout } = await decideJson(['--as-of', '2026-06-01'], { stdin: text(CALM) })
    expect(JSON.parse(stdout)).toMatchObject({ decision: triage.decide(CALM, { asOf: '2026-06-01' }) })
  })

  test('may be for a service of your own, in a file', async () => {
    const files = {
      'ours.json': text({ id: 'ours', title: 'Ours', nation: 'england', weeks: { min: 7, max: 9 } }),
    }
    const argv = ['decide', '--service', 'ours.json', '--format', 'json']
    const { code, stdout } = await runCli(argv, { files, stdin: text(CALM) })
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({ decision: { provenance: { service: { id: 'ours' } } } })
  })

  test('may be decided by rules in a directory or in a bundle, which come to the same', async () => {
    const results = await Promise.all(
      ['rules/social-prescribing', 'rules/bundled/social-prescribing.json'].map((rules) =>
        decideJson(['--rules', rules], { stdin: text(CALM) }),
      ),
    )
    expect(results.map(({ code }) => code)).toEqual([0, 0])
    expect(results[0]?.stdout).toBe(results[1]?.stdout)
  })
})

describe('the card of a decision', () => {
  const cardOf = async (referral: unknown, surroundings: object = {}) =>
    (await decide(['r.json'], { files: { 'r.json': text(referral) }, ...surroundings })).stdout

  test('says what happens, for how long, what is to be done, why, and that it is a proposal', async () => {
    const card = await cardOf(CALM)
    expect(card.split('\n')[0]).toMatch(/^Accept on the light pathway for now: 4 answers .*R-1/)
    expect(card).toMatch(/The light pathway: 6 to 8 weeks/)
    expect(card).toMatch(/^Ask before support starts\n.*\n*[^“]*holistic[^“]*\n1\. “/m)
    expect(card).toMatch(/^To do\n- With the person: /m)
    expect(card).toMatch(/^Why\n- /m)
    expect(card).toContain('A proposal until a named person confirms it')
    expect(card).toContain(`as of ${CALM.receivedOn} · service sp2 [`)
  })

  test('says so where support is fuller because something is not known', async () => {
    const unclear = { ...CALM, client: { ...CALM.client, selfNavigation: null } }
    const { reasons } = triage.decide(unclear)
    expect(reasons.filter(({ outcome, verdict }) => outcome.type === 'pathway' && verdict === 'met')).toEqual(
      [],
    )
    expect(await cardOf(unclear)).toMatch(/^Why\n- What is not known never makes support lighter/m)
  })

  test('begins with whom to contact when somebody thinks of suicide', async () => {
    const card = await cardOf(IN_DISTRESS)
    expect(card).toMatch(/^Escalate today: /)
    expect(card.indexOf('Contact:')).toBeLessThan(card.indexOf('What may follow'))
  })

  test('begins with the number to ring in an emergency', async () => {
    const inDanger = { ...IN_DISTRESS, risks: { ...IN_DISTRESS.risks, immediateDanger: 'yes' } }
    expect(await cardOf(inDanger)).toContain('\n1. Ring 999 now.')
  })

  test('says in full what is to be done at an escalation, helpline numbers too', async () => {
    const flat = (await cardOf(IN_DISTRESS)).replaceAll(/\s+/g, ' ')
    for (const { instruction } of triage.decide(IN_DISTRESS).actions) expect(flat).toContain(instruction)
    expect(flat).toMatch(/Give helpline numbers as well\. .*116 123/)
  })

  test('names no pathway while it escalates', async () => {
    expect(await cardOf(IN_DISTRESS)).not.toMatch(/(light|holistic) pathway/)
  })

  test('asks about nothing but risks while it escalates', async () => {
    const { questions } = triage.decide(IN_DISTRESS)
    expect(questions.map(({ fact }) => fact)).toContain('local.inCatchment')
    expect(await cardOf(IN_DISTRESS)).not.toContain('lives in the area')
  })

  test('asks not to contact a person who has not agreed', async () => {
    const card = await cardOf({ ...CALM, source: 'gp', consent: 'no' })
    expect(card).toMatch(/^Back to the referrer: /)
    expect(card).toContain('1. Do not contact the person.')
    expect(card).not.toContain('worth asking')
    const own = await cardOf({ ...CALM, source: 'self', consent: 'no' })
    expect(own).toMatch(/^Leave it to the person: /)
    expect(own).toContain('1. Do not contact the person.')
    expect(own).not.toMatch(/the referrer|worth asking/)
  })

  test('has the questions that the decision waits for, in order', async () => {
    const card = await cardOf({ id: 'R-9', receivedOn: '2026-03-02' })
    const { questions } = triage.decide({ id: 'R-9', receivedOn: '2026-03-02' })
    const flat = card.replaceAll(/\s+/g, ' ')
    const places = questions
      .filter(({ holdsUp }) => holdsUp)
      .map(({ question }) => flat.indexOf(`“${question}”`))
    expect(places.every((place) => place > 0)).toBe(true)
    expect(places).toEqual([...places].sort((a, b) => a - b))
  })

  test.each([60, 80, 100])('keeps within %i columns', async (columns) => {
    for (const referral of [CALM, IN_DISTRESS, { id: 'R-9', receivedOn: '2026-03-02' }, BAD]) {
      const lines = (await cardOf(referral, { columns })).split('\n')
      expect(lines.filter((line) => line.length > columns)).toEqual([])
    }
  })

  test('is alone: there is no summary of one', async () => {
    expect(await cardOf(CALM)).not.toContain('1 referral')
  })
})

describe('many referrals', () => {
  const LINES = `${text(CALM)}\r\n\r\n{"id": "R-0"\r\n${text(BAD)}\n${text(IN_DISTRESS)}\n`

  test('a bad line loses none of the others, and the command ends with 3', async () => {
    const { code, stderr, stdout } = await decideJson(['many.jsonl'], { files: { 'many.jsonl': LINES } })
    expect(code).toBe(3)
    expect(stderr).toBe('referral-triage: 2 of 4 not decided: hand over to a person\n')
    expect(jsonLines(stdout)).toMatchObject([
      { ok: true, input: { file: 'many.jsonl', line: 1 }, decision: { referral: 'R-1' } },
      { ok: false, input: { line: 3 }, issues: [{ code: 'not-json' }], handover: { to: 'person' } },
      { ok: false, input: { line: 4 }, issues: [{ path: ['consent'] }], handover: { to: 'person' } },
      { ok: true, input: { line: 5 }, decision: { disposition: 'escalate' } },
    ])
  })

  test('what is not decided never has the key of a decision', async () => {
    const { stdout } = await decideJson([], { stdin: LINES })
    for (const result of jsonLines(stdout)) expect('decision' in result).toBe(result['ok'])
  })

  test('in text each has a card, the bad ones with their line, and a line sums them up', async () => {
    const { code, stdout } = await decide([], { stdin: LINES })
    expect(code).toBe(3)
    expect(stdout).toContain('Hand over to a person today: not decided (standard input, line 3)')
    expect(stdout).toContain('not JSON at line 3, column 13')
    expect(stdout.trimEnd().split('\n').at(-1)).toBe(
      '4 referrals: 2 not decided, to hand to a person, 1 to escalate, 1 to accept',
    )
  })

  test('can be a JSON array', async () => {
    const { code, stdout } = await decideJson([], { stdin: text([CALM, IN_DISTRESS]) })
    expect(code).toBe(0)
    expect(jsonLines(stdout)).toMatchObject([
      { input: { file: '-', index: 0 }, decision: triage.decide(CALM) },
      { input: { file: '-', index: 1 }, decision: triage.decide(IN_DISTRESS) },
    ])
  })

  test('can be an array of none', async () => {
    expect(await decideJson([], { stdin: '[]' })).toMatchObject({ code: 0, stdout: '' })
    expect((await decide([], { stdin: '[]' })).stdout).toBe('0 referrals\n')
  })

  test('can be in several files, in the order in which they are named', async () => {
    const files = { 'b.json': text(IN_DISTRESS), 'a.json': text([CALM]) }
    const { stdout } = await decideJson(['b.json', '-', 'a.json'], { files, stdin: text(CALM) })
    expect(jsonLines(stdout).map(({ input }) => input)).toEqual([
      { file: 'b.json' },
      { file: '-' },
      { file: 'a.json', index: 0 },
    ])
  })

  test('can be a directory, read in order of its names', async () => {
    const folder = scratchFolder(onTestFinished)
    writeFileSync(join(folder, 'b.jsonl'), `${text(IN_DISTRESS)}\n`)
    writeFileSync(join(folder, 'a.json'), text(CALM))
    writeFileSync(join(folder, 'read-me.txt'), 'not a referral')
    mkdirSync(join(folder, 'older'))
    const { code, stderr, stdout } = await decideJson([folder])
    expect(code).toBe(0)
    expect(stderr).toContain('skipped 1 file and 1 folder')
    expect(stderr).toContain('`older/`, `read-me.txt`')
    expect(jsonLines(stdout).map(({ input }) => input)).toEqual([
      { file: `${folder}/a.json` },
      { file: `${folder}/b.jsonl`, line: 1 },
    ])
  })

  test('a file that is not there loses none of the others', async () => {
    const { code, stdout } = await decideJson(['gone.json', 'a.json'], { files: { 'a.json': text(CALM) } })
    expect(code).toBe(3)
    expect(jsonLines(stdout)).toMatchObject([
      { ok: false, issues: [{ code: 'unreadable-file' }] },
      { ok: true },
    ])
  })
})

describe('a referral that cannot be read', () => {
  test('is no decision, and ends with 3', async () => {
    const { code, stdout } = await decide([], { stdin: text(BAD) })
    expect(code).toBe(3)
    expect(stdout).toMatch(/^Hand over to a person today: not decided/)
    expect(stdout).toContain('`jawohl`')
  })

  test.each([
    ['empty', ''],
    ['blank', ' \n'],
  ])('may be %s, which is said', async (_, stdin) => {
    const { code, stdout } = await decide([], { stdin })
    expect(code).toBe(3)
    expect(stdout).toContain('the input is empty')
  })

  test('tells whom to contact before anything about the data', async () => {
    const { stdout } = await decide([], { stdin: text({ ...IN_DISTRESS, consent: 'jawohl' }) })
    expect(stdout).toMatch(/^Hand over to a person now/)
    expect(stdout.indexOf('Contact:')).toBeGreaterThan(0)
    expect(stdout.indexOf('Contact:')).toBeLessThan(stdout.indexOf('jawohl'))
  })

  test('may be 100,000 levels deep', async () => {
    const { code, stdout } = await decideJson([], { stdin: `{"id":${'['.repeat(100_000)}` })
    expect(code).toBe(3)
    expect(JSON.parse(stdout)).toMatchObject({ ok: false })
  })

  test('may be of bytes that are no text, and what is legible still counts', async () => {
    const bytes = new TextEncoder().encode(text({ ...IN_DISTRESS, id: '?' }))
    bytes[bytes.indexOf(0x3f)] = 0xe9
    const { code, stdout } = await decideJson([], { stdin: [bytes] })
    expect(code).toBe(3)
    expect(JSON.parse(stdout)).toMatchObject({
      ok: false,
      issues: [{ message: 'the text is not UTF-8, so some of its characters cannot be read' }],
      handover: { signals: [{ risk: 'suicidalThoughts' }] },
    })
  })
})

const reachesSpecialist = (output: string): boolean => {
  const result: { ok: boolean; handover: { escalations: { kind: string }[] } } = JSON.parse(output)
  return !result.ok && result.handover.escalations.some(({ kind }) => kind === 'specialist-mental-health')
}

describe('an answer that is written twice', () => {
  const twice = (first: string, second: string): string =>
    text(CALM).replace(
      '"suicidalThoughts":"no"',
      `"suicidalThoughts":"${first}","suicidalThoughts":"${second}"`,
    )
  const pairs = ANSWERS.flatMap((first) => ANSWERS.map((second) => [first, second] as const))

  test.each(pairs)('%s, then %s: is never decided, and no signal is hidden', async (first, second) => {
    const { code, stdout } = await decideJson([], { stdin: twice(first, second) })
    expect(code).toBe(3)
    expect(JSON.parse(stdout)).toMatchObject({ ok: false, issues: [{ code: 'duplicate-key' }] })
    const isSignal = [first, second].some((answer) => answer === 'yes' || answer === 'unsure')
    expect(reachesSpecialist(stdout)).toBe(isSignal)
  })

  test('in risks that are written twice is not hidden either', async () => {
    const stdin = text(IN_DISTRESS).replace(/}$/, ',"risks":{"suicidalThoughts":"no"}}')
    expect(reachesSpecialist((await decideJson([], { stdin })).stdout)).toBe(true)
  })

  test('in the items of a PHQ-9 is not hidden either', async () => {
    const stdin = text(CALM).replace(
      /}$/,
      ',"assessments":[{"instrument":"phq-9","completedOn":"2026-02-01","items":[0,0,0,0,0,0,0,0,1],"items":[0,0,0,0,0,0,0,0,0]}]}',
    )
    expect(reachesSpecialist((await decideJson([], { stdin })).stdout)).toBe(true)
  })

  test('loses no other referral of an array', async () => {
    const { code, stdout } = await decideJson([], { stdin: `[${twice('yes', 'no')},${text(CALM)}]` })
    expect(code).toBe(3)
    expect(jsonLines(stdout)).toMatchObject([{ ok: false }, { ok: true, decision: { referral: 'R-1' } }])
  })
})

describe('a signal in text that is broken off', () => {
  test('reaches a specialist wherever the text ends after it', async () => {
    const whole = text(IN_DISTRESS)
    const signal = '"suicidalThoughts":"yes"'
    const cuts: number[] = []
    for (let at = whole.indexOf(signal) + signal.length; at < whole.length; at += 7) cuts.push(at)
    const outputs = await Promise.all(cuts.map((at) => decideJson([], { stdin: whole.slice(0, at) })))
    expect(outputs.every(({ code, stdout }) => code === 3 && reachesSpecialist(stdout))).toBe(true)
  })

  test('is refused even where all of it could be made out', async () => {
    const { code, stdout } = await decideJson([], { stdin: text(IN_DISTRESS).replace(/}$/, ',}') })
    expect(code).toBe(3)
    expect(reachesSpecialist(stdout)).toBe(true)
  })
})

describe('a rule set or a service that cannot be used', () => {
  const stdin = `${text(IN_DISTRESS)}\n${text(CALM)}\n`
  const files = {
    'broken.json': '{"id": 1}',
    'tight.json': text({ id: 'tight', title: 'Tight', nation: 'england', weeks: { max: 2 } }),
  }

  test.each([
    ['rules that are no rule set', ['--service', 'sp2', '--rules', 'broken.json']],
    ['rules that are not there', ['--service', 'sp2', '--rules', 'gone']],
    ['a service that is no service', ['--service', 'broken.json']],
    ['a service outside the envelope', ['--service', 'tight.json']],
  ])('%s: nothing is decided, it is said once, and no signal waits for it', async (_, argv) => {
    const { code, stdout } = await runCli(['decide', ...argv], { files, stdin })
    expect(code).toBe(3)
    expect(stdout.match(/Nothing was decided: the service or the rule set cannot be used/g)).toHaveLength(1)
    expect(stdout).toContain('Hand over to a person now: not decided (standard input, line 1)')
    expect(stdout).toMatch(/2 referrals: 2 not decided, to hand to a person\n$/)

    const json = await runCli(['decide', ...argv, '--format', 'json'], { files, stdin })
    expect(json.code).toBe(3)
    expect(json.stderr).toContain('Nothing was decided: the service or the rule set cannot be used')
    expect(jsonLines(json.stdout)).toMatchObject([
      { ok: false, handover: { signals: [{ risk: 'suicidalThoughts' }] } },
      { ok: false, handover: { signals: [] } },
    ])
  })
})
