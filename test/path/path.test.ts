import { join } from 'node:path'
import { expect, test } from 'vitest'
import { runNode } from '../run-node.js'

const root = join(import.meta.dirname, '..', '..')

test('a reader of the first decision has at most 50 files to read', async () => {
  const { status, stderr, stdout } = await runNode(['--import', 'tsx', 'test/path/path.ts', '--json'], root)
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  const { decide } = JSON.parse(stdout)
  expect(decide).toEqual(expect.arrayContaining(['src/triage.ts', 'src/decision/decide.ts']))
  expect(decide.length).toBeLessThanOrEqual(50)
})
