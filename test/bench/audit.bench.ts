/**
 * How fast the audit log is, beside plain SHA-256 over the same bytes: `npm run bench`.
 * Prints a table; the numbers in docs/audit.md come from it.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import process from 'node:process'
import { sha256 } from '@noble/hashes/sha2'
import { utf8ToBytes } from '@noble/hashes/utils'
import { createLog } from '../../src/audit/chain/audit-log.js'
import type { SealedRecord } from '../../src/audit/chain/log-entry.js'
import { verifyLog } from '../../src/audit/chain/verify-log.js'
import { openFileStore } from '../../src/audit/node/file-store.js'
import { readLog } from '../../src/audit/node/read-log.js'
import { memoryStore } from '../../src/audit/stores/memory-store.js'
import { unwrap } from '../../src/issue/issue.js'
import { closed, decided } from '../audit/support/records.js'

const seconds = async (what: () => unknown): Promise<number> => {
  const start = performance.now()
  await what()
  return (performance.now() - start) / 1_000
}

const fileLog = async (
  records: readonly SealedRecord[],
  atOnce: number,
  directory: string,
): Promise<void> => {
  const log = createLog({ store: unwrap(await openFileStore({ directory })) })
  for (let from = 0; from < records.length; from += atOnce) {
    const batch = records.slice(from, from + atOnce)
    for (const result of await Promise.all(batch.map((record) => log.append(record)))) unwrap(result)
  }
  await log.close()
}

const memoryLog = async (records: readonly SealedRecord[]): Promise<void> => {
  const log = createLog({ store: memoryStore() })
  for (const result of await Promise.all(records.map((record) => log.append(record)))) unwrap(result)
}

const measure = async (title: string, records: readonly SealedRecord[]): Promise<void> => {
  const scratch = mkdtempSync(join(tmpdir(), 'referral-triage-bench-'))
  try {
    const [one, many] = [join(scratch, 'one'), join(scratch, 'many')]
    const row = (what: string, took: number, plain: number): void =>
      console.log(
        `${title} | ${what} | ${Math.round(records.length / took)} | ${plain === 0 ? '1.0' : (took / plain).toFixed(1)}`,
      )
    await fileLog(records, 100, many) // warms up
    const lines: string[] = []
    for await (const line of readLog(many)) lines.push(line)
    for (const line of lines.slice(0, 200)) sha256(utf8ToBytes(line))
    const plain = await seconds(() => lines.map((line) => sha256(utf8ToBytes(line))))
    row('plain SHA-256', plain, 0)
    row('append, in memory', await seconds(() => memoryLog(records)), plain)
    row(
      'append, file, 100 at once',
      await seconds(() => fileLog(records, 100, join(scratch, 'again'))),
      plain,
    )
    row('append, file, one by one', await seconds(() => fileLog(records, 1, one)), plain)
    row('verify', await seconds(() => verifyLog(lines)), plain)
    row('verify, from the file', await seconds(() => verifyLog(readLog(many))), plain)
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}

console.log(`Node ${process.version}, ${cpus().length} x ${cpus()[0]?.model ?? 'unknown processor'}`)
console.log('records | what | records a second | times plain SHA-256')
console.log('---|---|---|---')
const decision = decided('d-0')
await measure('closures of about 1 kB', [
  decision,
  ...Array.from({ length: 2_000 }, (_, index) => closed(`r${index}`)),
])
const decisions = Array.from({ length: 400 }, (_, index) => ({
  ...decision,
  record: { ...decision.record, recordId: `d-${index}` },
}))
await measure('decisions of about 20 kB', decisions)
