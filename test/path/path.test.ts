import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { runNode } from '../run-node.js'

const root = join(import.meta.dirname, '..', '..')

interface Lists {
  readonly createTriage: readonly string[]
  readonly decide: readonly string[]
}

let path: Lists = { createTriage: [], decide: [] }

beforeAll(async () => {
  const { status, stderr, stdout } = await runNode(['--import', 'tsx', 'test/path/path.ts', '--json'], root)
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  path = JSON.parse(stdout)
}, 60_000)

/** The files of the tables under one heading of the page, below `src/`. */
const walked = (step: string): readonly string[] => {
  const page = readFileSync(join(root, 'docs', 'architecture.md'), 'utf8')
  const [, table = ''] = new RegExp(`^\\*\\*${step}[^]*?\\n((?:\\|.*\\n)+)`, 'm').exec(page) ?? []
  return [...table.matchAll(/^\| `([^`]+)`/gm)].map(([, file]) => `src/${file}`)
}

describe('the path of one referral', () => {
  test('has at most 50 files for the first decision', () => {
    expect(path.decide).toEqual(expect.arrayContaining(['src/triage.ts', 'src/decision/decide.ts']))
    expect(path.decide.length).toBeLessThanOrEqual(50)
  })

  test('is walked by docs/architecture.md, file by file', () => {
    expect([...walked('`createTriage`')].sort()).toEqual([...path.createTriage].sort())
    expect([...walked('The first `decide`')].sort()).toEqual([...path.decide].sort())
  })
})
