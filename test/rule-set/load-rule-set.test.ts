import { describe, expect, test } from 'vitest'
import { unwrap } from '../../src/issue/issue.js'
import { loadRuleSet } from '../../src/rule-set/load-rule-set.js'
import { parseRuleSet } from '../../src/rule-set/parse-rule-set.js'
import type { RuleSetFile } from '../../src/rule-set/reading/rule-set-files.js'
import { issuesOf } from './support/issues-of.js'
import { smallPolicy, withValue } from './support/small-policy.js'

const directory = (): RuleSetFile[] => {
  const { rules, ...rest } = smallPolicy()
  return [
    { path: 'rule-set.json', json: { $schema: '../schemas/rule-set.schema.json', ...rest } },
    ...rules.map((rule) => ({
      path: `${rule.event.type}/${rule.name}.json`,
      json: { $schema: '../../schemas/rule.schema.json', ...rule },
    })),
  ]
}

const changed = (path: string, change: (file: RuleSetFile) => RuleSetFile | null): RuleSetFile[] =>
  directory().flatMap((file) => (file.path === path ? (change(file) ?? []) : [file]))

const inFile = (files: readonly RuleSetFile[]) =>
  issuesOf(loadRuleSet(files)).map(({ code, file, path }) => `${code} in ${file ?? '?'} at ${path.join('.')}`)

describe('a directory', () => {
  test('gives the rule set that one document gives', () => {
    const { rules, ...rest } = smallPolicy()
    expect(unwrap(loadRuleSet(directory()))).toEqual(unwrap(parseRuleSet({ ...rest, rules })))
  })

  test('gives the same whatever order its files are read in, and however their paths are written', () => {
    const before = JSON.stringify(unwrap(loadRuleSet(directory())))
    expect(JSON.stringify(unwrap(loadRuleSet(directory().reverse())))).toBe(before)
    const windows = directory().map(({ path, json }) => ({ path: path.replaceAll('/', '\\'), json }))
    expect(JSON.stringify(unwrap(loadRuleSet(windows)))).toBe(before)
    const dotted = directory().map(({ path, json }) => ({ path: `./${path}`, json }))
    expect(JSON.stringify(unwrap(loadRuleSet(dotted)))).toBe(before)
  })

  test('names the file of each issue, the path starting there', () => {
    const files = directory().map((file): RuleSetFile => {
      if (file.path === 'rule-set.json') return { ...file, json: withValue(file.json, ['version'], 'one') }
      if (file.path === 'escalate/urgent.json') return { ...file, json: withValue(file.json, ['title'], 3) }
      return { ...file, json: withValue(file.json, ['conditions'], { any: [] }) }
    })
    expect(inFile(files)).toEqual([
      'wrong-format in rule-set.json at version',
      'wrong-type in escalate/urgent.json at title',
      'empty-condition in pathway/many-needs.json at conditions.any',
    ])
  })

  test('names the file of data that is no plain data', () => {
    const files = changed('pathway/many-needs.json', (file) => ({
      ...file,
      json: withValue(file.json, ['title'], () => 'x'),
    }))
    expect(inFile(files)).toEqual(['not-plain-data in pathway/many-needs.json at title'])
  })

  test.each([
    ['in the folder of another event', 'escalate/many-needs.json'],
    ['under another name', 'pathway/other.json'],
    ['at the top', 'many-needs.json'],
    ['too deep', 'rules/pathway/many-needs.json'],
    ['in a folder of no event', 'paths/many-needs.json'],
  ])('has no rule %s', (_, path) => {
    const files = changed('pathway/many-needs.json', (file) => ({ ...file, path }))
    expect(inFile(files)).toEqual([`misplaced-rule-file in ${path} at `])
    expect(issuesOf(loadRuleSet(files))[0]?.hint).toBe('move it to `pathway/many-needs.json`')
  })

  test('says where rules belong when the rule does not say it', () => {
    const files = [...directory(), { path: 'notes.json', json: { note: 'x' } }]
    const [issue] = issuesOf(loadRuleSet(files))
    expect(issue).toMatchObject({ code: 'misplaced-rule-file', file: 'notes.json' })
    expect(issue?.hint).toBe('put each rule into `<event type>/<rule name>.json`')
  })

  test.each(['codes', 'keys', 'phrases'])('takes signals/%s.json for no rule', (name) => {
    const files = [...directory(), { path: `signals/${name}.json`, json: { note: 'x' } }]
    expect(loadRuleSet(files)).toEqual(loadRuleSet(directory()))
  })

  test('takes any other file in signals/ for a rule that lies in the wrong place', () => {
    const files = [...directory(), { path: 'signals/many-needs.json', json: { note: 'x' } }]
    expect(issuesOf(loadRuleSet(files))[0]).toMatchObject({ code: 'misplaced-rule-file' })
  })

  test('has two rules of one name only once', () => {
    const [, rule] = directory()
    const event = { type: 'extension', params: { reason: 'because' } }
    const files = [
      ...directory(),
      { path: 'extension/many-needs.json', json: withValue(rule?.json, ['event'], event) },
    ]
    expect(inFile(files)).toEqual(['duplicate-name in pathway/many-needs.json at name'])
  })

  test('has a `rule-set.json`', () => {
    expect(inFile(changed('rule-set.json', () => null))).toEqual(['missing-rule-set-file in ? at '])
    expect(inFile([])).toEqual(['missing-rule-set-file in ? at '])
  })

  test('has no rules in its `rule-set.json`', () => {
    const files = changed('rule-set.json', (file) => ({ ...file, json: withValue(file.json, ['rules'], []) }))
    expect(inFile(files)).toEqual(['unknown-key in rule-set.json at rules'])
  })

  test.each([null, [], 'text', 3])('has an object in its `rule-set.json`, not %j', (json) => {
    expect(inFile(changed('rule-set.json', (file) => ({ ...file, json })))[0]).toBe(
      'wrong-type in rule-set.json at ',
    )
  })
})
