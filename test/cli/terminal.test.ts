/** What people see on a terminal, narrow and wide: nothing runs over its edge, and what matters is seen first. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { decidedAt, STORY } from '../audit/report/story.js'
import { linesOf } from '../audit/support/logs.js'
import { ACCEPTED } from '../audit/support/records.js'
import { IN_DISTRESS, runCli, text } from './support/run-cli.js'

const RULES = 'rules/social-prescribing'
const NOBODY_ASKED = 'docs/examples/nobody-asked.json'
const SCENARIO = 'test/policy/scenarios/social-prescribing/twelve-weeks.scenario.json'

const folder = mkdtempSync(join(tmpdir(), 'terminal-'))
const file = (name: string): string => join(folder, name)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** What the scenario expects among the actions, and gets. */
let scenarioActions: readonly string[] = []

beforeAll(async () => {
  cpSync(RULES, file('fewer'), { recursive: true })
  rmSync(file('fewer/escalate/harm-to-others.json'))
  const harm = { ...ACCEPTED, risks: { ...ACCEPTED.risks, harmToOthers: 'yes' } }
  const lines = await linesOf([...STORY, decidedAt('d-6', '2026-03-17 10:00', harm)])
  writeFileSync(file('log.jsonl'), `${lines.join('\n')}\n`)
  writeFileSync(file('broken.jsonl'), `${lines.join('\n').replace('"', '#')}\n`)
  const scenario = JSON.parse(readFileSync(SCENARIO, 'utf8'))
  const { expect: expected } = scenario
  scenarioActions = expected.actions.include
  writeFileSync(
    file('wrong.scenario.json'),
    JSON.stringify({
      ...scenario,
      expect: { ...expected, pathway: 'light', actions: [...expected.actions.include, 'book-interpreter'] },
    }),
  )
})

describe.each([80, 120])('on a terminal of %i columns', (columns) => {
  const onTerminal = (argv: readonly string[], surroundings: object = {}) =>
    runCli(argv, { isTTY: true, columns, env: { NO_COLOR: '1' }, ...surroundings })

  /** What is printed, once it is seen that all of it fits. */
  const shown = async (...argv: readonly string[]): Promise<string> => {
    const { stderr, stdout } = await onTerminal(argv)
    const said = stdout === '' ? stderr : stdout
    expect(said.split('\n').filter((line) => line.length > Math.min(columns, 100))).toEqual([])
    return said
  }
  const flat = (said: string): string => said.replaceAll(/\s+/g, ' ')
  const isMarkdown = (said: string): boolean => /\*\*|^#|^\|/m.test(said)

  test('nothing that is to be done is faint: only where a decision comes from', async () => {
    const inDanger = { ...IN_DISTRESS, risks: { ...IN_DISTRESS.risks, immediateDanger: 'yes' } }
    const faintOf = async (referral: unknown): Promise<string> => {
      const { stdout } = await onTerminal(['decide', '--service', 'sp2', 'r.json'], {
        files: { 'r.json': text(referral) },
        env: {},
      })
      expect(stdout).toContain('999')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: the codes that switch faint on and off
      return [...stdout.matchAll(/\u001b\[2m(.*?)\u001b\[22m/g)].map(([, faint]) => faint).join(' ')
    }
    expect(await faintOf(inDanger)).toMatch(/^A proposal until .* · referral-triage \S+$/)
    expect(await faintOf({ ...inDanger, consent: 'jawohl' })).toBe('')
  })

  test('the answers that a decision waits for are counted without those that may follow', async () => {
    const said = await shown('decide', '--service', 'sp2', NOBODY_ASKED)
    expect(said).toMatch(
      /^First conversation by \d+ \w+ 2026: 6 answers needed, 2 possible follow-ups\s\(referral\snobody-asked\)\n/,
    )
  })

  test('`compare` prints lists, and Markdown into a pipe', async () => {
    const said = await shown('compare', RULES, file('fewer'))
    expect(isMarkdown(said)).toBe(false)
    expect(said).toMatch(/^- error · escalate \(duty-clinician, today\) → request-information$/m)
    expect(said).toMatch(
      /^ {2}combinations(?: |\n {2})[\d,]+(?: · |\n {2})share [\d.]+%\n {2}example: Harm to others: yes;/m,
    )
    expect(isMarkdown((await runCli(['compare', RULES, file('fewer')])).stdout)).toBe(true)
  })

  test('`audit report` begins with escalations that wait, and is Markdown in a pipe or a file', async () => {
    const said = await shown('audit', 'report', file('log.jsonl'))
    expect(isMarkdown(said)).toBe(false)
    expect(said).toMatch(/^Audit report\n\nEscalations that nobody has answered\n/)
    expect(said).toMatch(/^d-6 +\S+ +duty-clinician$/m)
    expect(flat(said)).toContain(
      '- confirm-handover · An escalation is not done until a named person has taken over answered 2 · overridden 1 · rate 50.0% reasons: seen-today (1)',
    )
    const piped = await runCli(['audit', 'report', file('log.jsonl')])
    expect(piped.stdout).toMatch(/^# Audit report\n\n## Escalations that nobody has answered\n/)
    const kept = await onTerminal(['audit', 'report', file('log.jsonl'), '--out', 'report.md'])
    expect(kept.written.get('report.md')).toBe(piped.stdout)
  })

  test('`audit replay --against` prints lists, and Markdown into a pipe', async () => {
    const argv = ['audit', 'replay', file('log.jsonl'), '--against', file('fewer')]
    const said = await shown(...argv)
    expect(isMarkdown(said)).toBe(false)
    expect(flat(said)).toContain('loses escalation')
    expect(isMarkdown((await runCli(argv)).stdout)).toBe(true)
  })

  test.each(['report', 'replay'])('`audit %s` of a damaged log points to `audit verify`', async (command) => {
    const said = flat(await shown('audit', command, file('broken.jsonl')))
    expect(said).toContain(
      `line 1 is not an entry of a log (damaged-log) help: \`referral-triage audit verify`,
    )
  })

  test('`audit verify` without a head does not call a log whole', async () => {
    const said = await shown('audit', 'verify', file('log.jsonl'))
    expect(said).toMatch(/^No damage found inside 9 entries; not held against a kept head\n/)
    writeFileSync(file('head.json'), (await runCli(['audit', 'head', file('log.jsonl')])).stdout)
    const held = await shown('audit', 'verify', file('log.jsonl'), '--head', file('head.json'))
    expect(held).toMatch(/^The log is whole: 9 entries\n/)
  })

  test('`test` says what was expected and what came, and of lists the difference', async () => {
    cpSync('rules/safety-floor', file('floor'), { recursive: true })
    const rule = file('floor/escalate/self-harm-assessment.json')
    writeFileSync(rule, readFileSync(rule, 'utf8').replace('"verdict": "met"', '"verdict": "not-met"'))
    expect(await shown('test', file('floor'))).toContain('       expected not met, got met\n')
    const said = flat(await shown('test', '--scenarios', file('wrong.scenario.json')))
    expect(said).toContain('pathway: expected light, got holistic')
    expect(said).toContain('actions: expected, and not there: book-interpreter; there, and not expected: ')
    for (const name of scenarioActions) expect(said).not.toContain(name)
  })

  test('`test --coverage --mutate` keeps its tables and what is missing within the terminal', async () => {
    const said = await shown('test', 'rules/safety-floor', '--coverage', '--mutate')
    expect(flat(said)).toContain('as with {"suicidalThoughts":"declined", "recentSuicideAttempt":"yes"')
  })

  test('`services` keep to their indent, and NHS, GP and MDT are capitals', async () => {
    const said = await shown('services')
    expect(flat(said)).toContain(
      'sp4 NHS · 65 and over · complex physical health · takes from NHS case manager, GP and MDT',
    )
    expect(said.split('\n').filter((line) => !/^(sp\d {2}| {5}\S|From |$)/.test(line))).toEqual([])
    expect(await shown('services', 'sp7')).toContain('- Sees people at: GP practice\n')
  })

  test('`check` says what is proved before what is worth knowing, and the same note once', async () => {
    const said = await shown('check', RULES)
    expect(said.indexOf('\nProved')).toBeLessThan(said.indexOf('\nNotes'))
    expect(said).toMatch(/^- conditions-repeated, 5 times$/m)
    expect(said.match(/whoever changes one may forget the other/g)).toHaveLength(1)
    expect(said.match(/\.json:\d+:\d+\s+\/conditions/g)).toHaveLength(5)
  })

  test('`explain --why-not` has each kind of cause in a line', async () => {
    const said = await shown('explain', '--service', 'sp2', '--why-not', 'light', NOBODY_ASKED)
    const [, short = ''] = /\n\nIn short\n(.*?)\n\n/s.exec(said) ?? []
    expect(flat(short)).toMatch(
      /^- An answer could still change it: “.*” \(.*: not known\) and \d+ more rules\.$/,
    )
  })
})
