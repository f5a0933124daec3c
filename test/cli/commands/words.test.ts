import { expect, test } from 'vitest'
import { CALM, IN_DISTRESS, runCli, text } from '../support/run-cli.js'

const service = (words: object) =>
  text({ id: 'harbour', title: 'Harbour Link Workers', nation: 'wales', words })

const run = (argv: readonly string[], words: object, referral: unknown = { ...CALM, source: 'mdt' }) =>
  runCli([...argv, '--service', 'harbour.json'], {
    files: { 'harbour.json': service(words) },
    stdin: text(referral),
  })

const WELSH = { cy: { 'client.help': 'Os oes angen help arnoch nawr' } }

test('`words` lists every text by its key', async () => {
  const { code, stdout } = await run(['words', '--format', 'json'], {})
  const texts: readonly { readonly key: string }[] = JSON.parse(stdout)
  expect(code).toBe(0)
  expect(texts).toContainEqual({
    key: 'client.help',
    text: 'If you need help right now',
    note: null,
    kept: false,
  })
  expect(texts.some(({ key }) => key === 'route.emergency-services.instruction')).toBe(true)
})

test('`words --language` lists what is still to be translated', async () => {
  const { stdout } = await run(['words', '--language', 'cy', '--format', 'json'], WELSH)
  const keys = JSON.parse(stdout).map(({ key }: { readonly key: string }) => key)
  expect(keys).toContain('client.offer.title')
  expect(keys).not.toContain('client.help')
})

test('`words` prints them for people, group by group', async () => {
  const { stdout } = await run(['words'], {})
  expect(stdout).toMatch(/^client$/m)
  expect(stdout).toContain('- client.help: If you need help right now')
})

test('`explain --language` speaks the language', async () => {
  const { code, stdout } = await run(['explain', '--reader', 'client', '--language', 'cy'], WELSH)
  expect(code).toBe(0)
  expect(stdout).toContain('Os oes angen help arnoch nawr')
  expect(stdout).toContain('We would like to work with you')
})

test('a language that the service has no words in is not taken for English', async () => {
  const { code, stderr } = await run(['explain', '--language', 'cz'], WELSH)
  expect(code).toBe(2)
  expect(stderr).toContain('the service has no words in `cz`')
})

test.each([['decide'], ['explain']])('`%s` says the service’s own English', async (command) => {
  const { stdout } = await run([command], { en: { 'linkWorker.next.contact': 'Ring them before noon.' } })
  expect(stdout).toContain('Ring them before noon.')
})

test.each([['decide'], ['explain'], ['check'], ['words']])(
  '`%s` tells a slip in a key, and nobody in danger waits for it',
  async (command) => {
    const { code, stderr, stdout } = await run([command], { en: { 'client.hlep': 'Help' } }, IN_DISTRESS)
    expect(code).toBeGreaterThan(0)
    expect(`${stdout}${stderr}`.replace(/\s+/g, ' ')).toContain('did you mean `client.help`?')
    if (command === 'decide') expect(stdout).toContain('Hand over to a person now')
  },
)

test('`check --words` prints the words of a service for signature', async () => {
  const { stdout } = await run(['check', '--words'], WELSH)
  expect(stdout).toContain('Os oes angen help arnoch nawr')
})
