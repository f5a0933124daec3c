/**
 * Prints which files of `src/` a referral passes, each with the first sentence of its first comment: those of which a
 * function was called, as V8's own coverage counts it, while a triage was made and while it decided its first referral.
 * What merely ran when a file was imported does not count. Takes `--json`, and the file of a referral.
 */
import { readFileSync } from 'node:fs'
import { Session } from 'node:inspector/promises'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

const root = join(import.meta.dirname, '..', '..')

/** Rooms in the order that data flows; a file at the root of `src/` is a room by itself. */
const ROOMS = ['triage', 'issue', 'input', 'referral', 'service', 'facts', 'rule-set', 'decision', 'proof']

const roomOf = (path: string): number => ROOMS.indexOf(path.split(/[/.]/)[1] ?? '')

/** Starts counting. What it gives tells, each time, the files of which a function was called since the last time. */
const startCounting = async (): Promise<() => Promise<readonly string[]>> => {
  const session = new Session()
  session.connect()
  await session.post('Profiler.enable')
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true })
  return async () => {
    const { result } = await session.post('Profiler.takePreciseCoverage')
    return result
      .filter(({ url }) => url.startsWith('file:'))
      .map(({ functions, url }) => ({
        path: relative(root, fileURLToPath(url)).replaceAll('\\', '/'),
        isCalled: functions.some(({ ranges: [whole] }) => whole !== undefined && whole.count > 0),
      }))
      .filter(({ isCalled, path }) => isCalled && path.startsWith('src/') && path.endsWith('.ts'))
      .map(({ path }) => path)
      .sort((one, other) => roomOf(one) - roomOf(other) || (one < other ? -1 : 1))
  }
}

/** The first sentence of a file's first comment. */
const purposeOf = (path: string): string => {
  const [, comment = ''] = /\/\*\*([\s\S]*?)\*\//.exec(readFileSync(join(root, path), 'utf8')) ?? []
  const text = comment.replace(/\s*\n\s*\*?\s*/g, ' ').trim()
  return /^.*?\.(?=\s|$)/.exec(text)?.[0] ?? text
}

const listed = (title: string, files: readonly string[]): string => {
  const width = Math.max(...files.map((path) => path.length))
  return [
    `${title}: ${files.length} files`,
    ...files.map((path) => `  ${path.padEnd(width)}  ${purposeOf(path)}`),
  ].join('\n')
}

const { positionals, values } = parseArgs({ allowPositionals: true, options: { json: { type: 'boolean' } } })
const file = positionals[0] ?? join(root, 'docs', 'examples', 'diabetes-low-mood.json')
const referral: unknown = JSON.parse(readFileSync(file, 'utf8'))

const calledSince = await startCounting()
const { createTriage, services } = await import('../../src/index.js')
await calledSince()
const triage = createTriage({ service: services.sp7 })
const created = await calledSince()
triage.safeDecide(referral)
const decided = await calledSince()

console.log(
  values.json === true
    ? JSON.stringify({ createTriage: created, decide: decided })
    : [
        listed('createTriage, with the rules that ship', created),
        listed('the first decide', decided),
        `both together: ${new Set([...created, ...decided]).size} files`,
      ].join('\n\n'),
)
