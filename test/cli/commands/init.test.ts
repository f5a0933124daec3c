import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { nodeFiles } from '../../../src/cli/reading/node-files.js'
import { defaultRuleSet, digestOfRuleSet } from '../../../src/rule-set/shipped.js'
import { NationId } from '../../../src/service/nation.js'
import { scratchFolder } from '../../support/scratch-folder.js'
import { runCli } from '../support/run-cli.js'

let folder = ''

beforeEach(() => {
  folder = scratchFolder(onTestFinished)
})

const at = (path: string): string => join(folder, path)

const init = (directory: string, nation = 'scotland') => runCli(['init', at(directory), '--nation', nation])

const filesIn = (directory: string): readonly string[] =>
  readdirSync(at(directory), { recursive: true, encoding: 'utf8' })
    .filter((path) => statSync(join(at(directory), path)).isFile())
    .map((path) => path.replaceAll('\\', '/'))
    .sort()

const jsonIn = (path: string) => JSON.parse(readFileSync(at(path), 'utf8'))

describe('init', () => {
  test('writes a rule set that extends the one that ships, with a service, a referral and tests', async () => {
    const { code, stderr, stdout } = await init('riverside-team')
    expect([code, stderr]).toEqual([0, ''])
    expect(jsonIn('riverside-team/rules/rule-set.json')).toMatchObject({
      id: 'riverside-team',
      title: 'The rules of Riverside team',
      extends: { id: defaultRuleSet().id, digest: digestOfRuleSet(defaultRuleSet()) },
    })
    expect(jsonIn('riverside-team/service.json')).toMatchObject({ id: 'riverside-team', nation: 'scotland' })
    const written = stdout.split('\n\n')[0]?.split('\n  ').slice(1) ?? []
    expect(written).toEqual(filesIn('riverside-team').map((path) => at(`riverside-team/${path}`)))
    for (const path of filesIn('riverside-team'))
      expect(readFileSync(at(`riverside-team/${path}`), 'utf8')).not.toContain('{{')
  })

  test.each(NationId.options)('passes its tests at once, and decides and explains, in %s', async (nation) => {
    await init('own', nation)
    const service = ['--service', at('own/service.json')]
    const tested = await runCli(['test', at('own/rules')])
    expect([tested.code, tested.stderr]).toEqual([0, ''])
    expect(tested.stdout).toContain('safety.scenario.json: 1 scenario')
    const deciding = [at('own/referral.json'), '--rules', at('own/rules'), ...service]
    for (const command of ['decide', 'explain']) {
      const { code, stderr, stdout } = await runCli([command, ...deciding])
      expect([command, code, stderr]).toEqual([command, 0, ''])
      expect(stdout).toMatch(/first\s+conversation\s+in\s+the\s+evening/)
    }
    const { stdout } = await runCli(['decide', ...deciding, '--format', 'json'])
    const { decision } = JSON.parse(stdout)
    expect(decision.actions.map(({ action }: { action: string }) => action)).toContain('evening-conversation')
  })

  test('passes check at once, with a service of its own', async () => {
    await init('own')
    const { code, stderr, stdout } = await runCli([
      'check',
      at('own/rules'),
      '--service',
      at('own/service.json'),
    ])
    expect([code, stderr]).toEqual([0, ''])
    expect(stdout).toMatch(/^Checked, and nothing found but 2 notes\n/)
  })

  test('gives the commands that come next, which are right as they stand', async () => {
    const { stdout } = await init('own')
    const commands = stdout.split('Next:\n')[1]?.trim().split('\n') ?? []
    expect(commands.length).toBe(3)
    for (const command of commands) {
      const [program, ...argv] = command.trim().split(' ')
      expect(program).toBe('referral-triage')
      expect((await runCli(argv)).code).toBe(0)
    }
  })

  test('names in its README every file that it writes, and no other', async () => {
    await init('own')
    const readme = readFileSync(at('own/README.md'), 'utf8')
    const named = [...readme.matchAll(/^\| `([^`]+)` \|/gm)].map(([, path]) => path ?? '')
    const others = filesIn('own').filter((path) => path !== 'README.md' && !path.startsWith('schemas/'))
    expect([...named].sort()).toEqual([...others, 'schemas/'].sort())
  })

  test('takes an empty directory, and none that has anything in it', async () => {
    mkdirSync(at('empty'))
    expect((await init('empty')).code).toBe(0)
    mkdirSync(at('full'))
    writeFileSync(at('full/.gitignore'), '')
    const { code, stderr } = await init('full')
    expect(code).toBe(2)
    expect(stderr).toContain('is not empty, and nothing was written')
    expect(filesIn('full')).toEqual(['.gitignore'])
  })

  test('asks for the nation, for there is none that would do for everybody', async () => {
    const { code, stderr } = await runCli(['init', at('own')])
    expect(code).toBe(2)
    expect(stderr).toContain('--nation')
    expect((await runCli(['init', at('own'), '--nation', 'britain'])).code).toBe(2)
    expect(readdirSync(folder)).toEqual([])
  })

  test.each([
    ['Our Team (North)', 'our-team-north'],
    ['social-prescribing', 'our-social-prescribing'],
    ['…', 'our-service'],
  ])('makes an id of the name of the directory: %s', async (name, id) => {
    await init(name)
    expect(jsonIn(`${name}/rules/rule-set.json`).id).toBe(id)
    expect((await runCli(['check', at(`${name}/rules`)])).code).toBe(0)
  })

  test('says where it cannot write, and leaves nothing behind', async () => {
    writeFileSync(at('taken'), '')
    const { code, stderr } = await init('taken/own')
    expect(code).toBe(2)
    expect(stderr).toContain('cannot be written')
    expect(readdirSync(folder)).toEqual(['taken'])
  })
})

describe('writing all files', () => {
  const impossible = new Map([
    ['a', 'a file'],
    ['b/c', 'another'],
    ['a/d', 'below a file'],
  ])

  test('writes none if one cannot be written', () => {
    expect(() => nodeFiles.writeAll(at('made/for/this'), impossible)).toThrow()
    expect(readdirSync(folder)).toEqual([])
    mkdirSync(at('there'))
    expect(() => nodeFiles.writeAll(at('there'), impossible)).toThrow()
    expect(readdirSync(at('there'))).toEqual([])
  })
})
