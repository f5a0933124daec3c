import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { checkExamples } from '../src/analysis/examples/check-examples.js'
import { unwrap } from '../src/issue/issue.js'
import { parseRuleSet } from '../src/rule-set/parse-rule-set.js'
import { defaultRuleSet } from '../src/rule-set/shipped.js'
import { bundled, bundledCommand } from './bundled.js'
import { asShown, documents, printedBySample, programOf, root, samplesOf } from './documents.js'
import { runNode } from './run-node.js'

const folder = mkdtempSync(join(tmpdir(), 'referral-triage-docs-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const node = async (...args: readonly string[]): Promise<string> => {
  const { stdout, ...ending } = await runNode(args, root)
  expect(ending).toEqual({ status: 0, stderr: '' })
  return stdout
}

// The code of the documents imports the package by its name; here that is its source.
const runProgram = async (name: string, program: string): Promise<readonly string[]> => {
  const file = join(folder, `${name.replaceAll('/', '-')}.ts`)
  writeFileSync(file, program)
  return printedBySample(await node(bundled(file, name.replaceAll('/', '-'))))
}

const runCommand = (command: string): Promise<string> => {
  const [npx, name, ...args] = command.trim().split(/\s+/)
  expect([npx, name]).toEqual(['npx', 'referral-triage'])
  return node(bundledCommand(), ...args)
}

const readme = documents.get('README.md') ?? ''
const withCode = [...documents].filter(([, text]) => samplesOf(text).length > 0)

describe('what the documents show is what happens', () => {
  test.each(withCode)('%s', async (path, text) => {
    const samples = samplesOf(text)
    const code = samples.filter(({ kind }) => kind === 'ts')
    const printed = code.length === 0 ? [] : await runProgram(path, programOf(samples))
    expect(printed).toHaveLength(code.length)
    for (const [index, { output }] of code.entries()) {
      const shown = output?.text ?? ''
      expect(asShown(printed[index] ?? '', shown)).toBe(shown)
    }
    for (const { code: command, output } of samples.filter(({ kind }) => kind === 'sh')) {
      const shown = output?.text ?? ''
      expect(asShown(await runCommand(command.text), shown)).toBe(shown)
    }
  })

  test('and code is shown', () => {
    expect(withCode.map(([path]) => path)).toContain('README.md')
  })
})

describe('the README', () => {
  const [first] = samplesOf(readme)

  test('shows the library by line 20, and what it answers by line 40', () => {
    expect(first?.kind).toBe('ts')
    expect(first?.code.text).toContain(`from 'referral-triage'`)
    expect(first?.code.from).toBeLessThanOrEqual(20)
    expect(first?.output?.to).toBeLessThanOrEqual(40)
  })

  test('shows both commands on its first screen', () => {
    const screen = readme.split('\n').slice(0, 40).join('\n')
    expect(screen).toContain('npm ci && npm run demo')
    expect(screen).toContain('npm cit')
  })
})

describe('the recipe for a rule', () => {
  const [, json = ''] = /```json\n([\s\S]*?)```/.exec(documents.get('CONTRIBUTING.md') ?? '') ?? []

  test('gives a rule that the default rule set takes, with examples that hold', () => {
    const { $schema, ...rule } = JSON.parse(json)
    const shipped = defaultRuleSet()
    const ruleSet = unwrap(parseRuleSet({ ...shipped, rules: [...shipped.rules, rule] }))
    const index = ruleSet.rules.findIndex(({ name }) => name === rule.name)
    expect(index).not.toBe(-1)
    expect(checkExamples(ruleSet).filter(({ path }) => path[1] === index)).toEqual([])
    expect($schema).toBe('../../schemas/rule.schema.json')
  })
})

describe('every document', () => {
  const LINK = /\]\(([^)\s]+)\)/g

  test.each([...documents])('%s leads to places that exist', (path, text) => {
    const broken = [...text.matchAll(LINK)]
      .flatMap(([, target = '']) => (/^(https?:|mailto:|#)/.test(target) ? [] : [target.replace(/#.*$/, '')]))
      .filter((target) => !existsSync(join(root, dirname(path), target)))
    expect(broken).toEqual([])
  })

  test('of docs/ is in its index, once', () => {
    const index = documents.get('docs/README.md') ?? ''
    const pages = [...documents.keys()]
      .filter((path) => path.startsWith('docs/') && path !== 'docs/README.md')
      .map((path) => path.slice('docs/'.length))
    expect(pages.filter((page) => index.split(`(${page})`).length !== 2)).toEqual([])
  })
})
