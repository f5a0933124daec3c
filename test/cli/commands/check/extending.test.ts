import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { lazy } from '../../../../src/input/memoize.js'
import { defaultRuleSet, digestOfRuleSet } from '../../../../src/rule-set/shipped.js'
import { scratchFolder } from '../../../support/scratch-folder.js'
import { CALM, runCli, text } from '../../support/run-cli.js'

const folder = scratchFolder(afterAll)
const at = (path: string): string => join(folder, path)

const write = (directory: string, files: { readonly [path: string]: unknown }): void => {
  for (const [path, json] of Object.entries(files)) {
    const file = join(folder, directory, path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, JSON.stringify(json, null, 2))
  }
}

const WALK = {
  id: 'library-walk',
  title: 'A walk to the library',
  for: 'client',
  dispositions: ['accept'],
  instruction: 'Walk there together.',
}

const walks = {
  name: 'library-walk',
  title: 'Somebody short of money walks to the library',
  conditions: {
    all: [
      { fact: 'needs', operator: 'contains', value: 'money' },
      { fact: 'age', operator: 'greaterThan', value: 60 },
    ],
  },
  event: { type: 'action', params: { action: 'library-walk', reason: 'it costs nothing' } },
  source: { ref: 'field-practice', locator: 'team meeting', basis: 'M' },
  examples: [
    { title: 'short of money', facts: { needs: ['money'], age: 70 }, verdict: 'met' },
    { title: 'of no need', facts: { needs: [], age: 70 }, verdict: 'not-met' },
    { title: 'nothing known', facts: {}, verdict: 'undetermined' },
  ],
}

const ruleSet = (id: string, of: { readonly id: string; readonly digest: string }, parts: object = {}) => ({
  id,
  version: '1.0.0',
  title: `The rules of ${id}`,
  effective: { from: '2026-01-01' },
  extends: of,
  ...parts,
})

const SHIPPED = { id: defaultRuleSet().id, digest: digestOfRuleSet(defaultRuleSet()) }

/** A rule of the shipped ones, in other words. */
const [handover] = defaultRuleSet().rules.filter(({ event }) => event.type === 'action')
if (handover === undefined) throw new Error('the shipped rules give nobody anything to do')

beforeAll(() => {
  write('riverside', {
    'rule-set.json': ruleSet('riverside', SHIPPED, { actions: [WALK] }),
    'action/library-walk.json': walks,
    [`action/${handover.name}.json`]: { ...handover, title: 'The same, in our own words' },
  })
  write('mistaken', {
    'rule-set.json': ruleSet('mistaken', SHIPPED, { actions: [WALK] }),
    'action/library-walk.json': { ...walks, title: 3 },
  })
})

interface Finding {
  readonly code: string
  readonly inherited: boolean
  readonly file: string | null
  readonly rule: string | null
}

const checked = async (...argv: readonly string[]) => {
  const { code, stdout } = await runCli(['check', ...argv, '--format', 'json'])
  return { code, report: JSON.parse(stdout) }
}

/** What is printed of the rules of riverside, once. */
const printedRiverside = lazy(async () => (await runCli(['check', at('riverside')])).stdout)

describe('check, of a directory that extends another rule set', () => {
  test('says what comes from the base, what is added, and what is replaced, with both titles', async () => {
    const { code, report } = await checked(at('riverside'))
    expect(code).toBe(0)
    expect(report.extends).toEqual({
      ...SHIPPED,
      version: defaultRuleSet().version,
      kept: defaultRuleSet().rules.length - 1,
      added: ['library-walk'],
      replaced: [{ name: handover.name, title: 'The same, in our own words', before: handover.title }],
    })
    const printed = (await printedRiverside()).replaceAll(/\s+/g, ' ')
    expect(printed).toContain(`- ${SHIPPED.id} ${defaultRuleSet().version}, digest ${SHIPPED.digest}.`)
    expect(printed).toContain(
      `${handover.name}: “The same, in our own words”, in the place of “${handover.title}”`,
    )
  })

  test('tells what the base has by itself apart, and does not print it again', async () => {
    const { report } = await checked(at('riverside'))
    const inherited = report.findings.filter((one: Finding) => one.inherited)
    const { report: base } = await checked()
    expect(inherited.map(({ code, rule }: Finding) => [code, rule])).toEqual(
      base.findings.map(({ code, rule }: Finding) => [code, rule]),
    )
    expect(inherited.length).toBeGreaterThan(0)
    const stdout = await printedRiverside()
    for (const { code } of inherited) expect(stdout).not.toContain(code)
    expect(stdout).toMatch(/findings that it has by itself are not told\s+again/)
  })

  test('counts the phrases that it adds, shows them for signature, and names the place of one that cannot be used', async () => {
    const phrase = {
      id: 'gone-by-summer',
      risk: 'suicidalThoughts',
      words: 'gone by summer',
      basis: 'M',
      matches: ['I will be gone by summer'],
      doesNotMatch: ['gone in the summer'],
    }
    const withPhrase = (one: object) => ({
      'rule-set.json': ruleSet('phrases', SHIPPED, { vocabulary: { phrases: [one] } }),
    })
    write('phrases', withPhrase(phrase))
    const { stdout } = await runCli(['check', at('phrases')])
    expect(stdout).toContain('1 phrase about danger, added to those of the safety floor')
    expect(stdout).toContain('words: gone by summer')
    write('phrases-mistaken', withPhrase({ ...phrase, words: 'Gone by summer' }))
    const { code, report } = await checked(at('phrases-mistaken'))
    expect(code).toBe(3)
    expect(report.unusable).toMatchObject([
      { code: 'phrase-not-readable', pointer: '/vocabulary/phrases/0/words', hint: 'write `gone`' },
    ])
  })

  test('points into its own files, wherever the merged rule set has the part', async () => {
    write('unused', { 'rule-set.json': ruleSet('unused', SHIPPED, { actions: [WALK] }) })
    const { code, report } = await checked(at('unused'))
    expect(code).toBe(1)
    const own = report.findings.filter((one: Finding) => !one.inherited)
    expect(own).toMatchObject([
      { code: 'action-unreachable', file: at('unused/rule-set.json'), pointer: '/actions/0' },
    ])
    expect(own[0].region.startLine).toBeGreaterThan(1)
  })

  test('says in SARIF what is the base’s, and what is extended', async () => {
    const { stdout } = await runCli(['check', at('riverside'), '--format', 'sarif'])
    const [run] = JSON.parse(stdout).runs
    expect(run.properties.extends).toMatchObject({ ...SHIPPED, added: ['library-walk'] })
    const inherited = run.results.filter((result: { properties?: object }) => result.properties !== undefined)
    expect(inherited.length).toBeGreaterThan(0)
    for (const result of inherited) expect(result.properties).toEqual({ inherited: true })
  })

  test('lists the words of the base for signature only where all are asked for', async () => {
    const stdout = await printedRiverside()
    expect(stdout).toMatch(/parts of the base social-prescribing, as they\s+stand there/)
    const { stdout: all } = await runCli(['check', at('riverside'), '--words'])
    expect(all).not.toContain('parts of the base')
    expect(all.length).toBeGreaterThan(stdout.length)
  })

  test('names its own file where it is wrong', async () => {
    const { code, report } = await checked(at('mistaken'))
    expect(code).toBe(3)
    expect(report.unusable).toMatchObject([
      { code: 'wrong-type', file: at('mistaken/action/library-walk.json'), path: ['title'] },
    ])
  })
})

describe('a base of one’s own', () => {
  const digestOf = async (directory: string, ...argv: readonly string[]): Promise<string> =>
    JSON.parse((await runCli(['bundle', directory, ...argv])).stdout).digest

  beforeAll(async () => {
    write('further', {
      'rule-set.json': ruleSet('further', { id: 'riverside', digest: await digestOf(at('riverside')) }),
    })
    writeFileSync(at('riverside.json'), (await runCli(['bundle', at('riverside')])).stdout)
    writeFileSync(
      at('further.json'),
      (await runCli(['bundle', at('further'), '--base', at('riverside')])).stdout,
    )
    writeFileSync(at('calm.json'), text(CALM))
  })

  test('is asked for where it is not given', async () => {
    const { code, report } = await checked(at('further'))
    expect(code).toBe(3)
    expect(report.unusable).toMatchObject([
      { code: 'unknown-base', file: at('further/rule-set.json'), pointer: '/extends/id' },
    ])
  })

  test.each(['riverside', 'riverside.json'])('is a directory or a bundle: %s', async (base) => {
    const { report } = await checked(at('further'), '--base', at(base))
    expect(report.extends).toMatchObject({ id: 'riverside', added: [], kept: report.ruleSet.rules })
  })

  test('that cannot be read is named', async () => {
    const { code, report } = await checked(at('further'), '--base', at('nowhere.json'))
    expect(code).toBe(3)
    expect(report.unusable.map(({ code: one }: Finding) => one)).toEqual(['unreadable-file'])
  })

  test('may be told of a bundle, which says itself no more than its name', async () => {
    const { report } = await checked(at('further.json'))
    expect(report.extends).toMatchObject({ id: 'riverside', added: null, kept: null })
    const { stdout } = await runCli(['check', at('further.json')])
    expect(stdout).toContain('It is not at hand')
    const { report: told } = await checked(at('further.json'), '--base', at('riverside'))
    expect(told.extends).toMatchObject({ id: 'riverside', added: [] })
    for (const { file } of told.findings) expect(file).toBe(at('further.json'))
  })

  test.each([
    ['decide', ['decide', at('calm.json'), '--service', 'sp7', '--rules']],
    ['explain', ['explain', at('calm.json'), '--service', 'sp7', '--rules']],
    ['test', ['test']],
    ['coverage', ['test', '--coverage', '--service', 'sp7', '--format', 'json', '--rules']],
    ['compare', ['compare', at('riverside')]],
  ])('is taken by %s', async (_, argv) => {
    const { code, stderr, stdout } = await runCli([...argv, at('further'), '--base', at('riverside')])
    expect(stderr).toBe('')
    expect(code).toBeLessThan(2)
    const { stdout: ofBundle } = await runCli([...argv, at('further.json')])
    expect(stdout).toBe(ofBundle)
  })
})
