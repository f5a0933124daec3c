import { cpSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { readRuleSetDirectory } from '../src/node.js'
import { defaultRuleSet } from '../src/rule-set/shipped.js'
import { scratchFolder } from './support/scratch-folder.js'

const copied = (): string => {
  const folder = scratchFolder(onTestFinished)
  cpSync('rules/social-prescribing', folder, { recursive: true })
  return folder
}

const issuesOf = (directory: string) => {
  const read = readRuleSetDirectory(directory)
  return read.ok ? [] : read.issues
}

describe('a directory of rules', () => {
  test('is the rule set that its bundle is', () => {
    expect(readRuleSetDirectory('rules/social-prescribing')).toEqual({ ok: true, value: defaultRuleSet() })
  })

  test('may hold other files beside the rules', () => {
    const folder = copied()
    writeFileSync(join(folder, 'README.md'), '# Ours')
    writeFileSync(join(folder, 'pathway', '.draft.json'), 'not yet')
    expect(readRuleSetDirectory(folder).ok).toBe(true)
  })

  test('with a rule in the wrong place names the file', () => {
    const folder = copied()
    renameSync(
      join(folder, 'pathway', 'holistic-carer.json'),
      join(folder, 'redirect', 'holistic-carer.json'),
    )
    expect(issuesOf(folder)).toMatchObject([
      { code: 'misplaced-rule-file', file: 'redirect/holistic-carer.json' },
    ])
  })

  test('with several broken files names them all', () => {
    const folder = copied()
    writeFileSync(join(folder, 'pathway', 'a.json'), '{')
    writeFileSync(join(folder, 'action', 'b.json'), '')
    expect(issuesOf(folder)).toMatchObject([
      { code: 'not-json', file: 'action/b.json' },
      { code: 'not-json', file: 'pathway/a.json' },
    ])
  })

  test('that is not there, or is a file, is an issue and no crash', () => {
    expect(issuesOf('rules/gone')).toMatchObject([{ code: 'unreadable-file' }])
    expect(issuesOf('package.json')).toMatchObject([{ code: 'unreadable-file' }])
  })
})
