/** The nation of a service in a file: by id, as a document, or in a file beside it; and where nobody knows which nation it is. */
import { describe, expect, test } from 'vitest'
import { anyNation } from '../../../src/cli/reading/any-nation.js'
import { parseNation } from '../../../src/service/parse-nation.js'
import { nationOnDisk } from '../../policy/policy-on-disk.js'
import { runCli } from '../support/run-cli.js'

const text = (json: unknown): string => JSON.stringify(json)
const island = { ...nationOnDisk('northern-ireland'), id: 'the-island', title: 'The island' }
const DANGER = text({ id: 'R-1', receivedOn: '2026-03-02', risks: { suicidalThoughts: 'yes' } })

const decided = (nation: unknown, files: { readonly [path: string]: string } = {}) =>
  runCli(['decide', '--service', 'ours/service.json'], {
    stdin: DANGER,
    files: { 'ours/service.json': text({ id: 'ours', title: 'Ours', nation }), ...files },
  })

describe('the nation of a service', () => {
  test('can be a file beside it', async () => {
    const { code, stdout } = await decided('island.json', { 'ours/island.json': text(island) })
    expect(code).toBe(0)
    expect(stdout).toContain('Lifeline')
    expect(stdout).toContain('nation the-island')
    expect(stdout).not.toMatch(/111|[{}]/)
  })

  test('is told where the file has a mistake, and people are handed over by the numbers of every nation', async () => {
    const { code, stdout: page } = await decided('island.json', {
      'ours/island.json': text({ ...island, helplines: [] }),
    })
    const stdout = page.replaceAll(/\s+/g, ' ')
    expect(code).toBe(3)
    expect(stdout).toContain('island.json')
    expect(stdout).toContain('in Northern Ireland at any hour Lifeline, 0808 808 8000')
    expect(stdout).toContain('in England at any hour NHS 111, mental health option (2)')
    expect(stdout).not.toMatch(/[{}]/)
  })

  test('is that of the service in a hand-over as well, where only something else in the file is wrong', async () => {
    const { stdout } = await runCli(['decide', '--service', 'ours.json'], {
      stdin: DANGER,
      files: { 'ours.json': text({ id: 'ours', title: '', nation: 'northern-ireland' }) },
    })
    expect(stdout).toContain('Lifeline, 0808 808 8000')
    expect(stdout).not.toContain('111')
  })

  test('has its schema printed for editors', async () => {
    const { stdout } = await runCli(['schema', 'nation'])
    expect(JSON.parse(stdout)).toMatchObject({ title: 'Nation', required: expect.arrayContaining(['terms']) })
  })
})

test('all nations together are a nation that can be used', () => {
  expect(parseNation(anyNation())).toMatchObject({ ok: true })
})

describe('check', () => {
  const checked = async (service: object, rules: readonly string[] = []) => {
    const { stdout } = await runCli(['check', ...rules, '--service', 'ours.json', '--format', 'json'], {
      files: { 'ours.json': text({ id: 'ours', title: 'Ours', nation: 'scotland', ...service }) },
    })
    const { findings, unusable } = JSON.parse(stdout)
    return [...unusable, ...findings]
      .filter(({ file }) => file === 'ours.json')
      .map(({ code, path, severity }) => [code, severity, path.join('.')])
  }

  test('warns of a contact that nobody could ring or write to', async () => {
    const found = await checked({
      contact: 'Ask at reception.',
      routeContacts: { 'named-clinician': 'Ask for Ana.' },
    })
    expect(found).toContainEqual(['contact-without-number', 'warning', 'contact'])
    expect(found).toContainEqual(['contact-without-number', 'warning', 'routeContacts.named-clinician'])
  })

  test('notes that the service cannot be reached, and that routes have only the general contact', async () => {
    const found = await checked({})
    expect(found).toContainEqual(['contact-missing', 'note', ''])
    expect(found).toContainEqual(['contact-general', 'note', ''])
  })

  test('shows what is to be signed as it is read in the nation of the service, and else says what braces are', async () => {
    const files = { 'ours.json': text({ id: 'ours', title: 'Ours', nation: 'northern-ireland' }) }
    const there = (await runCli(['check', '--service', 'ours.json', '--words'], { files })).stdout
    expect(there.replaceAll(/\s+/g, ' ')).toContain('at any hour Lifeline, 0808 808 8000')
    expect(there).not.toMatch(/\{[a-z]\w*\}/i)
    expect((await runCli(['check'])).stdout.replaceAll(/\s+/g, ' ')).toContain(
      'What stands in braces differs by nation: with one `--service` it is shown as it is read there.',
    )
  })

  test('refuses a nation without a term that the safety floor needs', async () => {
    const { crisisFallback: _, ...terms } = island.terms
    expect(await checked({ nation: { ...island, terms } })).toEqual([
      ['missing', 'error', 'nation.terms.crisisFallback'],
    ])
  })
})
